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
/** @typedef {import("./record.js").CourseRecord} CourseRecord */

const WORDS = {
  drawn: "Another tab has begun a new draw, which takes the place of this one. ",
  deleted: "The record was deleted in another tab, and this draw with it.",
};

class CourseFinal extends HTMLElement {
  /** @type {import("./progress.js").Course} */
  #course = { modules: [] };
  #loading = false;
  /** @type {number | undefined} of the draw that this page offers or asks */
  #seed;

  async connectedCallback() {
    this.#find(".needs-script").hidden = true;
    this.addEventListener("click", this);
    try {
      this.#course = await courseList();
      this.#offer();
      document.addEventListener("course:record-changed", this);
    } catch {
      this.#offline();
    }
  }

  disconnectedCallback() {
    document.removeEventListener("course:record-changed", this);
  }

  /**
   * What is pressed keeps the focus until a question or the result takes it.
   * @param {Event} event
   */
  async handleEvent({ type, target }) {
    if (type === "course:record-changed") return this.#follow();
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

  /** In another tab the learner may begin another draw, or delete the record: then offer what there is now. */
  #follow() {
    const seed = this.#final?.seed;
    if (seed === this.#seed) return;
    this.#loading = false;
    const focused = this.contains(document.activeElement);
    const deck = this.#find(".review-deck");
    deck.replaceWith(deck.cloneNode()); // what is still on its way to the deck stays out of sight
    this.#find(".final-result").hidden = true;
    this.#offer(seed === undefined ? WORDS.deleted : WORDS.drawn);
    if (focused) this.#find(".review-tools button:not([hidden])").focus();
  }

  /**
   * Begin, go on, or look at the result; the result waits for a click, since it would push the task below away.
   * @param {string} [first] what is said before
   */
  #offer(first = "") {
    const { items, answered, right, done } = this.#standing;
    this.#seed = this.#final?.seed;
    this.#show("new", items.length ? "Begin a new draw" : "Begin");
    this.#show("go-on", done ? "Show the result" : items.length ? "Go on" : "");
    if (done) this.#say(`${first}Your last draw: ${right} of ${items.length} right.`);
    else this.#say(first + (items.length ? `You have answered ${answered} of ${items.length} questions.` : ""));
  }

  get #standing() {
    return standing(this.#final, this.#course);
  }

  async #begin() {
    const { draw } = await import("./draw.js");
    const seed = crypto.getRandomValues(new Uint32Array(1))[0];
    this.#seed = seed;
    await updateRecord((record, now) => {
      const items = draw(this.#course, record, seed);
      (record.reviews ??= emptyReviews()).final = { seed, items, answers: {}, at: now };
    });
    await this.#run();
  }

  async #run() {
    const seed = this.#seed;
    const ready = () => {
      if (seed !== this.#seed) return;
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
      await updateRecord(() => {}); // after all that was kept
      if (seed === this.#seed) await this.#result();
    } catch {
      if (seed !== this.#seed) return;
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
  async #keep(answer, first, event) {
    event?.stopPropagation();
    if (answer !== first) return;
    const { id, right, certainty } = first;
    let last = false;
    await updateRecord((record, now) => {
      const { final, cards } = record.reviews ?? emptyReviews();
      if (!final || final.seed !== this.#seed || final.answers[id]) return; // another tab was faster
      const result = { right, ...(certainty ? { certainty } : {}) };
      final.answers[id] = { ...result, at: now };
      cards[id] = { ...reviewed(cardOf(record, id), result, localDay(Date.now())), unreviewed: true, at: now };
      last = standing(final, this.#course).done;
      if (last) this.#pass(record, now);
    });
    if (last) this.#tell();
  }

  /**
   * With its last answer a draw is over, whether or not the learner stays for the result.
   * @param {CourseRecord} record
   * @param {number} at
   */
  #pass({ reviews }, at) {
    const { items, right, passed } = standing(reviews?.final, this.#course);
    const pass = { right, total: items.length, release: this.dataset.release ?? "", on: localDay(Date.now()), at };
    if (reviews && passed) reviews.passed = pass;
  }

  #tell() {
    const { items, right, percent, passed } = this.#standing;
    const detail = { right, total: items.length, percent, passMark: PASS_MARK, passed, at: Date.now() };
    this.dispatchEvent(new CustomEvent("course:final-finished", { bubbles: true, detail }));
  }

  /** A draw that was joined from two browsers is over without a last answer: its pass is noted here. */
  async #notePass() {
    const { final, passed } = readRecord().reviews ?? {};
    if (!final || !this.#standing.passed || (passed && passed.at > final.at)) return;
    await updateRecord((record, at) => this.#pass(record, at));
    this.#tell();
  }

  async #result() {
    await this.#notePass();
    const { items, right, percent, passed, done } = this.#standing;
    if (!done) return this.#offer();
    const answers = this.#final?.answers ?? {};
    const origins = await Promise.all(items.map(originOf));
    this.#offer();
    this.#say("");
    this.#show("go-on", "");
    const verdict = passed ? "Passed." : `The pass mark is ${PASS_MARK}%.`;
    const score = this.#find(".quiz-score");
    score.textContent = `${right} of ${items.length} right: ${percent}%. ${verdict}`;
    score.style.setProperty("--percent", `${percent}`);
    score.style.setProperty("--pass-mark", `${PASS_MARK}`);
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
