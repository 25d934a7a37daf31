// A random sequence of answers, places, faults and other tabs; the first record that cannot be read, or nothing.
async (address) => {
  const { KEY, emptyRecord, mergeRecords, parseRecord, readRecord, updateRecord } = await import(address);
  let seed = 11;
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const faults = ["{", "null", "[]", '{"version": 9}', '{"version": 1, "updated": -1}', '{"answers": {"m/q": 0}}'];
  const steps = [
    () => {
      const chosen = { given: [`o${random(3)}`], tries: 1 + random(2), right: !random(2) };
      const detail = { id: `m/q${random(5)}`, fingerprint: "f", ...chosen };
      document.dispatchEvent(new CustomEvent("course:answered", { detail }));
    },
    () =>
      updateRecord((record, now) => {
        record.place = { module: "m", section: `s${random(4)}`, at: now };
      }),
    () => updateRecord((record) => Object.assign(record, mergeRecords(record, emptyRecord()))),
    () => localStorage.setItem(KEY, faults[random(faults.length)]),
    () => localStorage.removeItem(KEY),
    () => window.dispatchEvent(new StorageEvent("storage", { key: KEY })),
  ];
  for (let n = 0; n < 400; n++) {
    await steps[random(steps.length)]();
    await new Promise((resolve) => setTimeout(resolve));
    const record = readRecord();
    if (parseRecord(JSON.stringify(record)).trouble) return `step ${n}: ${JSON.stringify(record)}`;
  }
  return "";
}
