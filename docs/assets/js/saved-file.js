// Files for the learner; above all the one in which the record is carried to another browser.

import { soundRecord, VERSION } from "./record.js";

/** @typedef {import("./record.js").CourseRecord} CourseRecord */

const FORMAT = "even-keel record";
const FETCHED = 60_000; // milliseconds; some browsers begin to read a download well after the click
const LARGEST = 1_000_000; // bytes; a full record of this course is near 20,000

/**
 * Hand a file to the learner, as a download.
 * @param {string} name
 * @param {string} content
 * @param {string} type
 */
export function saveFile(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FETCHED);
}

/**
 * @param {CourseRecord} record
 * @param {object} [beside] what else the file is to hold
 */
export function writeFile(record, beside) {
  return JSON.stringify({ format: FORMAT, version: VERSION, record, ...beside }, null, 1);
}

/**
 * @param {{ size: number, text: () => Promise<string> }} file
 * @returns {Promise<{ record: CourseRecord, scenarios?: unknown } | { refused: string }>}
 */
export async function readFile(file) {
  if (file.size > LARGEST) return { refused: "This file is too large to be a record of this course." };
  /** @type {any} */
  let data;
  try {
    data = JSON.parse(await file.text());
  } catch {
    return { refused: "This file is damaged, or it is no record of this course: it cannot be read." };
  }
  if (data?.format !== FORMAT) return { refused: "This file is no record of this course." };
  if (data.version > VERSION) return { refused: "This file was saved by a newer version of the course." };
  const { record, trouble } = soundRecord(data.record);
  if (trouble) return { refused: "This file is damaged: parts of the record in it cannot be read." };
  return { record, scenarios: data.scenarios };
}
