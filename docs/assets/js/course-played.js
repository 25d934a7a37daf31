// <course-played>: says in the list of scenarios which of them stand at an end.

import { readAside } from "./record.js";

class CoursePlayed extends HTMLElement {
  connectedCallback() {
    this.#show();
    addEventListener("pageshow", () => this.#show()); // come back to, as it was left
  }

  #show() {
    const made = readAside(`scenario:${this.dataset.scenario}`);
    this.textContent = Array.isArray(made) && this.#isOver(made) ? "✓ Played" : "";
  }

  /** @param {unknown[]} made */
  #isOver(made) {
    const target = `${made.at(-1)}`.split(".")[1];
    return made.length > 1 && (this.dataset.last ?? "").split(" ").includes(target); // one choice: it was skipped
  }
}

customElements.define("course-played", CoursePlayed);
