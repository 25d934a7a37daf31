// <course-dates>: the four days of the review on a card to print, and in a file for the learner's own calendar.

import { calendar } from "./calendar.js";
import { addDays, dayInShort, localDay } from "./days.js";
import { saveFile } from "./saved-file.js";

class CourseDates extends HTMLElement {
  connectedCallback() {
    const today = localDay(Date.now());
    for (const row of this.#rows) {
      const place = /** @type {HTMLTimeElement} */ (row.querySelector("time"));
      place.dateTime = addDays(today, Number(row.dataset.day));
      place.textContent = dayInShort(place.dateTime);
    }
    this.addEventListener("click", this);
  }

  /** @param {Event} event */
  handleEvent({ target }) {
    const name = /** @type {HTMLElement} */ (target).closest("button")?.name;
    if (name === "print") print();
    if (name === "calendar") saveFile("even-keel-review.ics", this.#file(), "text/calendar");
  }

  get #rows() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-day]")]);
  }

  #file() {
    const url = location.href.split("#")[0];
    const today = localDay(Date.now());
    const entries = this.#rows.map(({ dataset: { day } }) => ({
      day: addDays(today, Number(day)),
      id: `${today}-day-${day}`,
      summary: `Even Keel: review, day ${day}`,
      description: `Eight questions at most, about six minutes.\n${url}`,
      url,
    }));
    return calendar(entries, new Date());
  }
}

customElements.define("course-dates", CourseDates);
