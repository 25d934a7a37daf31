// <course-compare>: a weak line and the strong one that mends it. Where there is no room for both side by side,
// one of them at a time, behind a switch; the style sheet keeps the room of both, so that nothing moves.

class CourseCompare extends HTMLElement {
  connectedCallback() {
    if (this.dataset.shown) return;
    const group = document.createElement("div");
    group.className = "compare-switch";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", `Which line of ${this.#speaker} is shown`);
    group.append(...["Weak", "Strong"].map(button));
    group.addEventListener("click", this);
    this.prepend(group);
    this.#show("weak");
  }

  /** @param {Event} event */
  handleEvent(event) {
    const pressed = /** @type {Element} */ (event.target).closest("button");
    if (pressed) this.#show(pressed.value);
  }

  /** The name before the comma of "Ines, weak:". */
  get #speaker() {
    return this.querySelector(".speaker")?.textContent?.split(/[,:]/)[0] ?? "";
  }

  /** @param {string} kind weak or strong */
  #show(kind) {
    this.dataset.shown = kind;
    for (const button of this.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", `${button.value === kind}`);
    }
  }
}

/** @param {string} words */
function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.value = words.toLowerCase();
  made.textContent = words;
  return made;
}

customElements.define("course-compare", CourseCompare);
