// What records are made of, parts that know their time, and the laws by which two are joined. Pure.

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
 * @returns {Record<string, Part>}
 */
export function only(parts, isSound) {
  /** @type {Record<string, Part>} */
  const sound = safe({});
  for (const [id, part] of Object.entries(isObject(parts) ? parts : {})) if (isSound(part)) sound[id] = part;
  return sound;
}

/** @param {unknown} parts how many there are; -1 when they are none of ours */
export function count(parts) {
  return isObject(parts) ? Object.keys(parts).length : -1;
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {value is number} */
export function isTime(value) {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

/** @param {unknown} value @returns {value is string[]} */
export function isTexts(value) {
  return Array.isArray(value) && value.every((part) => typeof part === "string");
}
