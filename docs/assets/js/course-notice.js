// Tells the learner, in plain words, when the record cannot be read or kept. Loaded only then.

import { readRecord } from "./record.js";
import { saveFile, writeFile } from "./saved-file.js";

const WORDS = {
  broken: "Part of what this browser remembered could not be read. It was set aside, not deleted; the rest is here.",
  newer: "What this browser remembers was written by a newer version of the course. It was set aside, not deleted.",
  blocked: "This browser lets the course remember nothing. You can learn and answer; answers last until you leave the page.",
  full:
    "This browser has no room left for your answers: they last until you leave this page. Save them to a file now. " +
    "The page Your data can load it later.",
};

const HEARD = 100; // milliseconds; a live region must stand empty before what comes into it is read out

/** @type {HTMLElement | undefined} */
let notice;

/** @param {import("./record.js").Trouble} trouble */
export function tell(trouble) {
  notice ??= open();
  const [region, choices] = notice.children;
  const words = document.createElement("p");
  words.textContent = WORDS[trouble];
  setTimeout(() => region?.append(words), HEARD);
  if (trouble === "full") choices?.prepend(button("Save to a file", save));
}

/** At the end of the text, where it stays in sight as the page moves; its buttons are not read out with its words. */
function open() {
  const opened = document.createElement("div");
  opened.className = "course-notice";
  const region = document.createElement("div");
  region.setAttribute("role", "status");
  const choices = document.createElement("p");
  choices.append(button("Close", closing(opened)));
  opened.append(region, choices);
  (document.querySelector("article") ?? document.body).append(opened);
  return opened;
}

/**
 * What closes `opened`; so does Escape, wherever the focus is, unless something lies open that takes it first.
 * Whoever came into it by keyboard goes back to where they were.
 * @param {HTMLElement} opened
 */
function closing(opened) {
  /** @type {EventTarget | null} */
  let before = null;
  opened.addEventListener("focusin", ({ relatedTarget }) => {
    if (!opened.contains(/** @type {Node | null} */ (relatedTarget))) before = relatedTarget;
  });
  const close = () => {
    const inside = opened.contains(document.activeElement);
    document.removeEventListener("keydown", escape);
    opened.remove();
    notice = undefined;
    if (inside && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const escape = (/** @type {KeyboardEvent} */ { key, isComposing }) => {
    if (key === "Escape" && !isComposing && !document.querySelector(":popover-open, dialog[open]")) close();
  };
  document.addEventListener("keydown", escape);
  return close;
}

/** Here and not by a link to the page Your data: on the way there the answers would be lost. */
function save() {
  saveFile("even-keel-record.json", writeFile(readRecord()), "application/json");
}

/**
 * @param {string} words
 * @param {() => void} pressed
 */
function button(words, pressed) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiz-button quiet";
  made.textContent = words;
  made.addEventListener("click", pressed);
  return made;
}
