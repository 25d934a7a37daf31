// Put into the head of every page: notes in window.name, which outlives a page, whatever a script or the policy minds.
{
  const note = (words) => (window.name += `${location.pathname}: ${words}\n`);
  const minded = ({ message, target }) => note(message ?? `not loaded: ${target.src || target.href}`);
  addEventListener("error", minded, { capture: true });
  addEventListener("unhandledrejection", ({ reason }) => note(`rejected: ${reason}`));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    note(`against the policy: ${violatedDirective} ${blockedURI}`),
  );
  console.error = (...words) => note(words.join(" "));
}
