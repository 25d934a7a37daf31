// Whether mergeRecords keeps its laws over random records; the text of the first breach, or nothing.
async (address) => {
  const { mergeRecords, parseRecord } = await import(address);
  let seed = 7;
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const ids = ["m/a", "m/b", "__proto__", "constructor"];
  const put = (place, value) =>
    Object.defineProperty(place, ids[random(4)], { value, enumerable: true, configurable: true, writable: true });
  const reviews = () => {
    const [made, day] = [{ cards: {}, texts: {} }, () => `2026-06-0${1 + random(9)}`];
    for (let n = random(4); n > 0; n--) {
      put(made.cards, { right: !random(2), step: random(2), on: day(), due: day(), at: random(4) });
      put(made.texts, { value: `t${random(3)}`, at: random(4) });
    }
    if (random(2)) made.final = { seed: random(2), items: ids.slice(random(3)), answers: {}, at: random(2) };
    if (made.final) for (let n = random(4); n > 0; n--) put(made.final.answers, { right: !random(2), at: random(4) });
    if (random(2)) made.passed = { right: 24 + random(6), total: 30, release: "1", at: random(3) };
    return made;
  };
  const record = () => {
    const made = { version: 1, updated: random(9), answers: {}, archived: {}, settings: {} };
    for (let n = random(5); n > 0; n--) {
      const [given, tries, right, at] = [[`g${random(3)}`], 1 + random(2), !random(2), random(4)];
      const value = { fingerprint: `f${random(2)}`, given, tries, right, at, ...(random(2) ? { on: "2026-06-09" } : {}) };
      put(random(3) ? made.answers : made.archived, value);
    }
    if (random(2)) made.reviews = reviews();
    if (random(2)) made.place = { module: `m${random(2)}`, section: `s${random(3)}`, at: random(3) };
    return made;
  };
  const sorted = (key, value) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
      : value;
  const text = (record) => JSON.stringify(record, sorted);
  for (let n = 0; n < 3000; n++) {
    const [a, b, c] = [record(), record(), record()].map((r) => mergeRecords(r, r));
    const ab = mergeRecords(a, b);
    if (text(ab) !== text(mergeRecords(b, a))) return `not commutative: ${text(a)} ${text(b)}`;
    const [left, right] = [mergeRecords(ab, c), mergeRecords(a, mergeRecords(b, c))];
    if (text([left.reviews]) !== text([right.reviews])) return `reviews not associative: ${text(a)} ${text(b)} ${text(c)}`;
    if (text(mergeRecords(ab, b)) !== text(ab)) return `not idempotent: ${text(a)} ${text(b)}`;
    if (parseRecord(JSON.stringify(ab)).trouble) return `not readable: ${text(ab)}`;
    for (const id of [...Object.keys(a.answers), ...Object.keys(a.archived)])
      if (!Object.hasOwn(ab.answers, id) && !Object.hasOwn(ab.archived, id)) return `lost ${id}`;
  }
  return "";
}
