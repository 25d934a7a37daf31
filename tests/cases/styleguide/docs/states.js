// Puts the answers of record.json into this browser, once, and asks for an answer where that is the state to see.

const KEY = "even-keel:record";

if (localStorage.getItem(KEY) === null) {
  const answer = await fetch(new URL("record.json", import.meta.url));
  localStorage.setItem(KEY, await answer.text());
  location.reload();
} else {
  // In its place: it would stay at the foot of the window. The policy forbids a style in the page.
  for (const notice of document.querySelectorAll(".course-notice")) notice.style.position = "static";
  if (document.querySelector("course-question")) await customElements.whenDefined("course-question");
  for (const form of document.querySelectorAll('[data-question^="asked/"] form')) form.requestSubmit();
  scrollTo(0, 0);
  document.documentElement.dataset.states = "shown";
}
