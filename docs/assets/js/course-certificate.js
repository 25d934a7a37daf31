// <course-certificate>: a sheet to print once the final review is passed. The name stays on the page.

import { dayInWords, dayOf } from "./days.js";
import { keepText } from "./kept-text.js";
import { readRecord } from "./record.js";

class CourseCertificate extends HTMLElement {
  connectedCallback() {
    this.#find(".needs-script").hidden = true;
    this.name = /** @type {HTMLInputElement} */ (this.#find("input[name=name]"));
    keepText("name", this.name, /** @type {HTMLInputElement} */ (this.#find("input[name=keep]")));
    this.name.addEventListener("input", this);
    this.#find("button").addEventListener("click", () => print());
    document.addEventListener("course:record-changed", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    document.removeEventListener("course:record-changed", this);
  }

  handleEvent() {
    const passed = readRecord().reviews?.passed;
    this.#find(".certificate-not-yet").hidden = Boolean(passed);
    this.#find(".certificate-ready").hidden = !passed;
    if (!passed) return;
    const { right, total, release } = passed;
    this.#write("name", this.name?.value.trim() || "\u00a0");
    this.#write("score", `${right} of ${total} right, ${Math.floor((100 * right) / total)}%`);
    this.#write("date", dayInWords(dayOf(passed)));
    this.#write("release", release);
  }

  /**
   * @param {string} part
   * @param {string} words
   */
  #write(part, words) {
    this.#find(`[data-part="${part}"]`).textContent = words;
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

customElements.define("course-certificate", CourseCertificate);
