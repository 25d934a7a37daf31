// Which questions and lines to say come back today, and when the others do. The record, the course and the day say
// all: pure.
//
// Evenly spread and growing gaps do about equally well (sources: L-05); these are easy to tell and fit a job that
// needs months of memory.

import { addDays, dayOf } from "./days.js";
import { isOver } from "./record-parts.js";
import { chance, dealt, seedOf, shuffled } from "./seeded.js";

/**
 * @typedef {import("./record.js").CourseRecord} CourseRecord
 * @typedef {import("./record-reviews.js").Card} Card
 * @typedef {import("./progress.js").Course} Course
 * @typedef {{ right: boolean, certainty?: string }} Result
 * @typedef {Omit<Card, "at">} Due a card, or what an answer in a module makes of one
 * @typedef {{ cards: string[], next: [day: string, count: number][], known: number }} Plan
 */

export const MOST = 8; // questions a day

const MODULES_BEFORE_MIXING = 3;

/** Days until a question comes back: the first time, and each time after that for as long as the result is the same. */
const GAPS = { sureAndWrong: [0, 2], unsure: [1, 7], fairly: [7, 21], very: [21, 60] };

/** @param {Result} result @returns {keyof typeof GAPS} */
function gapsFor({ right, certainty }) {
  if (!right) return certainty === "very" ? "sureAndWrong" : "unsure";
  if (certainty === "guessing") return "unsure";
  return certainty === "very" ? "very" : "fairly";
}

/**
 * What is known of a question after a result.
 * @param {Result | (Result & { step: number }) | undefined} before
 * @param {Result} result
 * @param {string} today
 * @returns {Omit<Card, "at">}
 */
export function reviewed(before, { right, certainty }, today) {
  const gaps = gapsFor({ right, certainty });
  const step = before && "step" in before && gapsFor(before) === gaps ? 1 : 0;
  return { right, ...(certainty ? { certainty } : {}), step, on: today, due: addDays(today, GAPS[gaps][step]) };
}

/**
 * @param {CourseRecord} record
 * @param {Course} course
 * @param {string} today
 * @returns {Plan} today's questions in their order, how many come on which later day, how many there are in all
 */
export function plan(record, course, today) {
  const known = cards(record, course);
  const isDue = (/** @type {Due} */ { on, due }) => due <= today || on > today; // the clock went back
  const names = inOrder(known, today);
  const due = names.filter((name) => isDue(card(name)));
  const later = names.filter((name) => !due.includes(name) && (card(name).on !== today || card(name).unreviewed));
  const done = names.filter((name) => !due.includes(name) && !later.includes(name));
  const chosen = inTurn(due, later, isMixed(known, course), MOST - done.length);
  const rest = names.filter((name) => !chosen.includes(name)).map((name) => card(name).due);
  return { cards: chosen, next: upcoming(rest, today), known: known.size };

  /** @param {string} name */
  function card(name) {
    return /** @type {Due} */ (known.get(name));
  }
}

/**
 * Eight questions from all modules, the same all day; for a browser that keeps nothing.
 * @param {Course} course
 * @param {string} today
 */
export function mixedEight(course, today) {
  const random = chance(seedOf(today));
  const hands = course.modules.map((module) => shuffled(namesOf(module), random).slice(0, MOST));
  return dealt(hands, random).slice(0, MOST);
}

/** @param {string | undefined} name of a question or a line */
export function moduleOf(name) {
  return name?.split("/")[0];
}

/** @param {Course["modules"][number]} module */
export function namesOf({ slug, questions }) {
  return Object.keys(questions).map((id) => `${slug}/${id}`);
}

/** @param {Course["modules"][number]} module */
export function linesOf({ slug, lines }) {
  return lines.map((id) => `${slug}/${id}`);
}

/**
 * Every question that was answered and every line whose turn has come, when they are still asked.
 * @param {CourseRecord} record
 * @param {Course} course
 */
function cards(record, course) {
  /** @type {Map<string, Due>} */
  const known = new Map();
  for (const module of course.modules) {
    const first = firstLines(record, namesOf(module));
    for (const name of namesOf(module)) keep(name, cardOf(record, name));
    for (const name of linesOf(module)) keep(name, record.reviews?.cards[name] ?? first);
  }
  return known;

  /**
   * @param {string} name
   * @param {Due | undefined} card
   */
  function keep(name, card) {
    if (card) known.set(name, card);
  }
}

/**
 * The lines of a module come the day after its last question was answered, if none is left.
 * @param {CourseRecord} record
 * @param {string[]} names of the module's questions
 * @returns {Due | undefined}
 */
function firstLines(record, names) {
  if (!names.every((name) => isOver(record.answers[name]))) return undefined;
  const on = names.map((name) => dayOf(record.answers[name])).sort()[names.length - 1];
  return { right: true, step: 0, on, due: addDays(on, 1), unreviewed: true };
}

/**
 * The last word on a question: its review, or its answer in the module when that is later.
 * @param {CourseRecord} record
 * @param {string} name
 * @returns {Due | undefined}
 */
export function cardOf(record, name) {
  const card = record.reviews?.cards[name];
  const answer = record.answers[name];
  if (!answer || (card && card.at >= answer.at)) return card;
  const result = { right: answer.right && answer.tries === 1 && !answer.missed, certainty: answer.certainty };
  return { ...reviewed(undefined, result, dayOf(answer)), unreviewed: true };
}

/**
 * Sure and wrong first, then the longest due; among equals, another order each day.
 * @param {Map<string, Due>} known
 * @param {string} today
 */
function inOrder(known, today) {
  const rank = (/** @type {string} */ name) => {
    const card = /** @type {Due} */ (known.get(name));
    return `${gapsFor(card) === "sureAndWrong" ? 0 : 1} ${card.due}`;
  };
  const names = shuffled([...known.keys()], chance(seedOf(today)));
  return names.sort((one, other) => (rank(one) < rank(other) ? -1 : Number(rank(one) > rank(other))));
}

/**
 * @param {Map<string, Due>} known
 * @param {Course} course
 */
function isMixed(known, course) {
  const done = course.modules.filter((module) => namesOf(module).every((name) => known.has(name)));
  return done.length >= MODULES_BEFORE_MIXING;
}

/**
 * Where all that is due comes from one module, questions of others that are due soonest stand between.
 * @param {string[]} due
 * @param {string[]} later
 * @param {boolean} mixed
 * @param {number} room
 */
function inTurn(due, later, mixed, room) {
  const [waiting, between, row] = [[...due], [...later], /** @type {string[]} */ ([])];
  while (waiting.length > 0 && row.length < room) {
    const fits = (/** @type {string} */ name) => !mixed || moduleOf(name) !== moduleOf(row.at(-1));
    const from = waiting.some(fits) ? waiting : between;
    const place = from.findIndex(fits);
    if (place < 0) break;
    row.push(...from.splice(place, 1));
  }
  return row;
}

/**
 * @param {string[]} due days, of what is not asked today
 * @param {string} today
 * @returns {[string, number][]} at most so many a day; what is too much moves to the next
 */
function upcoming(due, today) {
  const tomorrow = addDays(today, 1);
  /** @type {Map<string, number>} */
  const days = new Map();
  for (const wished of [...due].sort()) {
    let day = wished > tomorrow ? wished : tomorrow;
    while ((days.get(day) ?? 0) >= MOST) day = addDays(day, 1);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1));
}
