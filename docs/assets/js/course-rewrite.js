// <course-rewrite>: room for the learner's own reply, and points to tick against it.

import { keepText } from "./kept-text.js";

class CourseRewrite extends HTMLElement {
  connectedCallback() {
    const field = /** @type {HTMLTextAreaElement} */ (this.querySelector("textarea"));
    keepText("rewrite", field, /** @type {HTMLInputElement} */ (this.querySelector("input[name=keep]")));
    this.querySelectorAll("#points ~ ul > li").forEach((point, place) => tickBox(point, `point-${place + 1}`));
    this.addEventListener("change", this);
    this.querySelectorAll("[hidden]").forEach((part) => part.removeAttribute("hidden"));
  }

  /** @param {Event} event */
  handleEvent({ target }) {
    if (!(/** @type {Element} */ (target).closest("li"))) return;
    const boxes = [...this.querySelectorAll("li input")];
    const ticked = boxes.filter((box) => /** @type {HTMLInputElement} */ (box).checked).length;
    const status = /** @type {HTMLElement} */ (this.querySelector('[role="status"]'));
    status.textContent = `${ticked} of ${boxes.length} ticked`;
  }
}

/**
 * The words of a point become the label of a box.
 * @param {Element} point
 * @param {string} id
 */
function tickBox(point, id) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", id });
  const label = Object.assign(document.createElement("label"), { htmlFor: id });
  label.append(...point.childNodes);
  point.append(box, label);
}

customElements.define("course-rewrite", CourseRewrite);
