// What the learner typed and wishes this browser to keep: a field and the box that says so.

import { emptyReviews } from "./record-reviews.js";
import { readRecord, updateRecord } from "./record.js";

const PAUSE = 500; // milliseconds without a keystroke, after which a text is kept

/**
 * Put back what was kept; keep what is typed while the box is ticked, forget it when it is not.
 * @param {string} name
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {HTMLInputElement} box
 */
export function keepText(name, field, box) {
  const kept = readRecord().reviews?.texts[name]?.value ?? "";
  if (kept) {
    box.checked = true;
    field.value = kept;
  }
  let waiting = 0;
  const keepNow = () => box.checked && keep(name, field.value);
  box.addEventListener("change", () => keep(name, box.checked ? field.value : ""));
  field.addEventListener("change", keepNow);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keepNow, PAUSE);
  });
}

/**
 * @param {string} name
 * @param {string} value
 */
function keep(name, value) {
  return updateRecord((record, at) => void ((record.reviews ??= emptyReviews()).texts[name] = { value, at }));
}
