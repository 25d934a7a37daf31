// <course-data>: see, save, load and delete what the browser remembers.

import { deleteRecord, isSharedComputer, setSharedComputer } from "./forget.js";
import { addPlaces, readPlaces, readSetAside, soundPlaces } from "./kept-beside.js";
import { mergeRecords, readRecord, updateRecord } from "./record.js";
import { readFile, saveFile, writeFile } from "./saved-file.js";

class CourseData extends HTMLElement {
  /** @type {import("./record.js").CourseRecord | null} what was read from a file and waits for a yes */
  #waiting = null;
  /** @type {import("./kept-beside.js").Places} where its scenarios stand */
  #places = {};

  connectedCallback() {
    this.#find(".course-data-noscript").hidden = true;
    this.#find(".course-data-tools").hidden = false;
    this.addEventListener("click", this);
    this.addEventListener("change", this);
    document.addEventListener("course:record-changed", this);
    this.#show();
  }

  disconnectedCallback() {
    document.removeEventListener("course:record-changed", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "course:record-changed") this.#show();
    else if (event.type === "click") this.#press(/** @type {HTMLElement} */ (event.target));
    else this.#change(/** @type {HTMLInputElement} */ (event.target));
  }

  /** @param {HTMLElement} target */
  #press(target) {
    const actions = {
      export: () => this.#export(),
      aside: () => saveFile("even-keel-set-aside.txt", readSetAside().join("\n"), "text/plain"),
      merge: () => this.#merge(),
      discard: () => this.#propose(null, "Nothing was changed."),
      delete: () => this.#ask(true),
      keep: () => this.#ask(false),
      really: () => this.#delete(),
    };
    const name = target.closest("button")?.name ?? "";
    if (Object.hasOwn(actions, name)) actions[/** @type {keyof typeof actions} */ (name)]();
  }

  /** @param {HTMLInputElement} input */
  #change(input) {
    if (input.type === "file") this.#load(input);
    else if (input.name === "shared") setSharedComputer(input.checked);
    else if (input.name === "certainty") {
      const value = input.checked;
      updateRecord((record, now) => void (record.settings.certainty = { value, at: now }));
    }
  }

  #show() {
    const record = readRecord();
    const answers = Object.entries(record.answers);
    const right = answers.filter(([, answer]) => answer.right).length;
    const written = texts(record);
    const places = readPlaces();
    const begun = Object.keys(places).length;
    const { cards = {}, final, passed } = record.reviews ?? {};
    const dates = Object.keys(cards).length;
    const said = [
      ...(answers.length ? [`${answers.length} answers, ${right} of them right.`] : []),
      ...(written ? [`${written} of your own texts.`] : []),
      ...(dates ? [`The days on which ${dates} questions or lines come back.`] : []),
      ...(final || passed ? [`A final review, ${passed ? "passed" : "not passed"}.`] : []),
      ...(begun ? [`Your place in ${begun} of the scenarios.`] : []),
    ];
    this.#find(".course-data-summary").textContent = said.join(" ") || "Nothing yet.";
    const modules = group(answers);
    this.#find(".course-data-modules").replaceChildren(
      ...[...modules].map(([slug, found]) => item(`${slug.replaceAll("-", " ")}: ${found.length} answered`)),
    );
    this.#find(".course-data-raw").textContent = JSON.stringify({ ...record, scenarios: places }, null, 1);
    this.#find(".course-data-aside").hidden = readSetAside().length === 0;
    this.#box("certainty").checked = record.settings.certainty?.value ?? false;
    this.#box("shared").checked = isSharedComputer();
  }

  #export() {
    saveFile("even-keel-record.json", writeFile(readRecord(), { scenarios: readPlaces() }), "application/json");
    this.#say("export", "The file was saved where your browser keeps downloads.");
  }

  /** @param {HTMLInputElement} input */
  async #load(input) {
    const file = input.files?.[0];
    if (!file) return;
    const read = await readFile(file);
    input.value = "";
    if ("refused" in read) this.#propose(null, `${read.refused} Nothing was changed.`);
    else this.#propose(read.record, "The file was read. Nothing is changed yet.", soundPlaces(read.scenarios));
  }

  /**
   * @param {import("./record.js").CourseRecord | null} record
   * @param {string} words
   * @param {import("./kept-beside.js").Places} [places]
   */
  #propose(record, words, places = {}) {
    this.#waiting = record;
    this.#places = places;
    const preview = this.#find(".course-data-preview");
    if (preview.contains(document.activeElement)) this.#find('input[type="file"]').focus();
    preview.hidden = record === null;
    this.#say("load", record ? `${words} ${this.#found(record)}` : words);
  }

  /** @param {import("./record.js").CourseRecord} record from a file: what it would change */
  #found(record) {
    const mine = readRecord();
    const merged = mergeRecords(mine, record);
    const added = Object.keys(merged.answers).filter((id) => !mine.answers[id]).length;
    const newer = Object.keys(mine.answers).filter(
      (id) => JSON.stringify(merged.answers[id]) !== JSON.stringify(mine.answers[id]),
    ).length;
    return (
      `The file holds ${Object.keys(record.answers).length} answers: ${added} are new here, ` +
      `${newer} are later than yours and take their place. No other answer of yours changes.` +
      (Object.keys(this.#places).length ? " Places in scenarios are taken over where you have none." : "") +
      (record.reviews ? " Days of the review and a final review are taken over, too; the later stays." : "") +
      (texts(record) ? ` It also holds ${texts(record)} of your own texts; of two, the later one stays.` : "")
    );
  }

  #merge() {
    const file = this.#waiting;
    if (!file) return;
    addPlaces(this.#places);
    updateRecord((record) => void Object.assign(record, mergeRecords(record, file)));
    this.#propose(null, "What the file holds was added.");
    this.#say("delete", "");
  }

  /** @param {boolean} asking */
  #ask(asking) {
    this.#find(".course-data-confirm").hidden = !asking;
    this.#find(asking ? 'button[name="keep"]' : 'button[name="delete"]').focus();
  }

  #delete() {
    deleteRecord();
    this.#ask(false);
    this.#say("delete", "Your record was deleted.");
  }

  /**
   * Beside what was done, where a small window shows it.
   * @param {string} of
   * @param {string} words
   */
  #say(of, words) {
    this.#find(`[data-of="${of}"]`).textContent = words;
  }

  /** @param {string} name */
  #box(name) {
    return /** @type {HTMLInputElement} */ (this.#find(`input[name="${name}"]`));
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

/** @param {string} words */
function item(words) {
  const element = document.createElement("li");
  element.textContent = words;
  return element;
}

/** @param {[string, unknown][]} answers */
function group(answers) {
  /** @type {Map<string, [string, unknown][]>} */
  const groups = new Map();
  for (const answer of answers) {
    const slug = answer[0].split("/")[0];
    groups.set(slug, [...(groups.get(slug) ?? []), answer]);
  }
  return groups;
}

/** @param {import("./record.js").CourseRecord} record how many plans, cases, names and replies it keeps */
function texts(record) {
  return Object.values(record.reviews?.texts ?? {}).filter(({ value }) => value).length;
}

customElements.define("course-data", CourseData);
