// What the learner typed and wishes this browser to keep: a field and the box that says so.

import { emptyReviews } from "./record-reviews.js";
import { readRecord, updateNow, updateRecord } from "./record.js";

const PAUSE = 500; // milliseconds without a keystroke, after which a text is kept

/**
 * Put back what was kept; keep what is typed while the box is ticked, forget it when it is not.
 * @param {string} name
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {HTMLInputElement} box
 */
export function keepText(name, field, box) {
  let kept = ""; // as the field shows it: what differs from it was typed since
  let waiting = 0;
  const show = () => {
    const stored = readRecord().reviews?.texts[name]?.value ?? "";
    if (stored === kept) return;
    field.value = stored;
    kept = field.value;
    if (kept) box.checked = true;
  };
  const keep = async () => {
    const { value } = field;
    await updateRecord(text(name, value));
    kept = value;
  };
  const isTyped = () => box.checked && field.value !== kept;
  const keepTyped = () => isTyped() && keep();
  const keepAtOnce = () => {
    if (!isTyped()) return;
    updateNow(text(name, field.value));
    kept = field.value;
  };
  show();
  box.addEventListener("change", () => {
    kept = box.checked ? field.value : "";
    updateNow(text(name, kept)); // who leaves at once has still unticked it
  });
  field.addEventListener("change", keepTyped);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keepTyped, PAUSE);
  });
  document.addEventListener("course:record-changed", () => field.value === kept && show()); // in another tab, too
  document.addEventListener("visibilitychange", () => document.hidden && keepAtOnce());
  addEventListener("pagehide", keepAtOnce);
}

/**
 * @param {string} name
 * @param {string} value
 * @returns {(record: import("./record.js").CourseRecord, at: number) => void}
 */
function text(name, value) {
  return (record, at) => void ((record.reviews ??= emptyReviews()).texts[name] = { value, at });
}
