// Asks questions one at a time, each afresh and with "How sure are you?". The first try is the one that counts.
// Between them it may ask for lines to say, which are rated and not checked.

import "./certainty.js"; // before the first question needs it
import "./course-question.js";
import { fetchPages, fetchQuestion } from "./fetched-questions.js";

/**
 * @typedef {import("./course-question.js").CourseQuestion} CourseQuestion
 * @typedef {{ id: string, right: boolean, certainty?: string, at: number }} Answered
 * @typedef {(answer: Answered, first: Answered, event?: Event) => void} OnAnswer
 */

export const LOADING = "The questions are being loaded.";

/**
 * Ask `names` in `place`; resolves when the last has been left.
 * @param {HTMLElement} place
 * @param {string[]} names
 * @param {OnAnswer} answered at each try
 * @param {{ ready: () => void, done?: number, lines?: string[] }} besides what is done just before the first question
 *   stands, how many were asked before, which of the names are lines
 */
export async function ask(place, names, answered, { ready, done = 0, lines = [] }) {
  const say = names.some((name) => lines.includes(name)) ? await import("./line-card.js") : undefined;
  await Promise.all([fetchPages(names.filter((name) => !lines.includes(name))), say?.fetchLines()]);
  ready();
  for (const [index, name] of names.entries()) {
    const title = `Question ${done + index + 1} of ${done + names.length}`;
    const onward = index === names.length - 1 ? "Finish" : "Next question";
    if (say && lines.includes(name)) await rating(say.askLine(place, name, title), answered);
    else await answering(place, name, title, onward, answered);
  }
  place.replaceChildren();
}

/**
 * @param {Promise<Answered>} asked
 * @param {OnAnswer} answered
 */
async function rating(asked, answered) {
  const answer = await asked;
  answered(answer, answer);
}

/**
 * @param {HTMLElement} place
 * @param {string} name
 * @param {string} title
 * @param {string} onward
 * @param {OnAnswer} answered
 */
async function answering(place, name, title, onward, answered) {
  const question = await fetchQuestion(name);
  const left = leaving(question, onward, answered);
  place.replaceChildren(question);
  await open(question, title);
  await left;
}

/**
 * @param {CourseQuestion} question
 * @param {string} title
 */
async function open(question, title) {
  const heading = /** @type {HTMLElement} */ (question.querySelector(".quiz-number"));
  heading.textContent = title;
  heading.tabIndex = -1;
  write(question, ".quiz-key-of", `: ${title.toLowerCase()}`);
  question.restart(); // without the answer that was given in the module
  /** @type {HTMLElement} */ (question.querySelector(".quiz-note")).hidden = true;
  await question.askCertainty();
  heading.focus();
}

/**
 * When the answer is out, the question's own button, which has the focus, goes on instead of beginning anew.
 * @param {CourseQuestion} question
 * @param {string} onward
 * @param {OnAnswer} answered
 * @returns {Promise<void>}
 */
function leaving(question, onward, answered) {
  /** @type {Answered | undefined} */
  let first;
  question.onward = onward;
  question.addEventListener("course:answered", (event) => {
    const answer = /** @type {CustomEvent<Answered>} */ (event).detail;
    first ??= answer;
    answered(answer, first, event);
  });
  return new Promise((resolve) => {
    const leave = (/** @type {Event} */ event) => {
      if (!question.outcome.over) return;
      event.preventDefault();
      event.stopPropagation();
      resolve();
    };
    question.addEventListener("submit", leave, { capture: true });
  });
}

/**
 * @param {Element} place
 * @param {string} selector
 * @param {string} words
 */
function write(place, selector, words) {
  const part = place.querySelector(selector);
  if (part) part.textContent = words;
}
