"""Times of the course beside the naive and the barest page of the same words: make bench.

Times of one machine say little and their ratios more, so the table ends with them. Then Lighthouse on every
kind of page. Needs npm, for Lighthouse.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import feedback, lighthouse, sites
from tests import nginx
from tests.browser.chromium import WHOLE, find_chromium
from tests.browser.conftest import FLAGS
from tests.browser.kinds import KINDS

ROUNDS = 3
PAGES = {**KINDS, "search": "search/"}  # as one comes to it: a query in the address fetches the index as well


def main() -> None:
    """Build the three, measure them in turn, so that a busy moment meets all, and print the table."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        playwright = running.enter_context(sync_playwright())
        chromium = find_chromium(playwright, WHOLE)
        folders = sites.build_all(Path(name))
        urls = {
            site: running.enter_context(nginx.running(folder)) + sites.PAGE
            for site, folder in folders.items()
        }
        rounds: dict[str, list[dict[str, float]]] = {site: [] for site in urls}
        for _ in range(ROUNDS):
            for site, url in urls.items():
                found = lighthouse.measure(url, chromium)
                browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
                found["feedback ms, CPU 4x"] = feedback.measure(browser, site, url)
                browser.close()
                rounds[site].append(found)
        print(table({site: best(found) for site, found in rounds.items()}))
        host = urls["course"].removesuffix(sites.PAGE)
        kinds = {kind: measured_again(host + path, chromium) for kind, path in PAGES.items()}
        print(f"\n{table_of_kinds(kinds)}")


def measured_again(url: str, chromium: str) -> dict[str, float]:
    """Return the best of two measurements of a page."""
    return best([lighthouse.measure(url, chromium) for _ in range(2)])


def best(rounds: list[dict[str, float]]) -> dict[str, float]:
    """Return the best of each figure: whatever else a machine does makes it worse, never better."""
    pick = {name: max if name in lighthouse.SCORES.values() else min for name in rounds[0]}
    return {name: pick[name](found[name] for found in rounds) for name in rounds[0]}


def table(figures: dict[str, dict[str, float]]) -> str:
    """Return the figures as Markdown, with the ratios to the barest and to the naive page."""
    lines = [
        "| | floor | course | naive | course : floor | course : naive |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, course in figures["course"].items():
        floor, naive = figures["floor"][name], figures["naive"][name]
        ratios = [f"{course / other:.2f}" if other else "-" for other in (floor, naive)]
        lines.append(f"| {name} | {floor:.0f} | {course:.0f} | {naive:.0f} | {' | '.join(ratios)} |")
    return "\n".join(lines)


def table_of_kinds(figures: dict[str, dict[str, float]]) -> str:
    """Return one row for each kind of page: the four scores, then times and bytes."""
    names = list(next(iter(figures.values())))
    lines = [f"| page | {' | '.join(names)} |", "| --- |" + " ---: |" * len(names)]
    for kind, found in figures.items():
        values = (f"{value:.3f}" if name == "CLS" else f"{value:.0f}" for name, value in found.items())
        lines.append(f"| {kind} | {' | '.join(values)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
