// Marks the part that is being read in the list of parts beside the page.

import { reached } from "./reached.js";

class CourseParts extends HTMLElement {
  connectedCallback() {
    this.mark();
    addEventListener("scroll", this, { passive: true });
  }

  handleEvent() {
    this.mark();
  }

  mark() {
    const hash = `#${reached()}`;
    for (const link of this.querySelectorAll("a")) {
      if (link.hash === hash) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }
}

customElements.define("course-parts", CourseParts);
