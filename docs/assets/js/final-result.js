// The result of a final review by objective, and the sections worth reading again.

/** @typedef {import("./fetched-questions.js").Origin & { right: boolean }} Asked */
/** @typedef {{ module: string, text: string, asked: Asked[] }} Objective */

const WEAKEST = 3;

/**
 * @param {HTMLElement} place
 * @param {import("./progress.js").Course} course
 * @param {Asked[]} asked
 */
export function showResult(place, course, asked) {
  const objectives = byObjective(asked);
  const weak = weakest(objectives);
  const list = /** @type {HTMLElement} */ (place.querySelector(".final-weakest"));
  list.hidden = weak.length === 0;
  list.querySelector("ul")?.replaceChildren(...weak.map(weakItem));
  const modules = course.modules.map(({ slug, title }) =>
    moduleItem(title, objectives.filter(({ module }) => module === slug)),
  );
  place.querySelector(".final-objectives")?.replaceChildren(...modules);
  place.hidden = false;
}

/**
 * @param {Asked[]} asked
 * @returns {Objective[]}
 */
export function byObjective(asked) {
  /** @type {Map<string, Objective>} */
  const found = new Map();
  for (const question of asked) {
    const { module, objective, text } = question;
    const known = found.get(`${module}/${objective}`) ?? { module, text, asked: [] };
    known.asked.push(question);
    found.set(`${module}/${objective}`, known);
  }
  return [...found.values()];
}

/**
 * The objectives with the smallest share right; of equals, those with most misses.
 * @param {Objective[]} objectives
 */
export function weakest(objectives) {
  const missed = (/** @type {Objective} */ { asked }) => asked.filter(({ right }) => !right).length;
  const share = (/** @type {Objective} */ objective) => missed(objective) / objective.asked.length;
  return objectives
    .filter(missed)
    .sort((one, other) => share(other) - share(one) || missed(other) - missed(one))
    .slice(0, WEAKEST);
}

/** @param {Objective} objective the links lead to the sections of what was missed */
function weakItem({ text, asked }) {
  const links = new Map(asked.filter(({ right }) => !right).map(({ href, section }) => [href, section]));
  const item = element("li", `${text}: `);
  [...links].forEach(([href, section], place) => {
    const link = /** @type {HTMLAnchorElement} */ (element("a", section));
    link.href = href;
    item.append(place ? ", " : "", link);
  });
  return item;
}

/**
 * @param {string} title
 * @param {Objective[]} objectives
 */
function moduleItem(title, objectives) {
  const box = document.createElement("li");
  const list = document.createElement("ul");
  list.append(...objectives.map(({ text, asked }) => element("li", `${text}: ${score(asked)}`)));
  box.append(element("strong", `${title}: ${score(objectives.flatMap(({ asked }) => asked))}`), list);
  return box;
}

/** @param {Asked[]} asked */
function score(asked) {
  return `${asked.filter(({ right }) => right).length}\u00a0of\u00a0${asked.length}`;
}

/**
 * @param {string} name
 * @param {string} words
 */
function element(name, words) {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
