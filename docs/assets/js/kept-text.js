// What the learner typed and wishes this browser to keep: a field and the box that says so.

import { emptyReviews } from "./record-reviews.js";
import { readRecord, updateRecord } from "./record.js";

/**
 * Put back what was kept; keep what is typed while the box is ticked, forget it when it is not.
 * @param {string} name
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {HTMLInputElement} box
 */
export function keepText(name, field, box) {
  const kept = readRecord().reviews?.texts[name]?.value ?? "";
  box.checked = kept !== "";
  if (kept) field.value = kept;
  box.addEventListener("change", () => keep(name, box.checked ? field.value : ""));
  field.addEventListener("change", () => box.checked && keep(name, field.value));
}

/**
 * @param {string} name
 * @param {string} value
 */
function keep(name, value) {
  return updateRecord((record, at) => void ((record.reviews ??= emptyReviews()).texts[name] = { value, at }));
}
