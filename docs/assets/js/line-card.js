// A line to say, in the review of the day: the learner finds theirs, sees one that works, and rates their own.
// What is typed stays in its field. It is neither kept nor sent.

import { SITE } from "./course-list.js";
import { copied, fetchPage } from "./fetched-questions.js";

/** @typedef {import("./question-deck.js").Answered} Answered */

const PAGE = new URL("say-the-line/", SITE).href;
const WORDS = {
  own: "Your line",
  note: "Say it aloud, or type it here. What you type is not kept.",
  show: "Show a line that works",
  shown: "A line that works",
  rate: "Look at what the line does. How was yours?",
  same: "Mine did the same",
  notYet: "Not yet",
};

/** Fetch the page that all lines stand on. */
export function fetchLines() {
  return fetchPage(PAGE);
}

/**
 * Ask for a line in `place`; resolves when the learner has rated their own.
 * @param {HTMLElement} place
 * @param {string} name
 * @param {string} title
 * @returns {Promise<Answered>}
 */
export async function askLine(place, name, title) {
  const { prompt, answer } = await lineOf(name);
  const heading = make("h3", { className: "quiz-number", textContent: title, tabIndex: -1 });
  const status = make("div", { className: "quiz-feedback", role: "status" });
  const show = button("show", WORDS.show);
  const rating = ratingGroup();
  place.replaceChildren(make("section", { className: "quiz" }, heading, prompt, ...ownField(), status, show, rating));
  heading.focus();
  show.addEventListener("click", () => reveal(status, answer, show, rating));
  const right = await rated(rating);
  return { id: name, right, at: Date.now() };
}

/**
 * What a line consists of, as its page has it.
 * @param {string} name
 */
async function lineOf(name) {
  const item = (await fetchLines()).querySelector(`[data-line="${CSS.escape(name)}"]`);
  const parts = [".say-prompt", ".say-line", ".say-why"].map((part) => item?.querySelector(part));
  const [prompt, ...answer] = parts.map((part) => {
    if (!part) throw new Error(`${name} is not on its page`);
    return copied(part, PAGE);
  });
  return { prompt, answer };
}

/**
 * The line comes into the live region; the button that is done with gives the focus to what it makes way for.
 * @param {HTMLElement} status
 * @param {Element[]} answer
 * @param {HTMLElement} show
 * @param {HTMLElement} rating
 */
function reveal(status, answer, show, rating) {
  rating.hidden = false;
  rating.focus({ preventScroll: true }); // first, or what is said of it would cut the line short
  status.replaceChildren(make("p", { className: "quiz-verdict", textContent: WORDS.shown }), ...answer);
  show.hidden = true;
  rating.scrollIntoView({ block: "nearest" }); // no further, or the line to compare with is gone from a small window
}

function ownField() {
  const field = make("textarea", { className: "say-own", id: "say-own", rows: 3, maxLength: 400, autocomplete: "off" });
  field.setAttribute("aria-describedby", "say-note");
  return [
    make("label", { className: "say-own-label", htmlFor: field.id, textContent: WORDS.own }),
    field,
    make("p", { className: "say-note", id: "say-note", textContent: WORDS.note }),
  ];
}

function ratingGroup() {
  const group = make("div", { className: "say-rating", role: "group", tabIndex: -1, hidden: true });
  const buttons = make("p", {}, button("same", WORDS.same), button("not-yet", WORDS.notYet));
  group.append(make("p", { id: "say-rate", textContent: WORDS.rate }), buttons);
  group.setAttribute("aria-labelledby", "say-rate");
  return group;
}

/**
 * @param {string} name
 * @param {string} words
 */
function button(name, words) {
  return make("button", { className: "quiz-button", type: "button", name, textContent: words });
}

/**
 * @param {HTMLElement} rating
 * @returns {Promise<boolean>} whether the learner's line did the same
 */
function rated(rating) {
  return new Promise((resolve) => {
    rating.addEventListener("click", ({ target }) => {
      const name = /** @type {HTMLElement} */ (target).closest("button")?.name;
      if (name) resolve(name === "same");
    });
  });
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {...(Node)} children
 */
function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
