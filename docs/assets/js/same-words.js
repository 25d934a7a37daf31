/**
 * Whether two short answers are the same words, whatever their case, accents, spaces, hyphens and punctuation.
 * @param {string} one
 * @param {string} other
 */
export function sameWords(one, other) {
  return letters(one) === letters(other);
}

/** @param {string} text */
function letters(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, "");
}
