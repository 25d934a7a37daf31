// What to do in a question to answer it, right, or wrong in another way at each try: for each field its id and the
// value it should get.
const [question, right, tries] = arguments;
const key = question.querySelector(".quiz-key");
const isCorrect = (box) => Boolean(key.querySelector(`[data-option="${box.value}"][data-correct]`));
const fields = [...question.querySelectorAll(".quiz-options :is(input, select)")];
const lists = fields.filter((field) => field.localName === "select");
const answers = lists.map((list) => key.querySelector(`[data-part="${list.name}"]`).dataset.answer);
const wrong = fields.filter((field) => field.localName === "input" && !isCorrect(field));
const isTicked = (box) => (right ? isCorrect(box) : box === wrong[tries] || (tries > 0 && box.type === "checkbox"));
return fields.map((field) => {
  if (field.type === "text") return [field.id, right ? key.querySelector("[data-answer]").textContent : `no idea ${tries}`];
  if (field.localName === "input") return [field.id, isTicked(field)];
  const by = right ? 0 : tries + 1; // each has the answer of another
  return [field.id, answers[(lists.indexOf(field) + by) % lists.length]];
});
