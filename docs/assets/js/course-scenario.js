// <course-scenario>: plays the page one turn at a time, remembers the way, and looks back on it at the end.
//
// The page already holds every turn as a part with links. This shows the turn that it is, keeps those before it as
// a log above, and turns the links into choices.

import { readAside, writeAside } from "./record.js";
import { pathItem } from "./scenario-path.js";
import { choices, follow, isFork } from "./scenario-run.js";

/** @typedef {import("./scenario-run.js").Run} Run */

const LEVELS = ["very low", "low", "fair", "good", "very good"];
const PAST = ".scenario-log > li > h2";
const CHANGED = "This scenario has changed since you played it. You are at the last moment that is still in it.";

class CourseScenario extends HTMLElement {
  /** @type {string[]} the names of the choices made */
  #made = [];

  connectedCallback() {
    const kept = readAside(this.#key);
    if (Array.isArray(kept)) this.#made = kept.filter((name) => typeof name === "string");
    for (const part of this.querySelectorAll(".scenario-tools, .scenario-buttons")) part.removeAttribute("hidden");
    find(this, ".scenario-reasons").hidden = true;
    this.addEventListener("click", this);
    const run = follow(this, this.#made);
    if (run.cut) this.#made = names(run);
    this.#show(run);
    if (run.cut) this.#say(CHANGED);
  }

  get #key() {
    return `scenario:${this.dataset.scenario}`;
  }

  /** @param {MouseEvent} event */
  handleEvent(event) {
    const target = /** @type {Element} */ (event.target);
    const choice = /** @type {HTMLElement | null} */ (target.closest("a[data-choice]"));
    const button = target.closest("button");
    if (choice) this.#go([...this.#made, choice.dataset.choice ?? ""]);
    else if (button?.name === "back") this.#go(this.#made.slice(0, -1));
    else if (button?.name === "restart") this.#go([]);
    else if (button?.name === "again") this.#go(this.#made.slice(0, Number(button.value)));
    else return;
    event.preventDefault();
  }

  /** @param {string[]} made */
  #go(made) {
    const before = follow(this, this.#made);
    this.#made = made;
    writeAside(this.#key, made);
    const run = follow(this, made);
    this.#show(run);
    const passed = made.length > 0 ? this.querySelectorAll(PAST)[before.steps.length + 1] : null;
    const unread = /** @type {HTMLElement | null} */ (passed) ?? find(run.turn, "h2"); // a fork may pass turns with text
    unread.focus(); // first, or what is said of it would cut the meters short
    this.#say(moved(this, before.meters, run.meters));
    if (run.turn.classList.contains("ending")) this.#finish(run);
  }

  /** @param {Run} run */
  #show(run) {
    for (const turn of this.querySelectorAll("[data-turn]")) turn.toggleAttribute("hidden", turn !== run.turn);
    find(this, ".scenario-log").replaceChildren(...run.steps.map(({ turn, choice }) => logItem(turn, choice)));
    find(this, ".scenario-log").hidden = run.steps.length === 0;
    for (const [name, value] of run.meters) showMeter(find(this, `[data-meter="${name}"] dd`), value);
    for (const button of this.querySelectorAll("button")) button.disabled = run.steps.length === 0;
    const over = run.turn.classList.contains("ending");
    const path = over ? this.#path(run) : [];
    find(this, ".scenario-end").hidden = path.length === 0; // as for one who skipped the scene
    if (over) find(this, ".scenario-path").replaceChildren(...path);
  }

  /** @param {Run} run */
  #path(run) {
    const chosen = run.steps.filter(({ turn }) => !isFork(turn)); // one for each of #made
    return chosen
      .filter(({ turn }) => turn.querySelector(".decision"))
      .map((step) => pathItem(this, step.turn, step.choice, chosen.indexOf(step)));
  }

  /** @param {string} words */
  #say(words) {
    find(this, ".scenario-note").textContent = words;
  }

  /** @param {Run} run */
  #finish(run) {
    const detail = { scenario: this.dataset.scenario, ending: run.turn.dataset.turn, choices: this.#made, at: Date.now() };
    this.dispatchEvent(new CustomEvent("course:scenario-finished", { bubbles: true, detail }));
  }
}

/**
 * In words, and for the style sheet in steps.
 * @param {HTMLElement} place
 * @param {number} value
 */
function showMeter(place, value) {
  place.textContent = LEVELS[value];
  place.style.setProperty("--level", `${value}`);
}

/**
 * The choices of a run that the learner made; forks make their own.
 * @param {Run} run
 */
function names(run) {
  return run.steps.filter(({ turn }) => !isFork(turn)).map(({ choice }) => choice.dataset.choice ?? "");
}

/**
 * A turn that was left, with what was chosen there.
 * @param {HTMLElement} turn
 * @param {HTMLAnchorElement} choice
 */
function logItem(turn, choice) {
  const item = document.createElement("li");
  const past = /** @type {HTMLElement} */ (turn.cloneNode(true));
  const title = document.createElement("h2");
  title.textContent = find(past, "h2").textContent;
  title.tabIndex = -1;
  find(past, "h2").replaceWith(title);
  past.querySelector(".choices")?.remove();
  item.append(...past.childNodes);
  if (choices(turn).length > 1 && !isFork(turn)) {
    const chosen = document.createElement("p");
    chosen.className = "chosen";
    chosen.append("You chose: ", ...choice.cloneNode(true).childNodes);
    item.append(chosen);
  }
  return item;
}

/**
 * Which meters rose or fell, in words.
 * @param {Element} scenario
 * @param {Map<string, number>} before
 * @param {Map<string, number>} after
 */
function moved(scenario, before, after) {
  const said = [...after].flatMap(([name, value]) => {
    const by = value - (before.get(name) ?? value);
    const label = find(scenario, `[data-meter="${name}"] dt`).textContent;
    return by ? [`${label} ${by > 0 ? "rises" : "falls"}: ${LEVELS[value]}.`] : [];
  });
  return said.join(" ");
}

/**
 * @param {Element} place
 * @param {string} selector
 */
function find(place, selector) {
  return /** @type {HTMLElement} */ (place.querySelector(selector));
}

customElements.define("course-scenario", CourseScenario);
