// <course-review>: today's questions and lines to say, and when the others come back.

import { courseList } from "./course-list.js";
import { addDays, dayInWords, localDay } from "./days.js";
import { LOADING, ask } from "./question-deck.js";
import { emptyReviews } from "./record-reviews.js";
import { onTrouble, readRecord, updateRecord } from "./record.js";
import { cardOf, linesOf, mixedEight, plan, reviewed } from "./schedule.js";

/** @typedef {import("./question-deck.js").Answered} Answered */
/** @typedef {import("./record.js").CourseRecord} CourseRecord */

const MINUTES_EACH = 0.75; // eight questions in six minutes
const DAYS_SHOWN = 3;
const WORDS = {
  blocked: "This browser keeps nothing, so here is today’s mixed eight. Your progress will not be kept.",
  nothingYet:
    "Nothing to bring back yet: the review asks what you have answered in a module. Or try eight mixed questions now.",
  again: "What you were sure of and missed comes back once more today.",
  end: "That was today’s review.",
  offline: "The questions could not be loaded. Are you offline? Try again later.",
};

class CourseReview extends HTMLElement {
  /** @type {import("./progress.js").Course} */
  #course = { modules: [] };
  #blocked = false;
  #loading = false;
  /** @type {string[]} */
  #names = [];
  /** @type {string[]} */
  #lines = [];
  /** @type {Set<string>} */
  #right = new Set();

  async connectedCallback() {
    onTrouble((trouble) => (this.#blocked ||= trouble === "blocked"));
    this.#find(".needs-script").hidden = true;
    this.#start.addEventListener("click", () => this.#run());
    try {
      this.#course = await courseList();
      this.#lines = this.#course.modules.flatMap(linesOf);
      this.#offer();
    } catch {
      this.#say(WORDS.offline);
    }
  }

  /** Today's questions, or why there are none. */
  #offer() {
    const today = localDay(Date.now());
    const { cards, next, known } = plan(readRecord(), this.#course, today);
    this.#names = this.#blocked || known === 0 ? mixedEight(this.#course, today) : cards;
    this.#button("Start");
    this.#next(next, today);
    if (this.#blocked) return this.#say(WORDS.blocked);
    this.#say(this.#names.length ? inWords(this.#names.length) : "Nothing is due today.");
    if (known > 0) return;
    this.#say(WORDS.nothingYet);
    this.#button("Try eight mixed questions");
  }

  /** The button keeps the focus until the first question takes it. */
  async #run() {
    if (this.#loading) return;
    this.#loading = true;
    this.#right.clear();
    this.#say(LOADING);
    const asked = this.#names;
    const ready = () => {
      this.#loading = false;
      this.#button("");
      this.#find(".review-next").hidden = true;
      this.#say("");
    };
    try {
      const keep = this.#keep.bind(this);
      await ask(this.#find(".review-deck"), asked, keep, { ready, lines: this.#lines });
      await updateRecord(() => {}); // after all that was kept
      this.#end(asked);
    } catch {
      this.#loading = false;
      this.#say(WORDS.offline);
      this.#button("Try again");
      this.#start.focus();
    }
  }

  /**
   * After the answer itself, which record.js keeps when the event has come up to the document.
   * @param {Answered} answer
   * @param {Answered} first
   */
  #keep(answer, first) {
    if (answer === first && first.right) this.#right.add(first.id);
    const before = answer === first ? cardOf(readRecord(), first.id) : undefined;
    const card = reviewed(before, first, localDay(Date.now()));
    const keep = (/** @type {CourseRecord} */ record, /** @type {number} */ now) => {
      const { cards } = (record.reviews ??= emptyReviews());
      cards[first.id] = { ...((answer !== first && cards[first.id]) || card), at: now };
    };
    queueMicrotask(() => updateRecord(keep));
  }

  /** @param {string[]} asked */
  #end(asked) {
    this.#offer();
    const again = !this.#blocked && this.#names.length > 0;
    this.#button(again ? "Once more" : "");
    this.#find("h2").focus(); // first, or what is said of it would cut the result short
    this.#say([...this.#results(asked), again ? WORDS.again : WORDS.end].join(" "));
  }

  /**
   * Questions are right or wrong; a line is the learner's own to judge.
   * @param {string[]} asked
   */
  #results(asked) {
    const isLine = (/** @type {string} */ name) => this.#lines.includes(name);
    const groups = [asked.filter((name) => !isLine(name)), asked.filter(isLine)];
    const words = ["right at the first try", "lines did the same"];
    const right = (/** @type {string[]} */ names) => names.filter((name) => this.#right.has(name)).length;
    return groups.flatMap((names, at) => (names.length ? [`${right(names)} of ${names.length} ${words[at]}.`] : []));
  }

  /**
   * @param {[string, number][]} days
   * @param {string} today
   */
  #next(days, today) {
    const items = days.slice(0, DAYS_SHOWN).map(([day, count]) => {
      const item = document.createElement("li");
      const when = day === addDays(today, 1) ? `Tomorrow, ${dayInWords(day)}` : dayInWords(day);
      item.textContent = `${when}: ${counted(count, "question")}`;
      return item;
    });
    this.#find(".review-next ul").replaceChildren(...items);
    this.#find(".review-next").hidden = items.length === 0 || this.#names.length > 0;
  }

  /** @param {string} words */
  #button(words) {
    this.#start.textContent = words;
    this.#start.hidden = words === "" || this.#names.length === 0;
  }

  get #start() {
    return this.#find('button[name="start"]');
  }

  /** @param {string} words */
  #say(words) {
    this.#find('[role="status"]').textContent = words;
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(`:scope ${selector}`));
  }
}

/**
 * @param {number} count
 * @param {string} what
 */
function counted(count, what) {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** @param {number} count */
function inWords(count) {
  const minutes = Math.ceil(count * MINUTES_EACH);
  return `${counted(count, "question")} today, about ${counted(minutes, "minute")}.`;
}

customElements.define("course-review", CourseReview);
