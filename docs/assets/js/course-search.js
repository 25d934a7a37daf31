// <course-search>: finds words in the course. The index is fetched when the first word is typed, and only its parts
// that can hold the word.

/**
 * @typedef {{ url: string, title: string, excerpt: string, plain_excerpt: string }} Part
 * @typedef {Omit<Part, "title"> & { meta: { title: string }, raw_content: string, sub_results: Part[] }} Found
 * @typedef {{ results: { data: () => Promise<Found> }[] }} Answer
 * @typedef {{ options: (choice: object) => Promise<void>, debouncedSearch: (words: string) => Promise<Answer | null> }} Index
 */

const INDEX = new URL("../../pagefind/pagefind.js", import.meta.url).href;
const MOST = 12; // pages
const PARTS = 3; // of one page
const SENTENCE_END = /(^|[.?!][”’"]?)$/;
const BARE = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su; // a word, without the quotes and stops beside it

/** @type {Promise<Index> | undefined} */
let loading;

/** @returns {Promise<Index>} */
function index() {
  loading ??= import(INDEX).then(async (found) => {
    await found.options({ excerptLength: 22 });
    return found;
  });
  return loading;
}

class CourseSearch extends HTMLElement {
  connectedCallback() {
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    this.count = /** @type {HTMLElement} */ (this.querySelector('[role="status"]'));
    this.list = /** @type {HTMLElement} */ (this.querySelector("ol"));
    this.count.textContent = "";
    this.input.disabled = false;
    this.input.value = new URLSearchParams(location.search).get("q") ?? "";
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.input.addEventListener("input", this);
    if (this.input.value) this.handleEvent();
  }

  async handleEvent() {
    const words = this.input?.value.trim() ?? "";
    const address = new URL(location.href);
    if (words) address.searchParams.set("q", words);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
    if (!words) return this.#show([], "");
    const isOld = () => this.input?.value.trim() !== words; // other words stand there now
    try {
      const answer = await (await index()).debouncedSearch(words);
      if (!answer || isOld()) return;
      const pages = await Promise.all(answer.results.slice(0, MOST).map((result) => result.data()));
      if (!isOld()) this.#show(pages, this.#counted(answer.results.length));
    } catch {
      loading = undefined;
      if (!isOld()) this.#show([], "The search index could not be loaded. Are you offline? Try again later.");
    }
  }

  /** @param {number} pages */
  #counted(pages) {
    if (pages === 0) return "Nothing found. Try one word, or a shorter one.";
    if (pages > MOST) return `Found on ${pages} pages. Here are the ${MOST} that fit best.`;
    return pages === 1 ? "Found on 1 page." : `Found on ${pages} pages.`;
  }

  /**
   * @param {Found[]} pages
   * @param {string} words
   */
  #show(pages, words) {
    if (this.count) this.count.textContent = words;
    const asked = this.input?.value.trim();
    this.querySelector(".search-for")?.replaceChildren(asked ? `Results for “${asked}”` : "");
    this.list?.replaceChildren(...pages.map(pageItem));
  }
}

/** @param {Found} page */
function pageItem(page) {
  const item = document.createElement("li");
  const parts = page.sub_results.slice(0, PARTS);
  item.append(...(parts.length ? parts : [{ ...page, title: page.meta.title }]).flatMap((part) => found(part, page)));
  return item;
}

/**
 * @param {Part} part
 * @param {Found} page
 */
function found(part, page) {
  const link = document.createElement("a");
  link.href = part.url;
  const excerpt = document.createElement("p");
  // Text of the course itself, which the index holds as HTML; only the words found are marked in it.
  excerpt.append(...new DOMParser().parseFromString(part.excerpt, "text/html").body.childNodes);
  const marks = [...excerpt.querySelectorAll("mark")];
  marks.forEach(bare);
  link.append(...marked(part.title === page.meta.title ? part.title : `${page.meta.title}: ${part.title}`, marks));
  const titled = cutTitle(excerpt, part.title);
  if (!titled && !startsSentence(part.plain_excerpt, page.raw_content)) excerpt.prepend("… ");
  if (!SENTENCE_END.test(excerpt.textContent.trim())) excerpt.append(" …");
  return [link, excerpt];
}

/**
 * A title in which the words that are marked in its excerpt are marked too.
 * @param {string} title
 * @param {Element[]} marks
 */
function marked(title, marks) {
  const found = new Set(marks.map((mark) => mark.textContent.toLowerCase()));
  return title.split(/([\p{L}\p{N}’-]+)/u).map((word) => {
    if (!found.has(word.toLowerCase())) return word;
    return Object.assign(document.createElement("mark"), { textContent: word });
  });
}

/** @param {Element} mark */
function bare(mark) {
  const [, before = "", word = "", after = ""] = BARE.exec(mark.textContent) ?? [];
  mark.textContent = word;
  mark.before(before);
  mark.after(after);
}

/**
 * Cuts off the start of an excerpt what the link above has: the title, or its end.
 * @param {Element} excerpt
 * @param {string} title
 */
function cutTitle(excerpt, title) {
  const text = excerpt.textContent;
  const ends = title.split(" ").map((_, at, words) => words.slice(at).join(" "));
  const found = ends.find((end) => text.startsWith(end) && /[.?!]$/.test(text.slice(0, end.length + 1).trim()));
  if (!found) return false;
  let left = text.slice(found.length).search(/[^.?! ]|$/) + found.length;
  for (const node of [...excerpt.childNodes]) {
    const words = node.textContent ?? "";
    if (words.length > left) node.textContent = words.slice(left);
    else node.remove();
    left = Math.max(0, left - words.length);
  }
  return true;
}

/**
 * @param {string} excerpt
 * @param {string} content
 */
function startsSentence(excerpt, content) {
  const words = content.replace(/\s+/g, " ");
  return SENTENCE_END.test(words.slice(0, Math.max(0, words.indexOf(excerpt))).trim());
}

customElements.define("course-search", CourseSearch);
