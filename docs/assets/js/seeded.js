// Chance that can be had again: one seed, one order. Pure.

/**
 * Numbers from 0 to just below 1 (mulberry32, by Tommy Ettinger, public domain).
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A seed from text (FNV-1a).
 * @param {string} text
 */
export function seedOf(text) {
  return [...text].reduce((hash, sign) => Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5);
}

/**
 * @template Item
 * @param {Item[]} items
 * @param {() => number} random
 */
export function shuffled(items, random) {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

/**
 * One of each hand in turn, so that neighbours come from different hands for as long as two have any left.
 * @template Item
 * @param {Item[][]} hands
 * @param {() => number} random
 */
export function dealt(hands, random) {
  let left = hands.map((hand) => shuffled(hand, random)).filter((hand) => hand.length > 0);
  /** @type {Item[]} */
  const row = [];
  /** @type {Item[] | undefined} */
  let last;
  while (left.length > 0) {
    const round = shuffled(left, random);
    if (round.length > 1 && round[0] === last) round.push(.../** @type {Item[][]} */ ([round.shift()]));
    for (const hand of round) row.push(/** @type {Item} */ (hand.pop()));
    last = round.at(-1);
    left = left.filter((hand) => hand.length > 0);
  }
  return row;
}
