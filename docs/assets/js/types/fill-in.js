// A blank to type into. What was typed is only ever set as text.

import { sameWords } from "../same-words.js";

/** @param {HTMLFieldSetElement} fields */
export function given(fields) {
  return [...fields.querySelectorAll("input")].map((input) => input.value.trim()).filter(Boolean);
}

/**
 * @param {HTMLFieldSetElement} fields
 * @param {string[]} values
 */
export function put(fields, values) {
  fields.querySelectorAll("input").forEach((input, place) => (input.value = values[place] ?? ""));
}

/**
 * @param {HTMLElement} key
 * @param {string[]} values
 */
export function isRight(key, values) {
  return accepted(key).some((answer) => sameWords(answer, values[0] ?? ""));
}

/**
 * What was typed, beside the accepted words once these may be shown.
 * @param {HTMLElement} key
 * @param {string[]} values
 * @param {boolean} over
 */
export function reasons(key, values, over) {
  const yours = document.createElement("p");
  yours.textContent = `You wrote: ${values[0]}`;
  if (!over) return [yours];
  const theirs = document.createElement("p");
  theirs.textContent = `Accepted: ${accepted(key).join(", ")}`;
  const why = key.querySelector(".quiz-why");
  return [yours, theirs, ...(why ? [/** @type {Element} */ (why.cloneNode(true))] : [])];
}

/** What was typed stands beside the accepted words; there is nothing to mark. */
export function mark() {}

/** @param {HTMLElement} key */
function accepted(key) {
  return [...key.querySelectorAll("[data-answer]")].map((answer) => answer.textContent ?? "");
}
