// <course-phrases>: shows only the phrases that hold every word typed and fit the channel chosen.

const PAUSE = 400; // milliseconds without a keystroke, after which the count is told

class CoursePhrases extends HTMLElement {
  #waiting = 0;

  connectedCallback() {
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.words = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    this.channel = /** @type {HTMLSelectElement} */ (this.querySelector("select"));
    this.form.hidden = false;
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.#tell(this.#filter()));
    this.#filter();
  }

  /** @param {string} words */
  #tell(words) {
    const status = /** @type {HTMLElement} */ (this.querySelector('[role="status"]'));
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      if (status.textContent !== words) status.textContent = words;
    }, PAUSE);
  }

  /** @returns {string} what is left, in words */
  #filter() {
    const asked = plain(this.words?.value ?? "").split(" ");
    const channel = this.channel?.value ?? "";
    const tables = [...document.querySelectorAll("table")];
    const shown = tables.map((table) => filterTable(table, asked, channel)).reduce((sum, count) => sum + count, 0);
    const all = document.querySelectorAll("tbody tr").length;
    return shown ? `${shown} of ${all} phrases` : "No phrase fits. Try one word, or another place.";
  }
}

/**
 * @param {HTMLTableElement} table
 * @param {string[]} asked
 * @param {string} channel
 * @returns {number} how many rows are left
 */
function filterTable(table, asked, channel) {
  const heading = headingOf(table);
  let shown = 0;
  for (const row of table.tBodies[0].rows) {
    const text = plain(`${heading?.textContent} ${row.textContent}`);
    const fits = asked.every((word) => text.includes(word)) && plain(row.cells[2].textContent ?? "").includes(channel);
    row.hidden = !fits;
    shown += Number(fits);
  }
  for (let part = heading; part; part = part === table ? null : part.nextElementSibling) {
    /** @type {HTMLElement} */ (part).hidden = shown === 0;
  }
  const jump = document.querySelector(`.jump-list [href="#${heading?.id}"]`)?.parentElement;
  if (jump) jump.hidden = shown === 0;
  return shown;
}

/** @param {Element} table */
function headingOf(table) {
  let found = table.previousElementSibling;
  while (found && found.localName !== "h2") found = found.previousElementSibling;
  return found;
}

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().replace(/[\u2018\u2019]/g, "'").replace(/\s+/g, " ").trim();
}

customElements.define("course-phrases", CoursePhrases);
