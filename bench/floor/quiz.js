// The least that tells whether an answer is right, and why.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form");
  event.preventDefault();
  const inputs = [...form.querySelectorAll("input")];
  const right = inputs.every((input) => input.checked === input.hasAttribute("data-right"));
  for (const input of inputs) input.closest("p").nextElementSibling.hidden = !input.checked;
  form.querySelector("output").textContent = right ? "Right." : "Not right yet.";
});
