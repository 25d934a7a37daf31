// Shows progress wherever the page has a place for it: the map, the menu, the module itself, the start button.

import { courseList, SITE } from "./course-list.js";
import { archiveRemoved, inWords, progressOf } from "./progress.js";
import { readRecord, updateRecord } from "./record.js";

/** @typedef {import("./progress.js").Course} Course */

/** @type {Set<string>} the modules that were complete when they were last looked at */
const complete = new Set();

/** @param {Course} course */
function show(course) {
  const record = readRecord();
  const begun = course.modules.some((module) => progressOf(module, record).begun);
  for (const module of course.modules) {
    const progress = progressOf(module, record);
    for (const place of document.querySelectorAll(`.module-status[data-module="${module.slug}"]`)) {
      showStop(/** @type {HTMLElement} */ (place), progress, begun);
    }
    for (const place of document.querySelectorAll(`.quiz-left[data-module="${module.slug}"]`)) {
      showLeft(/** @type {HTMLElement} */ (place), progress, module);
    }
    mark(module.slug, progress);
  }
  if (course.modules.some(({ slug }) => slug === record.place?.module)) resume(record);
}

/**
 * A stop of the map: words, and for the style sheet the state and the share that is done.
 * @param {HTMLElement} place
 * @param {import("./progress.js").Progress} progress
 * @param {boolean} begun whether anything on the map was begun; before that it says nothing
 */
function showStop(place, progress, begun) {
  const { answered, total, complete, passed } = progress;
  place.textContent = begun ? inWords(progress) : "";
  place.dataset.state = passed ? "passed" : complete ? "complete" : progress.begun ? "begun" : "new";
  place.style.setProperty("--share", `${answered / total}`);
}

/**
 * What is left of a quiz; before the first answer, and when all was deleted, the words that the page came with.
 * @param {HTMLElement} place
 * @param {import("./progress.js").Progress} progress
 * @param {import("./progress.js").Module} module
 */
function showLeft(place, progress, { passMark }) {
  place.dataset.first ??= place.textContent ?? "";
  place.textContent = progress.begun ? `${inWords(progress)}. Pass mark: ${passMark}%.` : place.dataset.first;
}

/**
 * A tick in the menu, and its words for those who do not see it.
 * @param {string} slug
 * @param {import("./progress.js").Progress} progress
 */
function mark(slug, progress) {
  const address = new URL(`modules/${slug}/`, SITE).href;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.menu-link[href]"))) {
    if (link.href.split("#")[0] !== address || link.hash) continue;
    const old = link.querySelector(".nav-status");
    const status = old ?? document.createElement("span");
    status.className = "nav-status seen-by-readers";
    status.textContent = inWords(progress);
    status.toggleAttribute("data-passed", progress.passed);
    if (!old && progress.begun) link.append(status);
    if (!progress.begun) old?.remove();
  }
}

/** @param {import("./record.js").CourseRecord} record */
function resume(record) {
  const start = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a#start"));
  if (!start || !record.place) return;
  start.textContent = "Resume where you left off";
  const address = new URL(`modules/${record.place.module}/`, SITE);
  address.hash = record.place.section;
  start.href = address.href;
}

/**
 * Note which modules are complete; tell of those that were not before.
 * @param {Course} course
 * @param {boolean} [tell]
 */
function note(course, tell) {
  const record = readRecord();
  for (const module of course.modules) {
    const progress = progressOf(module, record);
    if (!progress.complete) complete.delete(module.slug);
    else if (!complete.has(module.slug)) {
      complete.add(module.slug);
      const detail = { module: module.slug, ...progress, at: Date.now() };
      if (tell) document.body.dispatchEvent(new CustomEvent("course:module-completed", { bubbles: true, detail }));
    }
  }
}

async function start() {
  const record = readRecord();
  if (record.updated === 0 && !document.querySelector("[data-module]")) return;
  const course = await courseList();
  if (course.moved) await (await import("./renamed.js")).follow(course.moved);
  note(course);
  if (archiveRemoved(readRecord(), course)) await updateRecord((changed) => void archiveRemoved(changed, course));
  show(course);
  document.addEventListener("course:record-changed", () => {
    show(course);
    note(course, true);
  });
}

start().catch(() => {}); // offline without a copy of the list: the page works, without progress
