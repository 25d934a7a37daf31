// <course-plan>: the learner's own plan and case for a module, kept in this browser while the box is ticked.

import { keepText } from "./kept-text.js";
import { readRecord, updateNow } from "./record.js";

/** @type {[name: string, label: string, rows: number, most: number][]} */
const FIELDS = [
  ["when", "My plan: when this happens", 2, 500],
  ["say", "I will say", 2, 500],
  ["case", "A case of my own: what was said, and what I would say now", 4, 3000],
];
const NAMES = "Leave out customers’ names. What you write is printed with this page.";
const KEEP = "Keep this in my browser. It is never sent anywhere.";

class CoursePlan extends HTMLElement {
  connectedCallback() {
    const checked = readRecord().settings.plan?.value ?? true;
    const box = make("input", { type: "checkbox", id: "plan-keep", checked });
    box.addEventListener("change", () => {
      const value = box.checked;
      updateNow((record, at) => void (record.settings.plan = { value, at }));
    });
    const fields = FIELDS.map(([name, label, rows, maxLength]) => {
      const field = make("textarea", { id: `plan-${name}`, rows, maxLength, placeholder: " " });
      keepText(`${name}/${this.dataset.module}`, field, box);
      return paragraph("own-plan-field", labelOf(field, label), field);
    });
    this.replaceChildren(
      ...fields,
      paragraph("own-plan-note", NAMES),
      paragraph("own-plan-keep", box, labelOf(box, KEEP)),
    );
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 */
function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

/**
 * @param {HTMLElement} field
 * @param {string} words
 */
function labelOf(field, words) {
  return make("label", { htmlFor: field.id, textContent: words });
}

/**
 * @param {string} className
 * @param {...(Node | string)} parts
 */
function paragraph(className, ...parts) {
  const made = make("p", { className });
  made.append(...parts);
  return made;
}

customElements.define("course-plan", CoursePlan);
