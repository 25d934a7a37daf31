// Single and multiple choice: what was ticked, whether it is the key, and why.

const FITS = "Fits";
const FITS_NOT = "Does not fit";

/** @param {HTMLFieldSetElement} fields */
export function given(fields) {
  return [...fields.querySelectorAll("input")].filter((input) => input.checked).map((input) => input.value);
}

/**
 * @param {HTMLFieldSetElement} fields
 * @param {string[]} values
 */
export function put(fields, values) {
  for (const input of fields.querySelectorAll("input")) input.checked = values.includes(input.value);
}

/**
 * @param {HTMLElement} key
 * @param {string[]} values
 */
export function isRight(key, values) {
  const right = [...key.querySelectorAll("[data-correct]")].map((item) => item.getAttribute("data-option") ?? "");
  return right.length === values.length && right.every((option) => values.includes(option));
}

/**
 * The reasons of what was chosen, and in a multiple choice what was missed.
 * @param {HTMLElement} key
 * @param {string[]} values
 * @param {boolean} over whether the key may be shown
 */
export function reasons(key, values, over) {
  const right = [...key.querySelectorAll("[data-correct]")].map((item) => item.getAttribute("data-option") ?? "");
  if (right.length === 1) return values.flatMap((option) => why(key, option));
  const chosen = values.flatMap((option) => why(key, option, right.includes(option) ? FITS : FITS_NOT));
  const missed = right.filter((option) => !values.includes(option));
  if (missed.length === 0) return chosen;
  if (over) return [...chosen, ...missed.flatMap((option) => [...named(key, option), ...why(key, option)])];
  return [...chosen, text(missed.length === 1 ? "One more fits." : `${missed.length} more fit.`)];
}

/**
 * Mark what was chosen as right or wrong; once the key may be shown, what is right as well.
 * @param {HTMLFieldSetElement} fields
 * @param {HTMLElement} key
 * @param {boolean} over
 */
export function mark(fields, key, over) {
  for (const input of fields.querySelectorAll("input")) {
    const correct = key.querySelector(`[data-correct][data-option="${CSS.escape(input.value)}"]`);
    const row = /** @type {HTMLElement} */ (input.parentElement);
    if (!input.checked && !(over && correct)) continue;
    row.dataset.mark = correct ? "right" : "wrong";
    input.setAttribute("aria-description", correct ? FITS : FITS_NOT);
  }
}

/**
 * @param {HTMLElement} key
 * @param {string} option
 * @param {string} [verdict] which of several options this is the reason of, their order tells
 */
function why(key, option, verdict) {
  const found = key.querySelector(`[data-option="${CSS.escape(option)}"] .quiz-why`);
  if (!found) return [];
  const reason = /** @type {Element} */ (found.cloneNode(true));
  if (!verdict) return [reason];
  const strong = document.createElement("strong");
  strong.textContent = `${verdict}:`;
  reason.prepend(strong, " ");
  return [reason];
}

/**
 * @param {HTMLElement} key
 * @param {string} option
 */
function named(key, option) {
  const found = key.querySelector(`[data-option="${CSS.escape(option)}"] p`);
  if (!found) return [];
  const name = /** @type {Element} */ (found.cloneNode(true));
  name.querySelector("strong")?.replaceChildren("You missed:");
  return [name];
}

/** @param {string} words */
function text(words) {
  const paragraph = document.createElement("p");
  paragraph.textContent = words;
  return paragraph;
}
