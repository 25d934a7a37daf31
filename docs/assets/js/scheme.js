// Light or dark, as the learner chose last; without a choice, as the device asks. Runs early, so that nothing flashes.

(() => {
  const KEY = "even-keel:scheme";
  const store = () => ("even-keel:shared-computer" in localStorage ? sessionStorage : localStorage);
  try {
    const chosen = store().getItem(KEY);
    if (chosen) document.documentElement.dataset.scheme = chosen;
  } catch {
    return; // nothing may be stored: the choice would be forgotten on the next page
  }

  class CourseScheme extends HTMLElement {
    connectedCallback() {
      const fields = /** @type {HTMLFieldSetElement} */ (this.querySelector("fieldset"));
      const chosen = document.documentElement.dataset.scheme ?? "";
      for (const input of fields.querySelectorAll("input")) input.checked = input.value === chosen;
      fields.hidden = false;
      fields.addEventListener("change", this);
    }

    /** @param {Event} event */
    handleEvent(event) {
      const { value } = /** @type {HTMLInputElement} */ (event.target);
      if (value) document.documentElement.dataset.scheme = value;
      else delete document.documentElement.dataset.scheme;
      try {
        if (value) store().setItem(KEY, value);
        else store().removeItem(KEY);
      } catch {
        // full: the choice lasts until the page is left
      }
    }
  }

  const start = () => customElements.define("course-scheme", CourseScheme);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
