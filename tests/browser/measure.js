// What is too wide, too small to hit, out of order or has moved on the page as it stands; see test_layout.py.
async () => {
  const named = (element) => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 30)}`;
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const scrolls = (element) =>
    element && (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const all = [...document.querySelectorAll("body *")].filter(shown);

  const wide = all.filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const seen = width > 1 && !element.closest(".md-skip, .reading, svg");
    return seen && (left < -0.5 || right > document.documentElement.clientWidth + 0.5) && !scrolls(element);
  });

  // WCAG 2.5.8: 24 px each way, or in a sentence, or 24 px from the middle of every other target.
  const inSentence = (element) =>
    getComputedStyle(element).display === "inline" && element.parentElement.textContent.trim() !== element.textContent.trim();
  const targets = all.filter((element) => element.matches("a[href], button, input, select, textarea, summary"));
  const middles = targets.map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  });
  const alone = (at) =>
    middles.every(([x, y], other) => other === at || Math.hypot(x - middles[at][0], y - middles[at][1]) >= 24);
  const small = targets.filter((element, at) => {
    const { width, height } = element.getBoundingClientRect();
    return (width < 23.9 || height < 23.9) && !inSentence(element) && !alone(at) && !element.closest(".md-skip");
  });

  const levels = all.filter((element) => element.matches("h1, h2, h3, h4, h5, h6"))
    .map((element) => Number(element.localName[1]));
  const skipped = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);

  const shift = await new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
  });
  return { wide: wide.map(named), small: small.map(named), skipped, shift };
}
