// Answers the questions of a deck through their own fields and buttons; the names of those it left.
async ({ rights, certainty }) => {
  const deck = document.querySelector(".review-deck");
  const current = () => deck.querySelector("course-question");
  const until = async (holds) => {
    while (!holds()) await new Promise(requestAnimationFrame);
  };
  const fill = (question, right) => {
    const key = question.querySelector(".quiz-key");
    const correct = [...key.querySelectorAll("[data-correct]")].map((item) => item.dataset.option);
    let wrong = false;
    for (const input of question.querySelectorAll(".quiz-options input")) {
      if (input.type === "text") input.value = right ? key.querySelector("[data-answer]").textContent : "no idea";
      else if (right) input.checked = correct.includes(input.value);
      else if (input.checked = !wrong && !correct.includes(input.value)) wrong = true;
    }
    for (const list of question.querySelectorAll("select")) {
      const answer = key.querySelector(`[data-part="${list.name}"]`).dataset.answer;
      list.value = right ? answer : list.options[1].value;
    }
    if (certainty) question.querySelector(`[name=certainty][value=${certainty}]`).checked = true;
  };
  const names = [];
  for (const right of rights) {
    await until(current);
    const question = current();
    while (!question.outcome.over) {
      fill(question, right);
      question.querySelector("button").click();
    }
    names.push(question.dataset.question);
    question.querySelector("button").click();
    await until(() => current() !== question);
  }
  return names;
}
