// Answers the questions of a deck through their own fields and buttons; the names of those it left.
async ({ rights, certainty }) => {
  const deck = document.querySelector(".review-deck");
  const current = () => deck.querySelector("course-question");
  const until = async (holds) => {
    while (!holds()) await new Promise(requestAnimationFrame);
  };
  const fill = (question, right, tries) => {
    const key = question.querySelector(".quiz-key");
    const correct = [...key.querySelectorAll("[data-correct]")].map((item) => item.dataset.option);
    let wrong = -1; // of the wrong ones the first, then the second
    for (const input of question.querySelectorAll(".quiz-options input")) {
      if (input.type === "text") input.value = right ? key.querySelector("[data-answer]").textContent : `no idea ${tries}`;
      else if (right) input.checked = correct.includes(input.value);
      else if (input.type === "checkbox" && tries > 0) input.checked = true;
      else input.checked = !correct.includes(input.value) && (wrong += 1) === tries;
    }
    const lists = [...question.querySelectorAll("select")];
    const answers = lists.map((list) => key.querySelector(`[data-part="${list.name}"]`).dataset.answer);
    for (const [at, list] of lists.entries()) list.value = answers[(at + (right ? 0 : tries + 1)) % lists.length];
    if (certainty) question.querySelector(`[name=certainty][value=${certainty}]`).checked = true;
  };
  const names = [];
  for (const right of rights) {
    await until(() => current()?.sure);
    const question = current();
    for (let tries = 0; !question.outcome.over; tries += 1) {
      fill(question, right, tries);
      question.querySelector("button").click();
    }
    names.push(question.dataset.question);
    question.querySelector("button").click();
    await until(() => current() !== question);
  }
  return names;
}
