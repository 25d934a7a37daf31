// <course-quiz>: the end of a quiz. The score, what is worth reading again, the missed ones once more.

import "./course-question.js";

/** @typedef {import("./course-question.js").CourseQuestion} CourseQuestion */

class CourseQuiz extends HTMLElement {
  connectedCallback() {
    this.addEventListener("course:answered", this);
    find(this, "button[name=missed]").addEventListener("click", this);
    this.#show();
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "click") this.#retryMissed();
    else if (this.#show()) this.#finish(/** @type {Element} */ (event.target));
  }

  get #questions() {
    return /** @type {CourseQuestion[]} */ ([...this.querySelectorAll("course-question")]);
  }

  get #score() {
    const questions = this.#questions;
    const right = questions.filter((question) => question.outcome.right).length;
    const percent = Math.floor((100 * right) / questions.length); // never up to a pass mark that was missed
    const passMark = Number(this.dataset.passMark);
    return { right, total: questions.length, percent, passMark, passed: percent >= passMark };
  }

  /** Show the result when every question has been answered; say whether it was. */
  #show() {
    const done = this.#questions.every((question) => question.outcome.over);
    const result = find(this, ".quiz-result");
    result.hidden = !done;
    if (!done) return false;
    const { right, total, percent, passMark, passed } = this.#score;
    const verdict = passed ? "Passed." : `The pass mark is ${passMark}%.`;
    result.toggleAttribute("data-passed", passed);
    write(this, ".quiz-score", `${right} of ${total} right: ${percent}%. ${verdict}`);
    find(this, ".quiz-score").style.setProperty("--percent", `${percent}`);
    find(this, ".quiz-score").style.setProperty("--pass-mark", `${passMark}`);
    this.#byObjective();
    this.#again();
    this.#calibration();
    find(this, "button[name=missed]").hidden = right === total;
    return true;
  }

  #byObjective() {
    for (const item of this.querySelectorAll(".quiz-by-objective [data-objective]")) {
      const asked = this.#questions.filter((q) => q.dataset.objective === item.getAttribute("data-objective"));
      const right = asked.filter((question) => question.outcome.right).length;
      const done = right === asked.length;
      item.toggleAttribute("data-done", done);
      write(item, "strong", `${right}\u00a0of\u00a0${asked.length}${done ? "" : ", not\u00a0yet"}`);
    }
  }

  /** The sections with most misses, three at most. */
  #again() {
    const items = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".quiz-again [data-section]"))];
    const misses = (/** @type {HTMLElement} */ item) =>
      this.#questions.filter((q) => q.dataset.section === item.dataset.section && !q.outcome.right).length;
    const worst = items.filter(misses).sort((one, other) => misses(other) - misses(one)).slice(0, 3);
    for (const item of items) item.hidden = !worst.includes(item);
    find(this, ".quiz-again").hidden = worst.length === 0;
  }

  async #calibration() {
    const rated = this.#questions.map((question) => question.outcome).filter(({ certainty }) => certainty);
    const part = find(this, ".quiz-calibration");
    part.hidden = true;
    const found = rated.length > 0 && (await import("./calibration.js").catch(() => null)); // none when offline
    if (found) found.calibrate(part, rated);
  }

  /**
   * Not always at the last question: where it is answered stands the way to the result.
   * @param {Element} question
   */
  #finish(question) {
    write(this, ".quiz-done", `All questions are answered. ${find(this, ".quiz-score").textContent}`);
    find(question, ".quiz-button").after(find(this, ".quiz-to-result"));
    find(this, ".quiz-to-result").hidden = false;
    const detail = { module: this.dataset.module, ...this.#score, at: Date.now() };
    this.dispatchEvent(new CustomEvent("course:quiz-finished", { bubbles: true, detail }));
  }

  #retryMissed() {
    const missed = this.#questions.filter((question) => !question.outcome.right);
    write(this, ".quiz-done", "");
    find(this, ".quiz-to-result").hidden = true;
    for (const question of missed) question.restart();
    missed[0]?.enter();
    this.#show();
  }
}

/**
 * @param {Element} place
 * @param {string} selector
 */
function find(place, selector) {
  return /** @type {HTMLElement} */ (place.querySelector(selector));
}

/**
 * @param {Element} place
 * @param {string} selector
 * @param {string} words
 */
function write(place, selector, words) {
  find(place, selector).textContent = words;
}

customElements.define("course-quiz", CourseQuiz);
