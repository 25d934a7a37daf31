// Asks questions one at a time, each afresh and with "How sure are you?". The first try is the one that counts.

import "./course-question.js";
import { fetchPages, fetchQuestion } from "./fetched-questions.js";

/**
 * @typedef {import("./course-question.js").CourseQuestion} CourseQuestion
 * @typedef {{ id: string, right: boolean, certainty?: string, at: number }} Answered
 */

/**
 * Ask `names` in `place`; resolves when the last has been left.
 * @param {HTMLElement} place
 * @param {string[]} names
 * @param {(event: CustomEvent<Answered>, first: Answered) => void} answered at each try
 * @param {number} [done] how many have been asked before these
 */
export async function ask(place, names, answered, done = 0) {
  await fetchPages(names);
  for (const [index, name] of names.entries()) {
    const question = await fetchQuestion(name);
    place.replaceChildren(question);
    open(question, `Question ${done + index + 1} of ${done + names.length}`);
    await leaving(question, index === names.length - 1 ? "Finish" : "Next question", answered);
  }
  place.replaceChildren();
}

/**
 * @param {CourseQuestion} question
 * @param {string} title
 */
function open(question, title) {
  const heading = /** @type {HTMLElement} */ (question.querySelector(".quiz-number"));
  heading.textContent = title;
  heading.tabIndex = -1;
  write(question, ".quiz-key-of", `: ${title.toLowerCase()}`);
  question.restart(); // without the answer that was given in the module
  /** @type {HTMLElement} */ (question.querySelector(".quiz-note")).hidden = true;
  question.askCertainty();
  heading.focus();
}

/**
 * When the answer is out, the question's own button, which has the focus, goes on instead of beginning anew.
 * @param {CourseQuestion} question
 * @param {string} onward
 * @param {(event: CustomEvent<Answered>, first: Answered) => void} answered
 * @returns {Promise<void>}
 */
function leaving(question, onward, answered) {
  /** @type {Answered | undefined} */
  let first;
  question.addEventListener("course:answered", (event) => {
    const answer = /** @type {CustomEvent<Answered>} */ (event);
    first ??= answer.detail;
    answered(answer, first);
    if (question.outcome.over) write(question, ".quiz-button", onward);
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
