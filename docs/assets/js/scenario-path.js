// One decision of the way taken, at the end of a scenario: what was chosen, why, and what else could be said.

/**
 * @param {Element} scenario
 * @param {HTMLElement} turn
 * @param {HTMLAnchorElement} choice
 * @param {number} at how many choices were made before this one
 */
export function pathItem(scenario, turn, choice, at) {
  const item = document.createElement("li");
  const title = document.createElement("h3");
  title.textContent = turn.querySelector("h2")?.textContent ?? "";
  const chosen = reason(scenario, choice);
  item.append(title, ...chosen);
  const better = turn.querySelector(".choices")?.querySelectorAll("a") ?? [];
  const strong = [...better].find((way) => isStrong(scenario, way));
  if (strong && !isStrong(scenario, choice)) item.append(betterLine(strong));
  item.append(again(turn, at));
  return item;
}

/**
 * @param {Element} scenario
 * @param {HTMLAnchorElement} choice
 * @returns {Node[]} what was said, and its reason
 */
function reason(scenario, choice) {
  return [...(entry(scenario, choice)?.cloneNode(true).childNodes ?? [])];
}

/**
 * @param {Element} scenario
 * @param {HTMLAnchorElement} choice
 */
function entry(scenario, choice) {
  return scenario.querySelector(`[data-reason="${CSS.escape(choice.dataset.choice ?? "")}"]`);
}

/**
 * @param {Element} scenario
 * @param {HTMLAnchorElement} choice
 */
function isStrong(scenario, choice) {
  return Boolean(entry(scenario, choice)?.querySelector(".good"));
}

/** @param {HTMLAnchorElement} strong */
function betterLine(strong) {
  const line = document.createElement("p");
  line.className = "better";
  const label = document.createElement("strong");
  label.textContent = "A line that helps more: ";
  line.append(label, ...strong.cloneNode(true).childNodes);
  return line;
}

/**
 * @param {HTMLElement} turn
 * @param {number} at
 */
function again(turn, at) {
  const button = document.createElement("button");
  button.type = "button";
  button.name = "again";
  button.value = `${at}`;
  button.className = "button quiet";
  button.textContent = "What if I had chosen otherwise?";
  button.setAttribute("aria-label", `What if I had chosen otherwise at: ${turn.querySelector("h2")?.textContent}`);
  return button;
}
