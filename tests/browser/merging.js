// Whether mergeRecords keeps its laws over random records; the text of the first breach, or nothing.
async (address) => {
  const { mergeRecords, parseRecord } = await import(address);
  let seed = 7;
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const record = () => {
    const made = { version: 1, updated: random(9), answers: {}, archived: {}, settings: {} };
    for (let n = random(5); n > 0; n--) {
      const [given, tries, right, at] = [[`g${random(3)}`], 1 + random(2), !random(2), random(4)];
      const value = { fingerprint: `f${random(2)}`, given, tries, right, at };
      const id = ["m/a", "m/b", "__proto__", "constructor"][random(4)];
      const place = random(3) ? made.answers : made.archived;
      Object.defineProperty(place, id, { value, enumerable: true, configurable: true, writable: true });
    }
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
    if (text(mergeRecords(ab, b)) !== text(ab)) return `not idempotent: ${text(a)} ${text(b)}`;
    if (parseRecord(JSON.stringify(ab)).trouble) return `not readable: ${text(ab)}`;
    for (const id of [...Object.keys(a.answers), ...Object.keys(a.archived)])
      if (!Object.hasOwn(ab.answers, id) && !Object.hasOwn(ab.archived, id)) return `lost ${id}`;
  }
  return "";
}
