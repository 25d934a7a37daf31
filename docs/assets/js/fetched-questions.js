// Questions from the pages of their modules, so that each question is on the site once; lines to say from theirs.

import { SITE } from "./course-list.js";

/** @typedef {import("./course-question.js").CourseQuestion} CourseQuestion */
/** @typedef {Record<"name" | "module" | "objective" | "text" | "section" | "href", string>} Origin */

/** @type {Map<string, Promise<Document>>} */
const pages = new Map();

/** @param {string} name of a question, or a module's slug */
function addressOf(name) {
  return new URL(`modules/${encodeURIComponent(name.split("/")[0])}/`, SITE).href;
}

/** @param {string} address */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** @param {string} address */
export function fetchPage(address) {
  const page = pages.get(address) ?? read(address);
  pages.set(address, page);
  page.catch(() => pages.delete(address)); // to be asked for again
  return page;
}

/** @param {string} name */
function pageOf(name) {
  return fetchPage(addressOf(name));
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
  return /** @type {CourseQuestion} */ (copied(await found(name), addressOf(name)));
}

/**
 * A part of another page for this one, with links that lead where they did.
 * @param {Element} part
 * @param {string} address of the page that it is from
 */
export function copied(part, address) {
  const copy = document.importNode(part, true);
  for (const link of copy.querySelectorAll("a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
  }
  return copy;
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
