"""How long after an answer its feedback is painted, on a processor made four times slower."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOWER = 4

# For each page: what holds a question, what is clicked to choose, to answer, and where the verdict comes.
# mkdocs-quiz takes the choice itself for the answer, as it comes.
PARTS = {
    "floor": ("form:has([type=radio])", "input", "button", "output"),
    "course": ('course-question[data-type="single"]', "input", ".quiz-button", ".quiz-feedback"),
    "naive": (".quiz:has([type=radio])", None, "input", ".quiz-feedback"),
}

# One frame at least: a clock of 16.7 ms that starts just after a frame was painted.
ANSWER = """async ([holder, choice, answer, verdict]) => {
    const painted = () => new Promise((tell) => requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = tell;
        after.port2.postMessage(null);
    }));
    const times = [];
    for (const question of [...document.querySelectorAll(holder)].slice(0, 8)) {
        question.scrollIntoView();
        if (question.localName.includes("-")) await customElements.whenDefined(question.localName);
        await new Promise((rest) => setTimeout(rest, 300));
        if (choice) question.querySelector(choice).click();
        await painted();
        const start = performance.now();
        question.querySelector(answer).click();
        const told = () => question.querySelector(verdict)?.innerText.trim();
        do await painted(); while (!told() && performance.now() < start + 5000);
        times.push(performance.now() - start);
    }
    return times;
}"""


def measure(browser: Browser, name: str, url: str) -> float:
    """Return the median time in milliseconds over eight questions."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(url, wait_until="networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    times: list[float] = page.evaluate(ANSWER, list(PARTS[name]))
    page.close()
    return median(times)
