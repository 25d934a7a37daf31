// Whether 50 draws from the real banks keep their rules; the text of the first breach, or nothing.
async ([drawing, result, list]) => {
  const { draw } = await import(drawing);
  const { standing } = await import(result);
  const course = await (await fetch(list)).json();
  const recall = new Set(course.modules.flatMap(({ slug, recall }) => recall.map((id) => `${slug}/${id}`)));
  const names = course.modules.flatMap(({ slug, questions }) => Object.keys(questions).map((id) => `${slug}/${id}`));
  const mixes = new Map(
    course.modules.flatMap(({ slug, mixes }) => Object.entries(mixes).map(([id, way]) => [`${slug}/${id}`, way])),
  );
  const moduleOf = (name) => name.split("/")[0];
  const draws = new Set();
  let record = { answers: {}, archived: {}, settings: {} };
  for (let seed = 1; seed <= 50; seed++) {
    const answered = names.filter((_, n) => (n * 7 + seed) % 3 === 0);
    record = { ...record, answers: Object.fromEntries(answered.map((name) => [name, {}])) };
    const items = draw(course, record, seed);
    const say = (what) => `seed ${seed}: ${what}: ${items}`;
    if (`${draw(course, record, seed)}` !== `${items}`) return say("not the same again");
    if (items.length !== 30 || new Set(items).size !== 30) return say("not thirty");
    if (items.some((name) => !names.includes(name))) return say("unknown");
    for (const { slug } of course.modules)
      if (items.filter((name) => moduleOf(name) === slug).length !== 5) return say(`not five from ${slug}`);
    if (items.filter((name) => recall.has(name)).length !== 10) return say("not ten to recall");
    if (items.filter((name) => mixes.get(name) === "which").length !== 6) return say("not six that tell apart");
    if (items.findIndex((name) => mixes.get(name) === "both") !== 28 || mixes.get(items[29]) !== "both")
      return say("does not end with two modules at once");
    if (items.some((name, n) => n > 0 && moduleOf(name) === moduleOf(items[n - 1]))) return say("not mixed");
    const last = record.reviews?.final.items ?? [];
    for (const { slug } of course.modules) {
      const isOwn = (name) => moduleOf(name) === slug && !mixes.has(name);
      const fresh = names.filter((name) => isOwn(name) && !answered.includes(name) && !last.includes(name));
      const tasks = items.filter((name) => isOwn(name) && !recall.has(name));
      if (fresh.filter((name) => !recall.has(name)).length >= tasks.length && tasks.some((name) => !fresh.includes(name)))
        return say(`seen in the module, or in the last draw, though ${fresh} were not`);
    }
    draws.add(`${[...items].sort()}`);
    record.reviews = { final: { seed, items, answers: {} } };
  }
  if (draws.size !== 50) return `only ${draws.size} different draws`;

  const items = [...names.slice(0, 30)];
  const answers = (right) => Object.fromEntries(items.map((name, n) => [name, { right: n < right }]));
  const passes = [23, 24, 30].map((right) => standing({ items, answers: answers(right) }, course).passed);
  if (`${passes}` !== "false,true,true") return `passed with 23, 24, 30: ${passes}`;
  if (standing(undefined, course).done) return "nothing is done";
  const fewer = standing({ items: [...items, "gone/q"], answers: answers(24) }, course);
  return fewer.done && fewer.items.length === 30 ? "" : "a question that is gone is waited for";
}
