// A calendar file of whole days, as RFC 5545 asks for it. Pure.

import { addDays } from "./days.js";

/** @typedef {{ day: string, id: string, summary: string, description: string, url?: string }} Entry */

const LONGEST = 75; // octets in a line, without its end

/**
 * @param {Entry[]} entries
 * @param {Date} now
 */
export function calendar(entries, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Even Keel//Review dates//EN",
    ...entries.flatMap((entry) => event(entry, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/**
 * @param {Entry} entry
 * @param {string} stamp
 */
function event({ day, id, summary, description, url }, stamp) {
  return [
    "BEGIN:VEVENT",
    `UID:${id}@even-keel`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll("-", "")}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(url ? [`URL:${url}`] : []),
    "TRANSP:TRANSPARENT", // the day stays free for others to book
    "END:VEVENT",
  ];
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

/**
 * A line that is too long goes on in the next, after a space; no letter is parted.
 * @param {string} line
 */
function folded(line) {
  const size = new TextEncoder();
  let [text, room] = ["", LONGEST];
  for (const letter of line) {
    const octets = size.encode(letter).length;
    if (octets > room) [text, room] = [`${text}\r\n `, LONGEST - 1];
    text += letter;
    room -= octets;
  }
  return text;
}
