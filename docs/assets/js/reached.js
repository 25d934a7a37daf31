// How far one has read.

const headings = [...document.querySelectorAll("article h2[id]")];

/** The id of the last heading that has come into the upper half of the window. */
export const reached = () => headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 2)?.id;
