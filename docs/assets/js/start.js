// Loads each behaviour when the page first needs it, so that a page that is only read costs next to nothing.

const NEAR = "600px"; // how far below the window a part may be when its behaviour is fetched

/** @type {Record<string, string>} custom element: its behaviour; these are parts of a page that is mostly read */
const NEARBY = {
  "course-question": "./course-quiz.js",
  "course-compare": "./course-compare.js",
  "course-plan": "./course-plan.js",
  "course-parts": "./course-parts.js",
};
/** @type {Record<string, string>} these are what their page is for, and hold nothing to reach before they are there */
const TOOLS = {
  "course-data": "./course-data.js",
  "course-scenario": "./course-scenario.js",
  "course-played": "./course-played.js",
  "course-search": "./course-search.js",
  "course-phrases": "./course-phrases.js",
  "course-review": "./course-review.js",
  "course-dates": "./course-dates.js",
  "course-final": "./course-final.js",
  "course-rewrite": "./course-rewrite.js",
  "course-certificate": "./course-certificate.js",
  "course-offline": "./course-offline.js",
};

/** Those in which a learner answers, which moves the progress. */
const ASKING = new Set(["course-question", "course-data", "course-review", "course-final"]);

/** Whether there is anything to show progress from. */
function hasRecord() {
  try {
    return [localStorage, sessionStorage].some((store) => store.getItem("even-keel:record") !== null);
  } catch {
    return true; // storage is blocked, which the learner is told
  }
}

/** Whether this page came from what the learner keeps on the device. */
function isKept() {
  try {
    return navigator.serviceWorker?.controller?.scriptURL === new URL("../../sw.js", import.meta.url).href;
  } catch {
    return false; // in a frame that may keep nothing
  }
}

const showProgress = () => import("./course-progress.js");

/** @param {Element} part */
function load({ localName }) {
  import(NEARBY[localName] ?? TOOLS[localName]);
  if (ASKING.has(localName)) showProgress();
}

const near = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      load(target);
    }
  },
  { rootMargin: NEAR },
);

/** Forms that were sent before their behaviour was there; each is sent again, once. */
const early = new WeakSet();

addEventListener("submit", async ({ target: form }) => {
  if (!(form instanceof HTMLFormElement) || !form.closest("course-question")) return;
  if (customElements.get("course-question") || early.has(form)) return;
  early.add(form);
  await import(NEARBY["course-question"]);
  const question = /** @type {import("./course-question.js").CourseQuestion} */ (form.closest("course-question"));
  if (!question.outcome.over) form.requestSubmit(); // else an answer of another day was put back
});

// On a phone the menu lies over the page, and so over the part of it that was chosen there.
const menu = /** @type {HTMLElement | null} */ (document.querySelector("#menu"));
menu?.addEventListener("click", ({ target }) => {
  if (/** @type {Element} */ (target).closest('a[href^="#"]')) setTimeout(() => menu.hidePopover());
});
// Whoever leaves it by Tab would go on below it, unseen.
menu?.addEventListener("focusout", ({ relatedTarget: to }) => {
  if (to instanceof Element && !menu.contains(to)) menu.hidePopover();
});
// Beside the page it scrolls by itself: the open page is in view from the start.
const open = /** @type {HTMLElement | null} */ (menu?.querySelector("[aria-current]"));
const below = menu && open ? open.offsetTop - menu.clientHeight * 0.7 : 0;
if (menu && open && below > 0) menu.scrollTop = open.offsetTop - menu.clientHeight / 2;

/** @param {Record<string, string>} parts */
const all = (parts) => document.querySelectorAll(Object.keys(parts).join());

requestAnimationFrame(() => all(TOOLS).forEach(load)); // they would hold up the first paint
for (const part of all(NEARBY)) near.observe(part);
// Whoever goes by Tab would pass what is not there yet; what is there is not fetched again.
addEventListener("keydown", ({ key }) => key === "Tab" && all(NEARBY).forEach(load));
// The map says nothing by itself, until something is answered in another tab or before coming back to it.
if (document.querySelector(".module-status")) {
  addEventListener("storage", showProgress, { once: true });
  addEventListener("pageshow", () => hasRecord() && showProgress());
}
if (hasRecord()) {
  showProgress();
  if (document.querySelector("course-question")) import(NEARBY["course-question"]); // answers to put back
}
if (isKept()) import("./offline-version.js");
if (document.querySelector("course-quiz")) {
  addEventListener("scroll", () => import("./course-place.js"), { once: true, passive: true });
}
