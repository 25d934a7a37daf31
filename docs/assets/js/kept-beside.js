// What is kept beside the record: where each scenario stands, and what could not be read and was set aside.

import { isTexts } from "./record-parts.js";
import { KEY, readAside, store, writeAside } from "./record.js";

/** @typedef {Record<string, string[]>} Places scenario: the names of the choices made in it */

const PLACE = "scenario:";
const ASIDE = `${KEY}:set-aside:`;

/** @returns {Places} */
export function readPlaces() {
  const names = keys(`even-keel:${PLACE}`);
  return soundPlaces(Object.fromEntries(names.map((name) => [name, readAside(PLACE + name)])));
}

/**
 * @param {unknown} places
 * @returns {Places}
 */
export function soundPlaces(places) {
  const sound = Object.entries(places ?? {}).filter(([, made]) => isTexts(made) && made.length > 0);
  return Object.fromEntries(sound);
}

/**
 * Take over where a scenario stands that was not begun here.
 * @param {Places} places
 */
export function addPlaces(places) {
  const mine = readPlaces();
  for (const [name, made] of Object.entries(places)) if (!Object.hasOwn(mine, name)) writeAside(PLACE + name, made);
}

/** @returns {string[]} each as it was found */
export function readSetAside() {
  return keys(ASIDE).map((key) => store()?.getItem(ASIDE + key) ?? "");
}

/** @param {string} start of the names; what follows it is returned */
function keys(start) {
  const all = Object.keys(store() ?? {}).filter((key) => key.startsWith(start));
  return all.map((key) => key.slice(start.length)).sort();
}
