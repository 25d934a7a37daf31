// What only the page "Your data" does to the record: forget it, or keep it no longer than a tab.

import { dropCopies, report, SHARED } from "./record.js";

const changed = () => document.dispatchEvent(new CustomEvent("course:record-changed"));

/** Delete everything of this course, in this browser and in this tab. */
export function deleteRecord() {
  dropCopies();
  for (const store of [() => localStorage, () => sessionStorage]) {
    try {
      const found = store();
      const ours = Object.keys(found).filter((key) => key.startsWith("even-keel:"));
      ours.forEach((key) => found.removeItem(key));
    } catch {
      report("blocked");
    }
  }
  changed();
}

export function isSharedComputer() {
  try {
    return localStorage.getItem(SHARED) !== null;
  } catch {
    return false;
  }
}

/**
 * The mark, and nothing else, is the browser's: a link that opens in another tab leads to the same computer.
 * @param {boolean} shared
 */
export function setSharedComputer(shared) {
  try {
    if (shared) localStorage.setItem(SHARED, "");
    else localStorage.removeItem(SHARED);
  } catch {
    report("blocked");
  }
  changed();
}
