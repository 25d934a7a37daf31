// The final review: how a draw stands. Pure.

import { namesOf } from "./schedule.js";

/**
 * @typedef {import("./record-reviews.js").Draw} Draw
 * @typedef {import("./progress.js").Course} Course
 * @typedef {{ answered: number, right: number, percent: number, done: boolean, passed: boolean }} Result
 * @typedef {Result & { items: string[] }} Standing
 */

export const PASS_MARK = 80; // per cent; a customary mark, with no meaning beyond this course

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
  const percent = left.length > 0 ? Math.floor((100 * right) / left.length) : 0;
  return { items: left, answered, right, percent, done, passed: done && 100 * right >= PASS_MARK * left.length };
}
