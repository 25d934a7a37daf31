// Remembers the section that is being read, for "Resume".

import { updateRecord } from "./record.js";

const REST = 800; // milliseconds on a section before it counts as read

const quiz = /** @type {HTMLElement | null} */ (document.querySelector("course-quiz"));
/** @type {number | undefined} */
let timer;

const watcher = new IntersectionObserver(
  (entries) => {
    const heading = entries.find(({ isIntersecting }) => isIntersecting)?.target;
    if (!heading || !quiz?.dataset.module) return;
    const place = { module: quiz.dataset.module, section: heading.id };
    clearTimeout(timer);
    timer = setTimeout(() => updateRecord((record, now) => void (record.place = { ...place, at: now })), REST);
  },
  { rootMargin: "0px 0px -60% 0px" },
);

for (const heading of document.querySelectorAll("article h2[id]")) watcher.observe(heading);
