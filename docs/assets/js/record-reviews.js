// The part of the record that the reviews need: when a question comes back, the final review, texts to keep. Pure.

import { canonical, count, isCount, isDay, isObject, isTexts, isTime, later, mergeParts, only, pick } from "./record-parts.js";

/**
 * @typedef {object} Card what is remembered of a question besides its answer, and of a line to say
 * @property {boolean} right at the first try of its last review
 * @property {string} [certainty] guessing, fairly or very
 * @property {number} step how often in a row it came back with such a result
 * @property {string} on the day of that review, as it was here: 2026-06-09
 * @property {string} due the day on which it comes back
 * @property {true} [unreviewed] asked in a final review, which does not count for the questions of a day
 * @property {number} at
 *
 * @typedef {object} Draw the final review that was begun last
 * @property {number} seed
 * @property {string[]} items names of questions, in order
 * @property {Record<string, { right: boolean, certainty?: string, at: number }>} answers the first try of each
 * @property {number} at when it was drawn
 *
 * @typedef {object} Pass the final review that was passed last
 * @property {number} right
 * @property {number} total
 * @property {string} release of the course
 * @property {string} [on] the day, as it was here
 * @property {number} at
 *
 * @typedef {{ value: string, at: number }} Text what the learner typed and wished to keep; empty when not any more
 *
 * @typedef {object} Reviews
 * @property {Record<string, Card>} cards
 * @property {Record<string, Text>} texts
 * @property {Draw} [final]
 * @property {Pass} [passed]
 */

/** @type {(keyof Card)[]} */
const CARD = ["right", "certainty", "step", "on", "due", "unreviewed", "at"];

/** @returns {Reviews} */
export function emptyReviews() {
  return { cards: {}, texts: {} };
}

/**
 * What is sound in `data`; nothing when there is nothing.
 * @param {unknown} data
 * @returns {Reviews | undefined}
 */
export function soundReviews(data) {
  if (!isObject(data)) return undefined;
  const reviews = { cards: only(data.cards, isCard, CARD), texts: only(data.texts, isText, ["value", "at"]) };
  return {
    ...reviews,
    ...(isDraw(data.final) ? { final: soundDraw(data.final) } : {}),
    ...(isPass(data.passed) ? { passed: pick(data.passed, ["right", "total", "release", "on", "at"]) } : {}),
  };
}

/** @param {Draw} draw @returns {Draw} */
function soundDraw(draw) {
  const answers = only(draw.answers, isFirstTry, ["right", "certainty", "at"]);
  return { ...pick(draw, ["seed", "items", "at"]), answers };
}

/**
 * Whether nothing was lost on the way from `data` to `reviews`.
 * @param {unknown} data
 * @param {Reviews | undefined} reviews
 */
export function sameReviews(data, reviews) {
  if (!isObject(data) || !reviews) return data === reviews;
  const parts = /** @type {const} */ (["cards", "texts"]);
  const single = /** @type {const} */ (["final", "passed"]);
  return (
    parts.every((part) => count(data[part]) === count(reviews[part])) &&
    single.every((part) => (data[part] === undefined) === (reviews[part] === undefined))
  );
}

/** @param {Reviews | undefined} reviews @returns {number[]} */
export function reviewTimes({ cards, texts, final, passed } = emptyReviews()) {
  const parts = [cards, texts, final?.answers ?? {}].flatMap((group) => Object.values(group));
  return [...parts, final, passed].map((part) => part?.at ?? 0);
}

/**
 * @param {Reviews | undefined} one
 * @param {Reviews | undefined} other
 * @returns {Reviews | undefined}
 */
export function mergeReviews(one, other) {
  if (!one || !other) return one ?? other;
  const final = one.final && other.final ? mergeDraws(one.final, other.final) : one.final ?? other.final;
  const passed = one.passed && other.passed ? later(one.passed, other.passed) : one.passed ?? other.passed;
  return {
    cards: mergeParts(one.cards, other.cards),
    texts: mergeParts(one.texts, other.texts),
    ...(final ? { final } : {}),
    ...(passed ? { passed } : {}),
  };
}

/**
 * Of one draw the answers of both; of two, the later one.
 * @param {Draw} one
 * @param {Draw} other
 * @returns {Draw}
 */
function mergeDraws({ answers: mine, ...one }, { answers: theirs, ...other }) {
  if (canonical(one) === canonical(other)) return { ...one, answers: mergeParts(mine, theirs) };
  return later(one, other) === one ? { ...one, answers: mine } : { ...other, answers: theirs };
}

/**
 * Whether all of `other` is in `reviews`, as it is or later.
 * @param {Reviews | undefined} reviews
 * @param {Reviews | undefined} other
 */
export function holdsReviews(reviews, other) {
  return canonical(mergeReviews(reviews, other)) === canonical(reviews);
}

/** @param {unknown} value @returns {value is string | undefined} */
function isCertainty(value) {
  return value === undefined || typeof value === "string";
}

/** @param {unknown} value */
function isMark(value) {
  return value === undefined || value === true;
}

/** @param {unknown} value @returns {value is Card} */
function isCard(value) {
  return isFirstTry(value) && isCount(value.step, 0) && isDay(value.on) && isDay(value.due) && isMark(value.unreviewed);
}

/** @param {unknown} value @returns {value is Record<string, unknown> & Draw["answers"][string]} */
function isFirstTry(value) {
  return isObject(value) && typeof value.right === "boolean" && isCertainty(value.certainty) && isTime(value.at);
}

/** @param {unknown} value @returns {value is Text} */
function isText(value) {
  return isObject(value) && typeof value.value === "string" && isTime(value.at);
}

/** @param {unknown} value @returns {value is Draw} */
function isDraw(value) {
  return (
    isObject(value) &&
    isCount(value.seed, 0) &&
    isTexts(value.items) &&
    isObject(value.answers) &&
    Object.values(value.answers).every(isFirstTry) &&
    isTime(value.at)
  );
}

/** @param {unknown} value @returns {value is Pass} */
function isPass(value) {
  return (
    isObject(value) &&
    isCount(value.right, 0) &&
    isCount(value.total, 1) &&
    value.right <= value.total &&
    typeof value.release === "string" &&
    (value.on === undefined || isDay(value.on)) &&
    isTime(value.at)
  );
}
