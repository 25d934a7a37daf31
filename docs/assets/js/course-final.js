// <course-final>: a draw from all modules, asked in one go or in several; then the result.

import { courseList } from "./course-list.js";
import { localDay } from "./days.js";
import { originOf } from "./fetched-questions.js";
import { showResult } from "./final-result.js";
import { LOADING, ask } from "./question-deck.js";
import { emptyReviews } from "./record-reviews.js";
import { readRecord, updateRecord } from "./record.js";
import { cardOf, reviewed } from "./schedule.js";
import { PASS_MARK, standing } from "./standing.js";

/** @typedef {import("./question-deck.js").Answered} Answered */

class CourseFinal extends HTMLElement {
  /** @type {import("./progress.js").Course} */
  #course = { modules: [] };
  #loading = false;

  async connectedCallback() {
    this.#find(".needs-script").hidden = true;
    this.addEventListener("click", this);
    try {
      this.#course = await courseList();
      this.#offer();
    } catch {
      this.#offline();
    }
  }

  /**
   * What is pressed keeps the focus until a question or the result takes it.
   * @param {Event} event
   */
  async handleEvent({ target }) {
    const name = /** @type {HTMLElement} */ (target).closest("button")?.name;
    if (this.#loading || (name !== "new" && name !== "go-on")) return;
    this.#loading = true;
    this.#say(LOADING);
    try {
      await (name === "new" ? this.#begin() : this.#standing.done ? this.#result() : this.#run());
    } catch {
      this.#offline();
    }
    this.#loading = false;
  }

  get #final() {
    return readRecord().reviews?.final;
  }

  /** Begin, go on, or look at the result; the result waits for a click, since it would push the task below away. */
  #offer() {
    const { items, answered, right, done } = this.#standing;
    this.#show("new", items.length ? "Begin a new draw" : "Begin");
    this.#show("go-on", done ? "Show the result" : items.length ? "Go on" : "");
    if (done) this.#say(`Your last draw: ${right} of ${items.length} right.`);
    else this.#say(items.length ? `You have answered ${answered} of ${items.length} questions.` : "");
  }

  get #standing() {
    return standing(this.#final, this.#course);
  }

  async #begin() {
    const { draw } = await import("./draw.js");
    const seed = crypto.getRandomValues(new Uint32Array(1))[0];
    await updateRecord((record, now) => {
      const items = draw(this.#course, record, seed);
      (record.reviews ??= emptyReviews()).final = { seed, items, answers: {}, at: now };
    });
    await this.#run();
  }

  async #run() {
    const ready = () => {
      this.#show("new", "");
      this.#show("go-on", "");
      this.#find(".final-result").hidden = true;
      this.#say("");
    };
    const { items } = this.#standing;
    const answers = this.#final?.answers ?? {};
    const left = items.filter((name) => !answers[name]);
    try {
      const keep = this.#keep.bind(this);
      await ask(this.#find(".review-deck"), left, keep, { ready, done: items.length - left.length });
      await this.#finish();
    } catch {
      this.#offline();
      this.#show("new", "");
      this.#show("go-on", "Try again");
      this.#find('button[name="go-on"]').focus();
    }
  }

  /**
   * Kept with the draw, and not with the answers in the modules, which a final review leaves as they are.
   * @param {Answered} answer
   * @param {Answered} first
   * @param {Event} [event]
   */
  #keep(answer, first, event) {
    event?.stopPropagation();
    if (answer !== first) return;
    const { id, right, certainty } = first;
    updateRecord((record, now) => {
      const reviews = (record.reviews ??= emptyReviews());
      const result = { right, ...(certainty ? { certainty } : {}) };
      if (reviews.final) reviews.final.answers[id] = { ...result, at: now };
      reviews.cards[id] = { ...reviewed(cardOf(record, id), result, localDay(Date.now())), unreviewed: true, at: now };
    });
  }

  async #finish() {
    await updateRecord((record, at) => {
      const { items, right, passed } = standing(record.reviews?.final, this.#course);
      const pass = { right, total: items.length, release: this.dataset.release ?? "", at };
      if (passed) (record.reviews ??= emptyReviews()).passed = pass;
    });
    await this.#result();
    const { items, right, percent, passed } = this.#standing;
    const detail = { right, total: items.length, percent, passMark: PASS_MARK, passed, at: Date.now() };
    this.dispatchEvent(new CustomEvent("course:final-finished", { bubbles: true, detail }));
  }

  async #result() {
    const { items, right, percent, passed } = this.#standing;
    const answers = this.#final?.answers ?? {};
    const origins = await Promise.all(items.map(originOf));
    this.#offer();
    this.#say("");
    this.#show("go-on", "");
    const verdict = passed ? "Passed." : `The pass mark is ${PASS_MARK}%.`;
    this.#find(".quiz-score").textContent = `${right} of ${items.length} right: ${percent}%. ${verdict}`;
    this.#find(".final-passed").hidden = !passed;
    this.#find(".final-not-passed").hidden = passed;
    const asked = origins.map((origin) => ({ ...origin, right: answers[origin.name].right }));
    showResult(this.#find(".final-result"), this.#course, asked);
    this.#find(".final-result h3").focus();
  }

  /**
   * @param {string} name
   * @param {string} words
   */
  #show(name, words) {
    const button = this.#find(`button[name="${name}"]`);
    button.textContent = words;
    button.hidden = words === "";
  }

  #offline() {
    this.#say("The questions could not be loaded. Are you offline? Try again later.");
  }

  /** @param {string} words */
  #say(words) {
    this.#find(".review-status").textContent = words;
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

customElements.define("course-final", CourseFinal);
