// Tells the learner, in plain words, when the record cannot be read or kept. Loaded only then.

const WORDS = {
  broken: "Part of what this browser remembered could not be read. It was set aside, not deleted; the rest is here.",
  newer: "What this browser remembers was written by a newer version of the course. It was set aside, not deleted.",
  blocked: "This browser lets the course remember nothing. You can learn and answer; answers last until you leave the page.",
  full: "This browser has no room left for your answers. They last until you leave the page: save them under Your data.",
};

const HEARD = 100; // milliseconds; a live region must stand empty before what comes into it is read out

/** @type {HTMLElement | undefined} */
let notice;

/** @param {import("./record.js").Trouble} trouble */
export function tell(trouble) {
  if (!notice) {
    notice = document.createElement("div");
    notice.className = "course-notice";
    notice.setAttribute("role", "status");
    (document.querySelector("main") ?? document.body).append(notice);
  }
  const words = document.createElement("p");
  words.textContent = WORDS[trouble];
  setTimeout(() => notice?.append(words), HEARD);
}
