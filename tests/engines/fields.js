// What to do in a question to answer it, right or wrong: for each field its id and the value it should get.
const [question, right] = arguments;
const key = question.querySelector(".quiz-key");
const isCorrect = (box) => Boolean(key.querySelector(`[data-option="${box.value}"][data-correct]`));
const fields = [...question.querySelectorAll(".quiz-options :is(input, select)")];
const wrong = fields.find((field) => field.type !== "text" && !isCorrect(field));
return fields.map((field) => {
  if (field.type === "text") return [field.id, right ? key.querySelector("[data-answer]").textContent : "no idea"];
  if (field.localName === "input") return [field.id, right ? isCorrect(field) : field === wrong];
  return [field.id, right ? key.querySelector(`[data-part="${field.name}"]`).dataset.answer : field.options[1].value];
});
