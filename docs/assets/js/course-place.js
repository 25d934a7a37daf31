// Remembers the section that is being read, for "Resume".

import { updateRecord } from "./record.js";

const REST = 800; // milliseconds without scrolling before a section counts as being read

const module = /** @type {HTMLElement | null} */ (document.querySelector("course-quiz"))?.dataset.module;
const headings = [...document.querySelectorAll("article h2[id]")];
/** @type {number | undefined} */
let timer;

/** The last heading that has come into the upper half of the window. */
function remember() {
  const section = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 2)?.id;
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
