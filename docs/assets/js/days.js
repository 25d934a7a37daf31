// Days of the calendar as text, "2026-06-09": they sort, compare and are stored as they are. Pure.

import { localDay } from "./record-parts.js";

export { localDay };

/**
 * The day of a part of the record, as it was here. `at` orders, and may be ahead of the clock; old parts have no more.
 * @param {{ on?: string, at: number }} part
 */
export function dayOf({ on, at }) {
  return on ?? localDay(at);
}

/**
 * @param {string} day
 * @param {number} count
 */
export function addDays(day, count) {
  const date = new Date(`${day}T00:00:00Z`); // in UTC no day is shorter than another
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** @param {string} day */
export function dayInWords(day) {
  return inWords(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/**
 * For a table: "Tue 9 Jun".
 * @param {string} day
 */
export function dayInShort(day) {
  return inWords(day, { weekday: "short", day: "numeric", month: "short" }).replace(",", "");
}

/**
 * @param {string} day
 * @param {Intl.DateTimeFormatOptions} form
 */
function inWords(day, form) {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { ...form, timeZone: "UTC" });
}
