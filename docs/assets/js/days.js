// Days of the calendar as text, "2026-06-09": they sort, compare and are stored as they are. Pure.

/**
 * The day it is here at `time`, in milliseconds since 1970.
 * @param {number} time
 */
export function localDay(time) {
  const date = new Date(time);
  const parts = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return [date.getFullYear(), ...parts].join("-");
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
