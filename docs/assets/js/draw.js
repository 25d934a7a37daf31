// The final review: which questions are drawn. Pure.

import { moduleOf, namesOf } from "./schedule.js";
import { chance, dealt, shuffled } from "./seeded.js";

/**
 * @typedef {import("./record.js").CourseRecord} CourseRecord
 * @typedef {import("./progress.js").Course} Course
 * @typedef {import("./progress.js").Module} Module
 */

const PER_MODULE = 5;
const RECALL = 1 / 3; // of all; the rest is to apply and to judge
const WHICH = 6; // questions that tell techniques apart (a mix of look-alikes is what reviews are best at: sources, L-11)
const BOTH = 2; // questions that need two techniques at once, at the end

/**
 * @param {Course} course
 * @param {CourseRecord} record
 * @param {number} seed
 * @returns {string[]} names of questions, in the order in which they are asked
 */
export function draw(course, record, seed) {
  const random = chance(seed);
  const which = mixed("which", course, record, random).slice(0, WHICH);
  const both = onePerModule(mixed("both", course, record, random)).slice(0, BOTH);
  const room = (/** @type {Module} */ module) => PER_MODULE - [...which, ...both].filter(isOf(module)).length;
  const recalls = recallPerModule(course.modules, room, random);
  const hands = course.modules.map((module) => [
    ...hand(module, room(module), recalls.get(module.slug) ?? 0, record, random),
    ...which.filter(isOf(module)),
  ]);
  return endedWith(dealt(hands, random), both);
}

/**
 * The questions that mix techniques in one way, least seen first.
 * @param {"which" | "both"} way
 * @param {Course} course
 * @param {CourseRecord} record
 * @param {() => number} random
 */
function mixed(way, { modules }, record, random) {
  const names = modules.flatMap(({ slug, mixes }) =>
    Object.entries(mixes).flatMap(([id, found]) => (found === way ? [`${slug}/${id}`] : [])),
  );
  return leastSeenFirst(shuffled(names, random), record);
}

/** @param {string[]} names */
function onePerModule(names) {
  const modules = names.map(moduleOf);
  return names.filter((_, place) => modules.indexOf(modules[place]) === place);
}

/** @param {Module} module */
function isOf({ slug }) {
  return (/** @type {string} */ name) => moduleOf(name) === slug;
}

/**
 * Of `last`, the one that comes first is of another module than what stands before it.
 * @param {string[]} row
 * @param {string[]} last
 */
function endedWith(row, last) {
  const turned = last.length > 1 && moduleOf(row.at(-1)) === moduleOf(last[0]);
  return [...row, ...(turned ? [...last].reverse() : last)];
}

/**
 * How many recall questions each module gives: one each in turn, until there are enough.
 * @param {Module[]} modules
 * @param {(module: Module) => number} room how many questions of the module are still to be chosen
 * @param {() => number} random
 */
function recallPerModule(modules, room, random) {
  let left = Math.round(modules.length * PER_MODULE * RECALL);
  const given = new Map(modules.map(({ slug }) => [slug, 0]));
  const most = (/** @type {Module} */ module) => Math.min(module.recall.length, room(module));
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
 * Questions of the module's own: `recalls` to recall, the rest of `room` to apply and to judge.
 * @param {Module} module
 * @param {number} room
 * @param {number} recalls
 * @param {CourseRecord} record
 * @param {() => number} random
 */
function hand(module, room, recalls, record, random) {
  const idOf = (/** @type {string} */ name) => name.slice(module.slug.length + 1);
  const own = namesOf(module).filter((name) => !(idOf(name) in module.mixes));
  const names = leastSeenFirst(shuffled(own, random), record);
  const isRecall = (/** @type {string} */ name) => module.recall.includes(idOf(name));
  const chosen = [
    ...names.filter(isRecall).slice(0, recalls),
    ...names.filter((name) => !isRecall(name)).slice(0, room - recalls),
  ];
  return [...chosen, ...names.filter((name) => !chosen.includes(name))].slice(0, room);
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
