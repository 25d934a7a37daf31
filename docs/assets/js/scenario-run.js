// Where a run through a scenario stands, worked out from the page and the choices made so far. Changes nothing.

/**
 * @typedef {{ turn: HTMLElement, choice: HTMLAnchorElement }} Step a turn that was left, and the way out of it
 * @typedef {{ steps: Step[], turn: HTMLElement, flags: Set<string>, meters: Map<string, number>, cut: boolean }} Run
 */

const MIDDLE = 2;
const HIGHEST = 4; // meters go from 0 to 4

/**
 * Follow `made`, the names of choices, from the first turn; forks decide by themselves. A choice or turn that the
 * page no longer has ends the way there, and `cut` says so.
 * @param {HTMLElement} scenario
 * @param {string[]} made
 * @returns {Run}
 */
export function follow(scenario, made) {
  const meters = [...scenario.querySelectorAll("[data-meter]")].map((meter) => meter.getAttribute("data-meter") ?? "");
  const first = /** @type {HTMLElement} */ (scenario.querySelector("[data-turn]"));
  /** @type {Run} */
  const run = { steps: [], turn: first, flags: new Set(), meters: new Map(meters.map((name) => [name, MIDDLE])), cut: false };
  passForks(scenario, run);
  for (const name of made) {
    const choice = choices(run.turn).find((way) => way.dataset.choice === name);
    if (!choice || !take(scenario, run, choice)) {
      run.cut = true;
      break;
    }
    passForks(scenario, run);
  }
  return run;
}

/** @param {Element} turn */
export function choices(turn) {
  return /** @type {HTMLAnchorElement[]} */ ([...turn.querySelectorAll("a[data-choice]")]);
}

/** @param {Element} turn */
export function isFork(turn) {
  return choices(turn).some((way) => way.dataset.if || way.dataset.unless);
}

/**
 * @param {HTMLElement} scenario
 * @param {Run} run changed in place
 * @param {HTMLAnchorElement} choice
 * @returns {boolean} whether there is a turn to go to
 */
function take(scenario, run, choice) {
  const next = /** @type {HTMLElement | null} */ (scenario.querySelector(`[data-turn="${CSS.escape(choice.hash.slice(1))}"]`));
  if (!next) return false;
  run.steps.push({ turn: run.turn, choice });
  if (choice.dataset.sets) run.flags.add(choice.dataset.sets);
  for (const move of (choice.dataset.moves ?? "").split(" ").filter(Boolean)) {
    const [, name, by] = /** @type {RegExpMatchArray} */ (move.match(/^(.*)([+-]\d)$/));
    const moved = (run.meters.get(name) ?? MIDDLE) + Number(by);
    run.meters.set(name, Math.min(HIGHEST, Math.max(0, moved)));
  }
  run.turn = next;
  return true;
}

/**
 * @param {HTMLElement} scenario
 * @param {Run} run changed in place
 */
function passForks(scenario, run) {
  const passed = new Set();
  while (isFork(run.turn) && !passed.has(run.turn)) {
    passed.add(run.turn);
    const open = choices(run.turn).find((way) => isOpen(way, run.flags));
    if (!open || !take(scenario, run, open)) {
      run.cut = true;
      return;
    }
  }
}

/**
 * @param {HTMLAnchorElement} way
 * @param {Set<string>} flags
 */
function isOpen(way, flags) {
  if (way.dataset.if) return flags.has(way.dataset.if);
  return way.dataset.unless ? !flags.has(way.dataset.unless) : true;
}
