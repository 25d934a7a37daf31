// "How sure are you?", asked before an answer is checked when the learner wishes it, and in every review.

const CHOICES = { guessing: "Guessing", fairly: "Fairly sure", very: "Very sure" };

/**
 * @param {string} name of the element that asks, for ids of its own
 * @returns {HTMLFieldSetElement}
 */
export function certaintyField(name) {
  const field = document.createElement("fieldset");
  field.className = "quiz-certainty";
  const legend = document.createElement("legend");
  legend.textContent = "How sure are you?";
  field.append(legend, ...Object.entries(CHOICES).map(([value, words]) => choice(`${name}--sure-${value}`, value, words)));
  return field;
}

/**
 * @param {string} id
 * @param {string} value
 * @param {string} words
 */
function choice(id, value, words) {
  const both = document.createElement("span");
  const box = Object.assign(document.createElement("input"), { type: "radio", name: "certainty", value, id });
  const label = Object.assign(document.createElement("label"), { htmlFor: id, textContent: words });
  both.append(box, label);
  return both;
}
