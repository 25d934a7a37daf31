// What this browser remembers about one learner: read, merged and written here and nowhere else.
//
// A question is known by "<module>/<question id>", what was chosen by the ids of its parts. What cannot be read is
// set aside under a key of its own and told; nothing here throws, nothing is deleted unless the learner asks.

import {
  count, isCount, isDay, isObject, isOver, isTexts, isTime, later, LATEST, localDay, mergeParts, only, pick,
} from "./record-parts.js";
import { holdsReviews, mergeReviews, reviewTimes, sameReviews, soundReviews } from "./record-reviews.js";

/**
 * @typedef {object} Answer
 * @property {string} fingerprint of the question as it was answered
 * @property {string[]} given ids of options, "part=place" pairs, or the text that was typed
 * @property {number} tries
 * @property {boolean} [missed] whether an answer before it on the same day was not right at first
 * @property {boolean} right
 * @property {string} [certainty] guessing, fairly or very
 * @property {string} [on] the day, as it was here
 * @property {number} at milliseconds since 1970; later than the answer before, even where the clock went back
 *
 * @typedef {{ module: string, section: string, at: number }} Place
 * @typedef {{ value: boolean, at: number }} Setting
 *
 * @typedef {object} CourseRecord
 * @property {1} version
 * @property {number} updated
 * @property {Record<string, Answer>} answers
 * @property {Record<string, Answer>} archived answers to questions that are no longer asked
 * @property {Record<string, Setting>} settings
 * @property {Place} [place] where the learner was reading last
 * @property {import("./record-reviews.js").Reviews} [reviews] what the reviews need
 *
 * @typedef {"broken" | "newer" | "blocked" | "full"} Trouble
 */

export const KEY = "even-keel:record";
export const VERSION = 1;
export const SHARED = "even-keel:shared-computer";
/** @type {(keyof Answer)[]} */
const ANSWER = ["fingerprint", "given", "tries", "right", "certainty", "missed", "on", "at"];

/** @type {CourseRecord | null} what could not be stored, until it can be */
let unstored = null;
/** Whether what is stored is in the record or set aside, so that it may be written over. */
let safe = true;
/** @type {{ place: Storage, record: CourseRecord } | null} what this tab stored last */
let written = null;
/** @type {Set<Trouble>} */
const troubles = new Set();
/** @type {((trouble: Trouble) => void)[]} */
const listeners = [];

/** @returns {CourseRecord} */
export function emptyRecord() {
  return { version: VERSION, updated: 0, answers: {}, archived: {}, settings: {} };
}

/**
 * Call `listener` for each trouble there has been or will be.
 * @param {(trouble: Trouble) => void} listener
 */
export function onTrouble(listener) {
  listeners.push(listener);
  troubles.forEach(listener);
}

/** @param {Trouble} trouble */
export function report(trouble) {
  if (troubles.has(trouble)) return;
  troubles.add(trouble);
  listeners.forEach((listener) => listener(trouble));
}

/** The store of this tab on a shared computer, else that of the browser; null when both are blocked. */
export function store() {
  try {
    const shared = localStorage.getItem(SHARED) !== null;
    const found = shared ? sessionStorage : localStorage;
    found.getItem(KEY);
    return found;
  } catch {
    report("blocked");
    return null;
  }
}

/** @returns {CourseRecord} what is remembered, read anew each time, since another tab may have written */
export function readRecord() {
  const stored = readStored();
  return unstored ? mergeRecords(stored, unstored) : stored;
}

function readStored() {
  const place = store();
  const text = place ? place.getItem(KEY) : null;
  safe = true;
  if (!place || text === null) return emptyRecord();
  const { record, trouble } = parseRecord(text);
  if (trouble) {
    safe = setAside(place, text, record);
    report(trouble);
  }
  return record;
}

/**
 * Keep what cannot be read under a key of its own, and go on with what is sound.
 * @param {Storage} place
 * @param {string} text
 * @param {CourseRecord} sound
 * @returns {boolean} whether there was room; without, the original stays where it is
 */
function setAside(place, text, sound) {
  const copy = `${KEY}:set-aside:${Date.now()}`;
  try {
    place.setItem(copy, text);
    place.setItem(KEY, JSON.stringify(sound));
    return true;
  } catch {
    place.removeItem(copy);
    report("full");
    return false;
  }
}

/**
 * Change the record and store it. One tab at a time, where the browser can lock.
 * @param {(record: CourseRecord, now: number) => void} change
 * @returns {Promise<void>}
 */
export async function updateRecord(change) {
  await alone(() => updateNow(change));
  document.dispatchEvent(new CustomEvent("course:record-changed"));
}

/**
 * The same at once, for a page that goes: it cannot wait for its turn.
 * @param {(record: CourseRecord, now: number) => void} change
 */
export function updateNow(change) {
  const record = readRecord();
  record.updated = Math.min(LATEST, Math.max(Date.now(), record.updated + 1)); // a clock may go back
  change(record, record.updated);
  save(record);
}

/**
 * Run `write` while no other tab does. Where storage is blocked, a browser may refuse the lock too.
 * @param {() => void} write
 */
async function alone(write) {
  let begun = false;
  const once = () => {
    begun = true;
    write();
  };
  if (navigator.locks) await navigator.locks.request(KEY, once).catch(() => {});
  if (!begun) write();
}

/** @param {CourseRecord} record */
function save(record) {
  const place = store();
  try {
    if (!place || !safe) throw new Error("not stored");
    place.setItem(KEY, JSON.stringify(record));
    written = { place, record };
    unstored = null;
  } catch {
    if (place) report("full");
    unstored = record;
  }
}

/**
 * Read a note kept beside the record: where a scenario stands, for one. Whatever is there may be damaged or old, so
 * the reader checks it.
 * @param {string} name
 * @returns {unknown}
 */
export function readAside(name) {
  try {
    return JSON.parse(store()?.getItem(`even-keel:${name}`) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function writeAside(name, value) {
  try {
    store()?.setItem(`even-keel:${name}`, JSON.stringify(value));
  } catch {
    report("full");
  }
}

/** Forget what this page holds. What is stored is deleted by forget.js, where the learner asks for it. */
export function dropCopies() {
  unstored = null;
  written = null;
}

/**
 * A tab may write before it has seen what another has just stored: locks order the tabs, but the news of a change
 * travels on its own. So each tab puts back what it wrote, or what it hears of, where the store lacks it.
 * @param {StorageEvent} event
 */
function keepBoth({ storageArea, newValue }) {
  if (newValue === null) dropCopies(); // deleted, by the learner
  if (newValue === null || !written || storageArea !== written.place) return;
  if (written.place.getItem(KEY) === null) return; // deleted since; the news of that is on its way
  const joined = mergeRecords(parseRecord(newValue).record, written.record);
  if (holds(readRecord(), joined)) return;
  updateRecord((record) => void Object.assign(record, mergeRecords(record, joined)));
}

/**
 * Whether each part of `other` is in `record`, as it is or later.
 * @param {CourseRecord} record
 * @param {CourseRecord} other
 */
function holds(record, other) {
  const parts = /** @type {const} */ (["answers", "archived", "settings"]);
  const found = parts.every((name) =>
    Object.entries(other[name]).every(([id, part]) => {
      const found = record[name][id];
      return found && later(found, part) === found;
    }),
  );
  return found && holdsReviews(record.reviews, other.reviews);
}

/**
 * Read a record from text. What is sound in it is kept; a trouble says that not all was.
 * @param {string} text
 * @returns {{ record: CourseRecord, trouble?: "broken" | "newer" }}
 */
export function parseRecord(text) {
  /** @type {unknown} */
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return { record: emptyRecord(), trouble: "broken" };
  }
  return soundRecord(data);
}

/**
 * @param {unknown} data
 * @returns {{ record: CourseRecord, trouble?: "broken" | "newer" }}
 */
export function soundRecord(data) {
  if (!isObject(data)) return { record: emptyRecord(), trouble: "broken" };
  if (typeof data.version === "number" && data.version > VERSION) return { record: emptyRecord(), trouble: "newer" };
  return soundParts(data);
}

/**
 * @param {Record<string, unknown>} data
 * @returns {{ record: CourseRecord, trouble?: "broken" }}
 */
function soundParts(data) {
  const record = emptyRecord();
  record.answers = only(data.answers, isAnswer, ANSWER);
  record.archived = only(data.archived, isAnswer, ANSWER);
  record.settings = only(data.settings, isSetting, ["value", "at"]);
  if (isPlace(data.place)) record.place = pick(data.place, ["module", "section", "at"]);
  const reviews = soundReviews(data.reviews);
  if (reviews) record.reviews = reviews;
  const times = [...Object.values(record.answers), ...Object.values(record.archived), ...Object.values(record.settings)];
  record.updated = Math.max(0, record.place?.at ?? 0, ...times.map(({ at }) => at), ...reviewTimes(reviews));
  if (isTime(data.updated)) record.updated = Math.max(record.updated, data.updated);
  return sameShape(data, record) ? { record } : { record, trouble: "broken" };
}

/**
 * Whether nothing was lost on the way from `data` to `record`.
 * @param {Record<string, unknown>} data
 * @param {CourseRecord} record
 */
function sameShape(data, record) {
  const parts = /** @type {const} */ (["answers", "archived", "settings"]);
  return (
    data.version === VERSION &&
    isTime(data.updated) &&
    parts.every((part) => count(data[part]) === count(record[part])) &&
    (data.place === undefined) === (record.place === undefined) &&
    sameReviews(data.reviews, record.reviews)
  );
}

/**
 * Join two records: of each answer, setting and place the later one. Commutative and idempotent.
 * @param {CourseRecord} one
 * @param {CourseRecord} other
 * @returns {CourseRecord}
 */
export function mergeRecords(one, other) {
  const record = emptyRecord();
  record.updated = Math.max(one.updated, other.updated);
  record.settings = mergeParts(one.settings, other.settings);
  record.answers = mergeParts(one.answers, other.answers);
  record.archived = mergeParts(one.archived, other.archived);
  for (const id of Object.keys(record.archived)) {
    if (!Object.hasOwn(record.answers, id)) continue;
    const asked = later(record.answers[id], record.archived[id]) === record.answers[id];
    delete (asked ? record.archived : record.answers)[id];
  }
  const place = one.place && other.place ? later(one.place, other.place) : one.place ?? other.place;
  if (place) record.place = place;
  const reviews = mergeReviews(one.reviews, other.reviews);
  if (reviews) record.reviews = reviews;
  return record;
}

/** @param {unknown} value @returns {value is Answer} */
function isAnswer(value) {
  return (
    isObject(value) &&
    typeof value.fingerprint === "string" &&
    isTexts(value.given) &&
    value.given.length > 0 &&
    isCount(value.tries, 1) &&
    typeof value.right === "boolean" &&
    (value.certainty === undefined || typeof value.certainty === "string") &&
    (value.on === undefined || isDay(value.on)) &&
    isTime(value.at)
  );
}

/** @param {unknown} value @returns {value is Setting} */
function isSetting(value) {
  return isObject(value) && typeof value.value === "boolean" && isTime(value.at);
}

/** @param {unknown} value @returns {value is Place} */
function isPlace(value) {
  return isObject(value) && typeof value.module === "string" && typeof value.section === "string" && isTime(value.at);
}

/**
 * Who practises a question again has answered it already: that answer stands until there is a whole one.
 * @param {Answer | undefined} before
 * @param {Omit<Answer, "at">} answer
 */
function isUnfinishedRetry(before, answer) {
  return isOver(before) && !isOver(answer) && before?.fingerprint === answer.fingerprint;
}

document.addEventListener("course:answered", (event) => {
  const { id, ...answer } = /** @type {CustomEvent} */ (event).detail;
  const inReview = event.target instanceof Element && event.target.closest("course-review");
  updateRecord((record, now) => {
    const before = record.answers[id];
    if (inReview ? isOver(before) : isUnfinishedRetry(before, answer)) return; // a module's result is its own
    const on = localDay(Date.now());
    const missed = before?.on === on && (before.missed || !before.right || before.tries > 1); // and comes back tomorrow
    record.answers[id] = { ...answer, ...(missed ? { missed } : {}), on, at: now };
    delete record.archived[id];
  });
});

window.addEventListener("storage", (event) => {
  if (event.key !== KEY && event.key !== null) return;
  keepBoth(event);
  document.dispatchEvent(new CustomEvent("course:record-changed"));
});

window.addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  written = null; // a page that slept may have missed that all was deleted, or what was answered since
  document.dispatchEvent(new CustomEvent("course:record-changed"));
});

onTrouble(async (trouble) => (await import("./course-notice.js")).tell(trouble));
