// Whether the schedule keeps its rules over random records; the text of the first breach, or nothing.
async (address) => {
  const { MOST, linesOf, mixedEight, namesOf, plan, reviewed } = await import(address);
  const { addDays, localDay } = await import(address.replace("schedule.js", "days.js"));
  let seed = 5;
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const module = (slug) => ({ slug, lines: [], questions: Object.fromEntries(["q", "r", "s", "t"].map((id) => [id, "f"])) });
  const course = { modules: ["a", "b", "c", "d", "e"].map(module) };
  const names = course.modules.flatMap(namesOf);
  const today = "2026-03-29";
  const noon = (day) => Date.parse(`${day}T12:00:00`);
  const certainty = () => [undefined, "guessing", "fairly", "very"][random(4)];
  const empty = () => ({ version: 1, updated: 0, answers: {}, archived: {}, settings: {}, reviews: { cards: {}, texts: {} } });
  const record = (share) => {
    const made = empty();
    for (const name of [...names, "gone/q"]) {
      if (random(100) >= share) continue;
      const day = addDays(today, -1 - random(70));
      const result = { right: !random(2), certainty: certainty() };
      if (random(2)) made.answers[name] = { ...result, fingerprint: "f", given: ["o"], tries: 1 + random(2), at: noon(day) };
      else made.reviews.cards[name] = { ...reviewed(undefined, result, day), at: noon(day) };
    }
    return made;
  };
  const moduleOf = (name) => name.split("/")[0];
  const doubled = (cards) => cards.findIndex((name, at) => at > 0 && moduleOf(name) === moduleOf(cards[at - 1]));
  const known = (made) => names.filter((name) => made.answers[name] || made.reviews.cards[name]);
  const dueOf = (made, name) => {
    const answer = made.answers[name];
    if (!answer) return made.reviews.cards[name];
    const right = answer.right && answer.tries === 1;
    return reviewed(undefined, { ...answer, right }, localDay(answer.at));
  };
  const keen = (card) => !card.right && card.certainty === "very";

  for (let n = 0; n < 1500; n++) {
    const made = record([10, 50, 100][n % 3]);
    const before = JSON.stringify(made);
    const { cards, next, known: count } = plan(made, course, today);
    const say = (what) => `${what}: ${cards} of ${before}`;
    if (JSON.stringify(made) !== before) return say("the record changed");
    if (JSON.stringify(plan(made, course, today)) !== JSON.stringify({ cards, next, known: count })) return say("not pure");
    if (cards.length > MOST || new Set(cards).size !== cards.length) return say("too many, or one twice");
    if (cards.some((name) => !names.includes(name))) return say("unknown");
    if (count !== known(made).length) return say("not all are known");
    const due = known(made).filter((name) => dueOf(made, name).due <= today);
    if (due.length > 0 && cards.length === 0) return say("due and not asked");
    if (due.length === 0 && cards.length > 0) return say("asked and not due");
    if (due.some((name) => keen(dueOf(made, name))) && !keen(dueOf(made, cards[0]))) return say("sure and wrong is not first");
    const done = course.modules.filter((part) => namesOf(part).every((name) => known(made).includes(name))).length;
    if (done >= 3 && doubled(cards) >= 0) return say("two in a row");
    if (done < 3) {
      if (cards.length !== Math.min(MOST, due.length)) return say("not as many as fit");
      if (cards.some((name) => !due.includes(name))) return say("not due");
      const keenLast = cards.findLastIndex((name) => keen(dueOf(made, name)));
      if (cards.slice(0, Math.max(0, keenLast)).some((name) => !keen(dueOf(made, name)))) return say("sure and wrong is not first");
    }
    if (next.some(([day, number]) => day <= today || number > MOST)) return say(`next: ${JSON.stringify(next)}`);
    if (next.reduce((sum, [, number]) => sum + number, cards.length) !== count) return say("some come never");
  }

  // First run, and a bank that changed.
  if (JSON.stringify(plan({ ...empty(), reviews: undefined }, course, today)) !== '{"cards":[],"next":[],"known":0}') return "first run";
  const other = record(100);
  if (plan(other, { modules: [] }, today).known !== 0) return "unknown questions are asked";

  // Back after 40 days: eight a day, each once, and no day with more.
  const review = (made, day) => {
    const { cards } = plan(made, course, day);
    for (const name of cards)
      made.reviews.cards[name] = { ...reviewed(undefined, { right: true, certainty: "very" }, day), at: noon(today) + random(9) };
    return cards;
  };
  const away = empty();
  for (const name of names) away.reviews.cards[name] = { ...reviewed(undefined, { right: true }, today), at: 5 };
  const back = addDays(today, 40);
  const days = [0, 1, 2].map((n) => review(away, addDays(back, n)));
  if (`${days.map((cards) => cards.length)}` !== "8,8,4" || new Set(days.flat()).size !== 20) return `back: ${days}`;
  if (review(away, back).length > 0) return "more than eight in a day";

  // A clock that went back: all are due, eight a day, and none comes back at once.
  const early = empty();
  for (const name of names) early.reviews.cards[name] = { ...reviewed(undefined, { right: true }, addDays(today, 9)), at: 5 };
  if (review(early, today).length !== 8 || review(early, today).length !== 0) return "clock went back";

  // One answer of a clock that was ahead makes nothing due but itself.
  const ahead = empty();
  for (const name of names) ahead.reviews.cards[name] = { ...reviewed(undefined, { right: true, certainty: "very" }, addDays(today, -1)), at: 5 };
  ahead.answers["a/q"] = { right: true, tries: 1, on: addDays(today, 300), at: 6 };
  if (`${plan(ahead, course, today).cards}` !== "a/q") return `clock ahead: ${plan(ahead, course, today).cards}`;
  ahead.answers["a/q"] = { right: true, tries: 1, on: today, at: noon(addDays(today, 300)) };
  if (plan(ahead, course, today).cards.length > 0) return "the day of an answer is not its own";

  // Sure and wrong: the same day once, beyond the eight of the day it is none.
  const sure = empty();
  const wrong = { right: false, certainty: "very" };
  sure.reviews.cards["a/q"] = { ...reviewed(undefined, wrong, today), at: 5 };
  if (`${plan(sure, course, today).cards}` !== "a/q") return "sure and wrong does not come back the same day";
  sure.reviews.cards["a/q"] = { ...reviewed(sure.reviews.cards["a/q"], wrong, today), at: 6 };
  if (plan(sure, course, today).cards.length || sure.reviews.cards["a/q"].due !== addDays(today, 2)) return "more than once";

  // A final review of the same day takes nothing from the eight.
  const final = empty();
  for (const [n, name] of names.entries())
    final.reviews.cards[name] = { ...reviewed(undefined, n % 2 ? wrong : { right: true }, today), unreviewed: true, at: 5 };
  if (plan(final, course, today).cards.length !== MOST) return "a final review counts for the day";

  // The days, twice in a row with the same result.
  for (const [right, certain, first, then] of [
    [false, undefined, 1, 7], [false, "fairly", 1, 7], [true, "guessing", 1, 7], [true, undefined, 7, 21],
    [true, "fairly", 7, 21], [true, "very", 21, 60], [false, "very", 0, 2],
  ]) {
    const result = { right, certainty: certain };
    const one = reviewed(undefined, result, today);
    const two = reviewed(one, result, today);
    if (one.due !== addDays(today, first) || two.due !== addDays(today, then)) return `days: ${right} ${certain}`;
    const another = first === 21 ? { right: false } : { right: true, certainty: "very" };
    if (reviewed(two, another, today).step !== 0) return "another result does not begin anew";
  }

  // Lines to say: none before the last question of their module is over, then all of them on the day after.
  const saying = { modules: course.modules.map((part) => ({ ...part, lines: ["x", "y"] })) };
  const lineNames = saying.modules.flatMap(linesOf);
  const over = ({ right, tries }) => right || tries === 2;
  for (let n = 0; n < 1000; n++) {
    const made = empty();
    for (const name of names) {
      const at = noon(addDays(today, -random(9)));
      if (random(19) > 0) made.answers[name] = { right: random(5) > 1, tries: random(7) > 0 ? 2 : 1, at };
      if (random(11) === 0) made.reviews.cards[name] = { ...reviewed(undefined, { right: true }, today), at };
    }
    const say = (what) => `${what}: ${JSON.stringify(made)}`;
    const [without, within] = [plan(made, course, today), plan(made, saying, today)];
    const complete = saying.modules.filter((part) => namesOf(part).every((name) => made.answers[name] && over(made.answers[name])));
    if (within.known !== without.known + 2 * complete.length) return say("lines of other than complete modules are known");
    const asked = within.cards.filter((name) => lineNames.includes(name));
    if (asked.some((name) => !complete.some(({ slug }) => slug === moduleOf(name)))) return say("a line too early");
    for (const part of complete) {
      if (namesOf(part).some((name) => made.reviews.cards[name])) continue;
      const last = namesOf(part).map((name) => localDay(made.answers[name].at)).sort().at(-1);
      const on = (day) => plan(made, { modules: [part] }, day).cards.filter((name) => lineNames.includes(name));
      if (on(last).length > 0) return say(`a line on the day of the last answer, ${last}`);
      if (`${on(addDays(last, 1)).sort()}` !== `${linesOf(part)}`) return say(`not all lines the day after ${last}`);
    }
  }

  // A line that was rated keeps its own days, also when its module has a new question; one that is gone is dropped.
  const rated = empty();
  for (const name of names) rated.answers[name] = { right: true, tries: 1, certainty: "very", at: noon(today) };
  rated.reviews.cards["a/x"] = { ...reviewed(undefined, { right: true }, today), at: 5 };
  rated.reviews.cards["a/gone"] = { ...reviewed(undefined, { right: false }, today), at: 5 };
  const week = plan(rated, { modules: [{ ...saying.modules[0], questions: { q: "f", new: "f" } }] }, addDays(today, 7));
  if (`${week.cards}` !== "a/x" || week.known !== 2) return `a rated line: ${JSON.stringify(week)}`;

  // Reviews do not put the lines off: they come in their turn, however many questions are due.
  const ids = [..."abcdefghijkl"];
  const long = { modules: saying.modules.map((part) => ({ ...part, questions: Object.fromEntries(ids.map((id) => [id, "f"])) })) };
  const busy = empty();
  for (const name of long.modules.flatMap(namesOf)) busy.answers[name] = { right: false, tries: 2, at: noon(today) };
  const seen = new Set();
  for (let n = 1; n <= 9; n++) {
    const day = addDays(today, n);
    for (const name of plan(busy, long, day).cards) {
      seen.add(name);
      busy.reviews.cards[name] = { ...reviewed(busy.reviews.cards[name], { right: false }, day), at: noon(day) };
    }
  }
  if (!lineNames.every((name) => seen.has(name))) return `lines are put off: ${[...seen]}`;

  // Blocked storage: eight a day by the date alone.
  const eight = mixedEight(course, today);
  if (eight.length !== MOST || doubled(eight) >= 0 || new Set(eight).size !== MOST) return `mixed eight: ${eight}`;
  if (`${mixedEight(course, today)}` !== `${eight}`) return "the mixed eight change within a day";
  if (`${mixedEight(course, addDays(today, 1))}` === `${eight}`) return "the mixed eight are always the same";
  return "";
}
