// How sure the learner was, beside what was right at the first try. Loaded when they said so, which few do.

/** @typedef {import("./course-question.js").Outcome} Outcome */

/**
 * Fill the grid of `part`, and show it.
 * @param {HTMLElement} part
 * @param {Outcome[]} rated the questions of which the learner said how sure they were
 */
export function calibrate(part, rated) {
  for (const row of part.querySelectorAll("[data-certainty]")) {
    const { right, all } = counted(rated, row.getAttribute("data-certainty"));
    write(row, "[data-count=right]", `${right}`);
    write(row, "[data-count=wrong]", `${all - right}`);
  }
  const { right, all } = counted(rated, "very");
  write(part, "p", all > 0 ? `You were very sure on ${all}, and right at the first try on ${right} of them.` : "");
  part.hidden = false;
}

/**
 * @param {Outcome[]} rated
 * @param {string | null} wanted
 */
function counted(rated, wanted) {
  const here = rated.filter(({ certainty }) => certainty === wanted);
  return { right: here.filter(({ atOnce }) => atOnce).length, all: here.length };
}

/**
 * @param {Element} place
 * @param {string} selector
 * @param {string} words
 */
function write(place, selector, words) {
  const part = place.querySelector(selector);
  if (part) part.textContent = words;
}
