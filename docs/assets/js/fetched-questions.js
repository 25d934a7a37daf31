// Questions from the pages of their modules, so that each question is on the site once.

import { SITE } from "./course-list.js";

/** @typedef {import("./course-question.js").CourseQuestion} CourseQuestion */
/** @typedef {Record<"name" | "module" | "objective" | "text" | "section" | "href", string>} Origin */

/** @type {Map<string, Promise<Document>>} */
const pages = new Map();

/** @param {string} slug */
function addressOf(slug) {
  return new URL(`modules/${encodeURIComponent(slug)}/`, SITE);
}

/** @param {string} slug */
async function fetchPage(slug) {
  const answer = await fetch(addressOf(slug));
  if (!answer.ok) throw new Error(`${slug}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** @param {string} name */
function pageOf(name) {
  const slug = name.split("/")[0];
  const page = pages.get(slug) ?? fetchPage(slug);
  pages.set(slug, page);
  page.catch(() => pages.delete(slug)); // to be asked for again
  return page;
}

/**
 * Fetch all that is needed at once, so that no learner waits, or loses the network, between two questions.
 * @param {string[]} names
 */
export async function fetchPages(names) {
  await Promise.all(names.map(pageOf));
}

/**
 * @param {string} name
 * @returns {Promise<HTMLElement>} as it stands on the module's page, before any behaviour
 */
async function found(name) {
  const question = (await pageOf(name)).querySelector(`[data-question="${CSS.escape(name)}"]`);
  if (!question) throw new Error(`${name} is not on its page`);
  return /** @type {HTMLElement} */ (question);
}

/**
 * A question for this page, with links that lead to its module.
 * @param {string} name
 */
export async function fetchQuestion(name) {
  const question = /** @type {CourseQuestion} */ (document.importNode(await found(name), true));
  for (const link of question.querySelectorAll("a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", addressOf(name.split("/")[0])).href);
  }
  return question;
}

/**
 * What a question tests, and the section that teaches it, in words.
 * @param {string} name
 * @returns {Promise<Origin>}
 */
export async function originOf(name) {
  const [page, { dataset }] = await Promise.all([pageOf(name), found(name)]);
  const [module, objective] = [name.split("/")[0], `${dataset.objective}`];
  const text = page.querySelector(`.quiz-by-objective [data-objective="${objective}"]`)?.firstChild?.textContent ?? "";
  const section = page.querySelector(`.quiz-again [data-section="${dataset.section}"]`)?.textContent ?? "";
  const href = new URL(`#${dataset.section}`, addressOf(module)).href;
  return { name, module, objective, text: text.replace(/[.:\s]+$/, ""), section, href };
}
