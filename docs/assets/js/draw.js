// The final review: which questions are drawn, and how a draw stands. Pure.

import { namesOf } from "./schedule.js";
import { chance, dealt, shuffled } from "./seeded.js";

/**
 * @typedef {import("./record.js").CourseRecord} CourseRecord
 * @typedef {import("./record-reviews.js").Draw} Draw
 * @typedef {import("./progress.js").Course} Course
 * @typedef {import("./progress.js").Module} Module
 * @typedef {{ answered: number, right: number, percent: number, done: boolean, passed: boolean }} Result
 * @typedef {Result & { items: string[] }} Standing
 */

export const PER_MODULE = 5;
export const RECALL = 1 / 3; // of all; the rest is to apply and to judge
export const PASS_MARK = 80; // per cent; a customary mark, with no meaning beyond this course

/**
 * @param {Course} course
 * @param {CourseRecord} record
 * @param {number} seed
 * @returns {string[]} names of questions, in the order in which they are asked
 */
export function draw(course, record, seed) {
  const random = chance(seed);
  const recalls = recallPerModule(course.modules, random);
  return dealt(
    course.modules.map((module) => hand(module, recalls.get(module.slug) ?? 0, record, random)),
    random,
  );
}

/**
 * How many recall questions each module gives: one each in turn, until there are enough.
 * @param {Module[]} modules
 * @param {() => number} random
 */
function recallPerModule(modules, random) {
  let left = Math.round(modules.length * PER_MODULE * RECALL);
  const given = new Map(modules.map(({ slug }) => [slug, 0]));
  const most = (/** @type {Module} */ { recall }) => Math.min(recall.length, PER_MODULE);
  const hasMore = (/** @type {Module} */ module) => (given.get(module.slug) ?? 0) < most(module);
  for (let round = modules; left > 0 && round.length > 0; round = round.filter(hasMore)) {
    for (const { slug } of shuffled(round.filter(hasMore), random).slice(0, left)) {
      given.set(slug, (given.get(slug) ?? 0) + 1);
      left -= 1;
    }
  }
  return given;
}

/**
 * @param {Module} module
 * @param {number} recalls
 * @param {CourseRecord} record
 * @param {() => number} random
 */
function hand(module, recalls, record, random) {
  const names = leastSeenFirst(shuffled(namesOf(module), random), record);
  const isRecall = (/** @type {string} */ name) => module.recall.includes(name.slice(module.slug.length + 1));
  const chosen = [
    ...names.filter(isRecall).slice(0, recalls),
    ...names.filter((name) => !isRecall(name)).slice(0, PER_MODULE - recalls),
  ];
  return [...chosen, ...names.filter((name) => !chosen.includes(name))].slice(0, PER_MODULE);
}

/**
 * What the last draw asked comes last, what the module's quiz asked before that.
 * @param {string[]} names
 * @param {CourseRecord} record
 */
function leastSeenFirst(names, record) {
  const last = record.reviews?.final?.items ?? [];
  const seen = (/** @type {string} */ name) => 2 * Number(last.includes(name)) + Number(name in record.answers);
  return names.sort((one, other) => seen(one) - seen(other));
}

/**
 * How a draw stands; questions that the course has dropped since are left out.
 * @param {Draw | undefined} draw
 * @param {Course} course
 * @returns {Standing}
 */
export function standing(draw, course) {
  const { items, answers } = draw ?? { items: [], answers: {} };
  const asked = new Set(course.modules.flatMap(namesOf));
  const left = items.filter((name) => asked.has(name));
  const answered = left.filter((name) => answers[name]).length;
  const right = left.filter((name) => answers[name]?.right).length;
  const done = left.length > 0 && answered === left.length;
  const percent = left.length > 0 ? Math.round((100 * right) / left.length) : 0;
  return { items: left, answered, right, percent, done, passed: done && 100 * right >= PASS_MARK * left.length };
}
