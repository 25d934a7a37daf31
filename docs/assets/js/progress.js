// How far the learner is, from the record and the list of the course's questions. No page, no storage: pure.

import { isOver } from "./record-parts.js";

/**
 * @typedef {import("./record.js").CourseRecord} CourseRecord
 * @typedef {{ slug: string, title: string, passMark: number, checks: string[], recall: string[], mixes: Record<string, "which" | "both">, lines: string[], questions: Record<string, string> }} Module
 * @typedef {{ modules: Module[], moved?: Record<string, string> }} Course `moved`: old slugs of modules, and their new ones
 * @typedef {{ answered: number, left: number, total: number, begun: boolean, complete: boolean, passed: boolean }} Progress
 */

/**
 * A module is complete when every question has been answered, and passed at its pass mark; quick checks count for
 * the first, not for the second. `left` are those that were tried and have a try left.
 * @param {Module} module
 * @param {CourseRecord} record
 * @returns {Progress}
 */
export function progressOf(module, record) {
  const ids = Object.keys(module.questions);
  const answer = (/** @type {string} */ id) => record.answers[`${module.slug}/${id}`];
  const answered = ids.filter((id) => isOver(answer(id))).length;
  const left = ids.filter(answer).length - answered;
  const quiz = ids.filter((id) => !module.checks.includes(id));
  const right = quiz.filter((id) => answer(id)?.right).length;
  const complete = answered === ids.length;
  const passed = complete && 100 * right >= module.passMark * quiz.length;
  return { answered, left, total: ids.length, begun: answered + left > 0, complete, passed };
}

/**
 * Move the answers to questions that are no longer asked out of the totals, and back if they are asked again.
 * @param {CourseRecord} record changed in place
 * @param {Course} course
 * @returns {boolean} whether anything moved
 */
export function archiveRemoved(record, course) {
  const asked = new Set(course.modules.flatMap(({ slug, questions }) => Object.keys(questions).map((id) => `${slug}/${id}`)));
  const gone = Object.keys(record.answers).filter((id) => !asked.has(id));
  const back = Object.keys(record.archived).filter((id) => asked.has(id));
  move(gone, record.answers, record.archived);
  move(back, record.archived, record.answers);
  return gone.length + back.length > 0;
}

/**
 * @param {string[]} ids
 * @param {Record<string, import("./record.js").Answer>} from
 * @param {Record<string, import("./record.js").Answer>} to
 */
function move(ids, from, to) {
  for (const id of ids) {
    to[id] = from[id];
    delete from[id];
  }
}

/** @param {Progress} progress */
export function inWords({ answered, left, total, begun, complete, passed }) {
  if (complete) return passed ? "✓ Complete, passed" : "Complete, not yet passed";
  if (!begun) return "Not started";
  return `${answered} of ${total} answered${left ? `, ${left} with a try left` : ""}`;
}
