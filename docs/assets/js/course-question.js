// <course-question>: choose, check, be told in words why, try again.
//
// The page already holds the whole question, and a fold-out with every answer and its reason. This adds the
// checking: two tries, then the answer; after that, again at will.

import { isOver } from "./record-parts.js";
import { readRecord } from "./record.js";
import * as choice from "./types/choice.js";
import * as fillIn from "./types/fill-in.js";
import * as parts from "./types/parts.js";

const TYPES = { single: choice, multiple: choice, "fill-in": fillIn, order: parts, match: parts };
const ASK = {
  single: "Choose an answer first.",
  multiple: "Choose at least one answer first.",
  "fill-in": "Type your answer first.",
  order: "Give each one its place first.",
  match: "Choose for each line first.",
};

const TWICE = "Two have the same place. Give each its own.";
const SAME = "That is the same answer. Change it first.";
const ECHO = 300; // milliseconds in which nobody presses Enter twice on purpose

/** @typedef {{ over: boolean, right: boolean, atOnce: boolean, certainty?: string }} Outcome */

export class CourseQuestion extends HTMLElement {
  /** @type {HTMLFieldSetElement | undefined} */
  sure;
  /** What the button says once the answer is out, where it does not begin anew. */
  onward = "";
  /** @type {string[]} */
  #given = [];
  #pressed = -ECHO;
  #tries = 0;
  #right = false;
  /** @type {string | undefined} */
  #certainty;

  connectedCallback() {
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.fields = /** @type {HTMLFieldSetElement} */ (this.querySelector(".quiz-options"));
    this.status = /** @type {HTMLElement} */ (this.querySelector('[role="status"]'));
    this.button = /** @type {HTMLButtonElement} */ (this.querySelector("button"));
    this.key = /** @type {HTMLDetailsElement} */ (this.querySelector("details"));
    this.button.hidden = false;
    this.#lock(false);
    this.form.addEventListener("submit", this);
    for (const press of ["keydown", "click"]) this.form.addEventListener(press, (event) => this.#hush(event));
    this.fields.addEventListener("change", ({ target }) => unmark(/** @type {Element} */ (target).closest("[data-mark]")));
    this.#restore();
  }

  /** @param {Event} event */
  handleEvent(event) {
    event.preventDefault();
    if (!this.#over) return this.#check();
    this.restart();
    this.enter();
  }

  /**
   * Stop a press that nobody means: of a held key, or the second one of a double click or a trembling hand. It
   * would use up a try, or leave the reasons unread.
   * @param {Event} event
   */
  #hush(event) {
    const { key, repeat, detail, timeStamp } = /** @type {KeyboardEvent} */ (event);
    const clickedTwice = detail > 1 && /** @type {Element} */ (event.target).closest("button");
    const pressedTwice = key === "Enter" && (repeat || timeStamp - this.#pressed < ECHO);
    if (key === "Enter") this.#pressed = timeStamp;
    if (clickedTwice || pressedTwice) event.preventDefault();
  }

  get #type() {
    return /** @type {keyof typeof TYPES} */ (this.dataset.type);
  }

  get #over() {
    return isOver({ right: this.#right, tries: this.#tries });
  }

  /** @returns {Outcome} how the question stands */
  get outcome() {
    const atOnce = this.#right && this.#tries === 1;
    return { over: this.#over, right: this.#right, atOnce, certainty: this.#certainty };
  }

  /** Begin anew; the record keeps the last answer until there is another. */
  restart() {
    this.#tries = 0;
    this.#right = false;
    delete this.dataset.verdict;
    this.form?.reset();
    this.#unmark();
    this.#lock(false);
    this.#rate(false);
    this.status?.replaceChildren();
  }

  /** Go to its first field, of lists to the first that is empty. */
  enter() {
    const fields = /** @type {HTMLInputElement[]} */ ([...(this.fields?.querySelectorAll("input, select") ?? [])]);
    (fields.find(({ value }) => value === "") ?? fields[0])?.focus();
  }

  /** Ask how sure the learner is, too: in a review always, in a module when the learner wishes it. */
  async askCertainty() {
    const { certaintyField } = await import("./certainty.js");
    if (this.sure) return;
    this.sure = certaintyField(this.id);
    this.status?.before(this.sure);
    this.#rate(this.#tries > 0);
  }

  #restore() {
    const record = readRecord();
    if (record.settings.certainty?.value) this.askCertainty().catch(() => {}); // offline without it: not asked
    const answer = record.answers[this.dataset.question ?? ""];
    if (!answer || !this.fields) return;
    if (answer.fingerprint !== this.dataset.fingerprint) {
      this.#note("This question has changed since you answered it. Your answer is kept; have another look.");
      return;
    }
    TYPES[this.#type].put(this.fields, answer.given);
    this.#given = answer.given;
    this.#tries = answer.tries;
    this.#right = answer.right;
    this.#certainty = answer.certainty;
    this.status?.setAttribute("aria-live", "off"); // told when it was checked, not anew on every visit
    this.#tell(answer.given);
  }

  #check() {
    if (!this.fields) return;
    const given = TYPES[this.#type].given(this.fields);
    this.status?.removeAttribute("aria-live");
    if (given.length === 0) {
      this.enter();
      return this.#say(ASK[this.#type]);
    }
    if (this.#type === "order" && parts.hasTwins(given)) return this.#say(TWICE);
    if (this.#tries > 0 && `${given}` === `${this.#given}`) return this.#tell(given, SAME);
    this.#given = given;
    this.#tries += 1;
    this.#right = TYPES[this.#type].isRight(/** @type {HTMLElement} */ (this.key), given);
    if (this.#tries === 1) this.#certainty = this.sure?.querySelector("input:checked")?.getAttribute("value") ?? undefined;
    this.#note("");
    this.#tell(given);
    this.#announce(given);
  }

  /**
   * The button takes the focus first: what is said of it would cut the verdict short.
   * @param {string[]} given
   * @param {string} verdict
   */
  #tell(given, verdict = this.#verdict) {
    this.dataset.verdict = this.#right ? "right" : "wrong";
    const [key, fields] = [/** @type {HTMLElement} */ (this.key), /** @type {HTMLFieldSetElement} */ (this.fields)];
    const reasons = TYPES[this.#type].reasons(key, given, this.#over);
    this.#unmark();
    TYPES[this.#type].mark(fields, key, this.#over);
    if (this.#over) this.#lock(true);
    this.#rate(true);
    this.#say(verdict, ...reasons, ...(this.#right ? [] : this.#reread()));
  }

  #unmark() {
    this.fields?.querySelectorAll("[data-mark]").forEach(unmark);
  }

  get #verdict() {
    if (this.#right) return "Right.";
    return this.#over ? "Not quite. The answer and its reasons are below." : "Not quite. You have one more try.";
  }

  /** The link to the section that teaches this. */
  #reread() {
    const link = this.key?.querySelector(".quiz-reread");
    return link ? [/** @type {Element} */ (link.cloneNode(true))] : [];
  }

  /**
   * @param {string} verdict
   * @param {...Element} reasons
   */
  #say(verdict, ...reasons) {
    const words = document.createElement("p");
    words.className = "quiz-verdict";
    words.textContent = verdict;
    this.status?.replaceChildren(words, ...reasons);
    if (!this.status?.hasAttribute("aria-live")) words.scrollIntoView({ block: "nearest" }); // often below a window's end
  }

  /** @param {string} words */
  #note(words) {
    const note = /** @type {HTMLElement} */ (this.querySelector(".quiz-note"));
    note.textContent = words;
    note.hidden = words === "";
  }

  /** @param {boolean} over */
  #lock(over) {
    if (!this.fields || !this.key || !this.button) return;
    this.button.replaceChildren(...this.#label(over)); // before it may get the focus, and be read out
    this.#disable(this.fields, over);
    this.key.hidden = !over;
    this.key.open = over && !this.#right;
  }

  /**
   * What the button says, and to those who meet it in a list of twenty such buttons, which question it is of.
   * @param {boolean} over
   */
  #label(over) {
    if (over && this.onward) return [this.onward];
    const which = document.createElement("span");
    which.className = "seen-by-readers";
    which.textContent = this.key?.querySelector(".quiz-key-of")?.textContent ?? "";
    return [over ? "Try again" : "Check answer", which];
  }

  /**
   * How sure one was is asked before the first try only.
   * @param {boolean} tried
   */
  #rate(tried) {
    if (this.sure) this.#disable(this.sure, tried);
  }

  /**
   * A field that is disabled drops the focus: the button takes it.
   * @param {HTMLFieldSetElement} fields
   * @param {boolean} disabled
   */
  #disable(fields, disabled) {
    if (disabled && fields.contains(document.activeElement)) this.button?.focus();
    fields.disabled = disabled;
  }

  /** @param {string[]} given */
  #announce(given) {
    const detail = {
      id: this.dataset.question,
      fingerprint: this.dataset.fingerprint,
      given,
      tries: this.#tries,
      right: this.#right,
      ...(this.#certainty ? { certainty: this.#certainty } : {}),
      at: Date.now(),
    };
    this.dispatchEvent(new CustomEvent("course:answered", { bubbles: true, detail }));
  }
}

/** @param {Element | null} row */
function unmark(row) {
  row?.removeAttribute("data-mark");
  row?.querySelector("select, input")?.removeAttribute("aria-description");
}

customElements.define("course-question", CourseQuestion);
