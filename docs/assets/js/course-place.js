// Remembers the section that is being read, for "Resume".

import { reached } from "./reached.js";
import { updateRecord } from "./record.js";

const REST = 800; // milliseconds without scrolling before a section counts as being read

const module = /** @type {HTMLElement | null} */ (document.querySelector("course-quiz"))?.dataset.module;
/** @type {number | undefined} */
let timer;

function remember() {
  const section = reached();
  if (!module || !section) return;
  updateRecord((record, now) => void (record.place = { module, section, at: now }));
}

addEventListener(
  "scroll",
  () => {
    clearTimeout(timer);
    timer = setTimeout(remember, REST);
  },
  { passive: true },
);
