// <course-question>: choose, check, be told in words why, try again.
//
// The page already holds the whole question: a form, and a fold-out with every answer and its reason.
// This element adds the checking. Two tries, then the answer; after that, again at will.

import { sameWords } from "./same-words.js";

const TRIES = 2;
const ASK = {
  single: "Choose an answer first.",
  multiple: "Choose at least one answer first.",
  "fill-in": "Type your answer first.",
};

export class CourseQuestion extends HTMLElement {
  #tries = 0;
  #over = false;

  connectedCallback() {
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.fields = /** @type {HTMLFieldSetElement} */ (this.querySelector("fieldset"));
    this.status = /** @type {HTMLElement} */ (this.querySelector('[role="status"]'));
    this.button = /** @type {HTMLButtonElement} */ (this.querySelector("button"));
    this.key = /** @type {HTMLDetailsElement} */ (this.querySelector("details"));
    this.key.hidden = true;
    this.button.hidden = false;
    this.form.addEventListener("submit", this);
  }

  disconnectedCallback() {
    this.form.removeEventListener("submit", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    event.preventDefault();
    if (this.#over) this.#restart();
    else this.#check();
  }

  get #inputs() {
    return [...this.fields.querySelectorAll("input")];
  }

  /** What the learner chose or typed: option ids, or the one text. */
  get #given() {
    if (this.dataset.type === "fill-in") return this.#inputs.map((input) => input.value.trim()).filter(Boolean);
    return this.#inputs.filter((input) => input.checked).map((input) => input.value);
  }

  /** @param {string[]} given */
  #isRight(given) {
    if (this.dataset.type === "fill-in") {
      const accepted = [...this.key.querySelectorAll("[data-answer]")];
      return accepted.some((answer) => sameWords(answer.textContent ?? "", given[0]));
    }
    const right = [...this.key.querySelectorAll("[data-correct]")].map((item) => item.getAttribute("data-option"));
    return right.length === given.length && right.every((option) => given.includes(option ?? ""));
  }

  #check() {
    const given = this.#given;
    if (given.length === 0) {
      this.#say(ASK[/** @type {keyof ASK} */ (this.dataset.type)]);
      this.#inputs[0].focus();
      return;
    }
    this.#tries += 1;
    const right = this.#isRight(given);
    this.#over = right || this.#tries === TRIES;
    this.dataset.verdict = right ? "right" : "wrong";
    this.#say(this.#verdict(right), ...this.#reasons(given, right));
    if (this.#over) this.#end();
  }

  /** @param {boolean} right */
  #verdict(right) {
    if (right) return "Right.";
    return this.#over ? "Not quite. The answer and its reasons are below." : "Not quite. You have one more try.";
  }

  /**
   * The reasons of what was chosen, as copies from the fold-out. What was typed is set as text, never as HTML.
   * @param {string[]} given
   * @param {boolean} right
   */
  #reasons(given, right) {
    if (this.dataset.type === "fill-in") {
      const typed = document.createElement("p");
      typed.textContent = `You wrote: ${given[0]}`;
      return right ? [typed, ...this.#why(this.key)] : [typed];
    }
    return given.flatMap((option) => this.#why(this.key.querySelector(`[data-option="${option}"]`)));
  }

  /** @param {Element | null} place */
  #why(place) {
    const why = place?.querySelector(".quiz-why");
    return why ? [/** @type {Element} */ (why.cloneNode(true))] : [];
  }

  /**
   * @param {string} verdict
   * @param {...Element} reasons
   */
  #say(verdict, ...reasons) {
    const words = document.createElement("p");
    words.className = "quiz-verdict";
    words.textContent = verdict;
    this.status.replaceChildren(words, ...reasons);
  }

  #end() {
    this.#inputs.forEach((input) => (input.disabled = true));
    this.key.hidden = false;
    this.key.open = this.dataset.verdict === "wrong";
    this.button.textContent = "Try again";
  }

  #restart() {
    this.#tries = 0;
    this.#over = false;
    delete this.dataset.verdict;
    this.form.reset();
    this.#inputs.forEach((input) => (input.disabled = false));
    this.key.hidden = true;
    this.key.open = false;
    this.status.replaceChildren();
    this.button.textContent = "Check answer";
    this.#inputs[0].focus();
  }
}

customElements.define("course-question", CourseQuestion);
