// What records are made of, parts that know their time, and the laws by which two are joined. Pure.

export const LATEST = 2.2e14; // in the year 8941: years of five digits do not sort as text, nor read as a day

/**
 * @template {{ at: number }} Part
 * @param {Record<string, Part>} one
 * @param {Record<string, Part>} other
 * @returns {Record<string, Part>}
 */
export function mergeParts(one, other) {
  const merged = safe({ ...one });
  for (const [id, part] of Object.entries(other)) {
    merged[id] = Object.hasOwn(one, id) ? later(one[id], part) : part;
  }
  return merged;
}

/**
 * The later of two; of two at one time, the one whose text sorts last, so that the order cannot matter.
 * @template {{ at: number }} Part
 * @param {Part} one
 * @param {Part} other
 */
export function later(one, other) {
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return canonical(one) >= canonical(other) ? one : other;
}

/** @param {unknown} part the same text for the same content, in whatever order it was written */
export function canonical(part) {
  return JSON.stringify(part, (_, value) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

/**
 * An object in which no key, not even "__proto__", means anything but itself.
 * @template Part
 * @param {Record<string, Part>} parts
 * @returns {Record<string, Part>}
 */
function safe(parts) {
  return Object.assign(Object.create(null), parts);
}

/**
 * @template Part
 * @param {unknown} parts
 * @param {(part: unknown) => part is Part} isSound
 * @param {(keyof Part)[]} names of what a part consists of
 * @returns {Record<string, Part>}
 */
export function only(parts, isSound, names) {
  /** @type {Record<string, Part>} */
  const sound = safe({});
  for (const [id, part] of Object.entries(isObject(parts) ? parts : {})) if (isSound(part)) sound[id] = pick(part, names);
  return sound;
}

/**
 * Of `part` what we know, and no more: what else a file brings may be too deep to be written again.
 * @template Part
 * @param {Part} part
 * @param {(keyof Part)[]} names
 * @returns {Part}
 */
export function pick(part, names) {
  const known = names.filter((name) => part[name] !== undefined).map((name) => [name, part[name]]);
  return Object.fromEntries(known);
}

/** @param {unknown} parts how many there are; -1 when they are none of ours */
export function count(parts) {
  return isObject(parts) ? Object.keys(parts).length : -1;
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const TRIES = 2; // after which the answer is out

/** @param {{ right: boolean, tries: number } | undefined} answer */
export function isOver(answer) {
  return answer !== undefined && (answer.right || answer.tries >= TRIES);
}

/** @param {unknown} value @returns {value is number} */
export function isTime(value) {
  return typeof value === "number" && value >= 0 && value <= LATEST;
}

/** @param {unknown} value */
export function isDay(value) {
  return typeof value === "string" && /^[0-8]\d{3}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}

/**
 * The day it is here at `time`, in milliseconds since 1970.
 * @param {number} time
 */
export function localDay(time) {
  const offset = 60_000 * new Date(time).getTimezoneOffset();
  return new Date(time - offset).toISOString().slice(0, 10);
}

/**
 * @param {unknown} value
 * @param {number} least
 * @returns {value is number}
 */
export function isCount(value, least) {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least;
}

/** @param {unknown} value @returns {value is string[]} */
export function isTexts(value) {
  return Array.isArray(value) && value.every((part) => typeof part === "string");
}
