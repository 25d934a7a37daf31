// Order and match: a native list to choose from beside each part. "part=answer" is what is given.

/** @param {HTMLFieldSetElement} fields */
export function given(fields) {
  const lists = [...fields.querySelectorAll("select")];
  return lists.every((list) => list.value) ? lists.map((list) => `${list.name}=${list.value}`) : [];
}

/**
 * @param {HTMLFieldSetElement} fields
 * @param {string[]} values
 */
export function put(fields, values) {
  const answers = split(values);
  for (const list of fields.querySelectorAll("select")) list.value = answers.get(list.name) ?? "";
}

/**
 * @param {HTMLElement} key
 * @param {string[]} values
 */
export function isRight(key, values) {
  return count(key, values) === key.querySelectorAll("[data-part]").length;
}

/**
 * Whether two parts were given the same answer.
 * @param {string[]} values
 */
export function hasTwins(values) {
  return new Set(split(values).values()).size < values.length;
}

/**
 * How many fit; the reason once the key may be shown.
 * @param {HTMLElement} key
 * @param {string[]} values
 * @param {boolean} over
 */
export function reasons(key, values, over) {
  const fit = document.createElement("p");
  fit.textContent = `${count(key, values)} of ${key.querySelectorAll("[data-part]").length} fit.`;
  const why = over ? key.querySelector(".quiz-why") : null;
  return [fit, ...(why ? [/** @type {Element} */ (why.cloneNode(true))] : [])];
}

/**
 * Mark what fits and what does not, so that a second try can build on the first.
 * @param {HTMLFieldSetElement} fields
 * @param {HTMLElement} key
 */
export function mark(fields, key) {
  const answers = answersOf(key);
  for (const list of fields.querySelectorAll("select")) {
    const fits = list.value === answers.get(list.name);
    /** @type {HTMLElement} */ (list.parentElement).dataset.mark = fits ? "right" : "wrong";
    list.setAttribute("aria-description", fits ? "Fits" : "Does not fit");
  }
}

/**
 * @param {HTMLElement} key
 * @param {string[]} values
 */
function count(key, values) {
  const answers = answersOf(key);
  return [...split(values)].filter(([part, answer]) => answers.get(part) === answer).length;
}

/** @param {HTMLElement} key */
function answersOf(key) {
  const parts = [...key.querySelectorAll("[data-part]")];
  return new Map(parts.map((part) => [part.getAttribute("data-part"), part.getAttribute("data-answer")]));
}

/** @param {string[]} values */
function split(values) {
  return new Map(
    values.map((value) => {
      const at = value.indexOf("=");
      return [value.slice(0, at), value.slice(at + 1)];
    }),
  );
}
