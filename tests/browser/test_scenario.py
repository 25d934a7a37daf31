"""Every scenario in a real browser, to every ending, by keyboard; and what a learner meets on the way."""

from __future__ import annotations

import gzip
from collections import deque
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.browser.conftest import layout_shift, script, until
from tests.browser.test_pages import COLOURS, violations
from tests.test_content import COURSE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

    from courseware.scenario import Scenario

phone = pytest.mark.parametrize("context", ["phone"], indirect=True)
every_scenario = pytest.mark.parametrize("slug", COURSE.scenarios)

SHORT = "nine-minutes-before-closing"
HARSH = "counter-six"
CAPSTONE = "thursday-at-lantern-street"


def ways(scenario: Scenario) -> dict[str, list[str]]:
    """Return the choices that lead to each ending, as turn and number; forks choose themselves."""
    first = next(iter(scenario.turns))
    waiting = deque([(first, frozenset[str](), list[str]())])
    seen, found = {(first, frozenset[str]())}, dict[str, list[str]]()
    while waiting:
        name, flags, made = waiting.popleft()
        turn = scenario.turns[name]
        if turn.is_ending:
            found.setdefault(name, made)
        for number, choice in enumerate(turn.choices):
            if choice.condition and (choice.condition[0] in flags) != choice.condition[1]:
                continue
            sets = choice.attributes.get("sets")
            state = choice.target, flags | {sets} if sets else flags
            if state not in seen:
                seen.add(state)
                waiting.append((*state, made if turn.is_fork else [*made, f"{name} {number}"]))
    return found


PLAYING = "!!customElements.get('course-scenario')"


def open_scenario(page: Page, address: str, slug: str) -> None:
    page.goto(f"{address}scenarios/{slug}/")
    until(page, PLAYING)


def turn(page: Page) -> Locator:
    return page.locator("[data-turn]:not([hidden])")


# A fork passes turns that have text: the heading after the turn that was left, wherever that stands now.
IS_NEXT = """(left) => {
    const past = [...document.querySelectorAll(".scenario-log > li > h2")];
    const next = past[past.findLastIndex(({ textContent }) => textContent === left) + 1];
    return document.activeElement === (next ?? document.querySelector("[data-turn]:not([hidden]) h2"));
}"""


def choose_by_keyboard(page: Page, step: str) -> None:
    """Tab from the heading, which has the focus, to the choice; then Enter."""
    name, number = step.split()
    here = turn(page)
    expect(here).to_have_attribute("data-turn", name)
    wanted = here.locator("a[data-choice]").nth(int(number)).get_attribute("data-choice")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.choice") == wanted:
            title = here.locator("h2").inner_text()
            page.keyboard.press("Enter")
            assert page.evaluate(IS_NEXT, title), f"after {step} the focus passes what nobody has read"
            return
    raise AssertionError(f"Tab does not reach {wanted}")


@phone
@every_scenario
def test_every_ending_by_keyboard(slug: str, page: Page, address: str) -> None:
    scenario = COURSE.scenarios[slug]
    endings = {turn.id for turn in scenario.turns.values() if turn.is_ending}
    found = ways(scenario)
    assert set(found) == endings
    open_scenario(page, address, slug)
    for ending, steps in found.items():
        turn(page).locator("h2").focus()
        for step in steps:
            choose_by_keyboard(page, step)
        expect(turn(page)).to_have_attribute("data-turn", ending)
        decisions = [step for step in steps if scenario.turns[step.split()[0]].is_decision]
        expect(page.locator(".scenario-path > li")).to_have_count(len(decisions))
        expect(page.locator(".scenario-end")).to_be_visible(visible=bool(decisions))
        page.get_by_role("button", name="Start again").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".scenario-path > li")).to_have_count(len(decisions))  # kept, but hidden
        expect(page.locator(".scenario-end")).to_be_hidden()


UNDER_METERS = """() => {
    const [on, over] = [document.activeElement, document.querySelector(".scenario-tools")];
    const [box, cover] = [on.getBoundingClientRect(), over.getBoundingClientRect()];
    return Boolean(on.closest(".scenario")) && box.top >= cover.top && box.bottom <= cover.bottom;
}"""


@phone
@pytest.mark.parametrize("size", [(360, 740), (320, 256)], ids=["a phone", "400% zoom"])
def test_meters_hide_nothing_that_has_the_focus(size: tuple[int, int], page: Page, address: str) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_scenario(page, address, HARSH)
    longest = max(ways(COURSE.scenarios[HARSH]).values(), key=len)
    for step in longest:
        choose_by_keyboard(page, step)
    page.get_by_role("button", name="Start again").focus()
    while page.evaluate("Boolean(document.activeElement.closest('.scenario'))"):
        assert not page.evaluate(UNDER_METERS), page.evaluate("document.activeElement.outerHTML")
        page.keyboard.press("Shift+Tab")


@phone
def test_meters_are_told_after_the_heading_has_the_focus(page: Page, address: str) -> None:
    """A screen reader drops what it was saying when the focus moves."""
    open_scenario(page, address, HARSH)
    start, *decisions = max(ways(COURSE.scenarios[HARSH]).values(), key=len)
    choose_by_keyboard(page, start)
    page.evaluate("""() => addEventListener("focusin", ({ target }) => {
        if (target.localName === "h2") window.told = document.querySelector(".scenario-note").textContent;
    })""")
    choose_by_keyboard(page, decisions[0])
    assert page.evaluate("window.told") == ""
    expect(page.locator(".scenario-note")).not_to_be_empty()


@every_scenario
def test_every_ending_by_links_alone(slug: str, site: Path) -> None:
    """Without script the browser follows links between the parts of one page; so does this."""
    html = (site / "scenarios" / slug / "index.html").read_text()
    parts = {
        str(part["data-turn"]): part for part in BeautifulSoup(html, "html.parser").select("[data-turn]")
    }
    seen, waiting = set[str](), [next(iter(parts))]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [str(link["href"]).removeprefix("#") for link in parts[name].select(".choices a")]
    assert seen == set(parts)
    assert all(part.select(".choices a") or "ending" in part["class"] for part in parts.values())


@phone
def test_without_script_links_lead_on(page: Page, address: str) -> None:
    browser = page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False, viewport=page.viewport_size).new_page()
    plain.goto(f"{address}scenarios/{SHORT}/")
    plain.locator("[data-turn=start] .choices a").first.click()
    assert plain.locator(":target").is_visible()
    plain.get_by_text("Show them").click()
    assert plain.locator("[data-reason] a").first.is_visible()
    plain.context.close()


def weak(page: Page) -> Locator:
    """The choices of this turn that miss a step."""
    names = page.evaluate(
        "[...document.querySelectorAll('[data-reason]:has(.missed)')].map((reason) => reason.dataset.reason)"
    )
    return turn(page).locator(",".join(f'a[data-choice="{name}"]' for name in names))


@phone
def test_the_end_shows_the_way_and_what_if(page: Page, address: str) -> None:
    open_scenario(page, address, SHORT)
    assert violations(page) == []
    weak(page).first.click()
    expect(page.get_by_role("status")).to_contain_text("falls")
    expect(page.locator(".scenario-log .chosen")).to_have_count(1)
    while not page.locator(".ending:not([hidden])").count():
        turn(page).locator("a[data-choice]").first.click()
    first = page.locator(".scenario-path > li").first
    expect(first).to_contain_text("Misses the step")
    expect(first).to_contain_text("A line that helps more")
    expect(first.get_by_role("link", name="Read again")).to_be_visible()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
    first.get_by_role("button", name="What if I had chosen otherwise").click()
    expect(turn(page)).to_have_attribute("data-turn", "start")
    expect(page.locator(".scenario-end")).to_be_hidden()


@phone
def test_what_if_goes_to_each_moment_of_a_loop(page: Page, address: str) -> None:
    """Tried again and again, one turn is left by one choice at several moments."""
    open_scenario(page, address, CAPSTONE)
    turn(page).locator("a[data-choice]").first.click()
    visits = 0
    while not page.locator(".ending:not([hidden])").count():
        choices = turn(page).locator("a[data-choice]")
        loops = turn(page).get_attribute("data-turn") == "heater" and visits < 2
        visits += loops
        (choices.and_(page.locator('[data-choice="heater.stop-heater"]')) if loops else choices.last).click()
    heater = COURSE.scenarios[CAPSTONE].turns["heater"].title
    again = page.locator(".scenario-path > li", has_text=heater).get_by_role("button")
    expect(again).to_have_count(3)
    names = again.evaluate_all("""(buttons) => {
        const kept = JSON.parse(localStorage.getItem("even-keel:scenario:thursday-at-lantern-street"));
        return buttons.map(({ value }) => [Number(value), kept[Number(value)]]);
    }""")
    assert [name for _, name in names] == ["heater.stop-heater", "heater.stop-heater", "heater.elsewhere"]
    assert len({place for place, _ in names}) == 3
    again.nth(1).click()
    expect(turn(page)).to_have_attribute("data-turn", "heater")
    expect(page.locator(".scenario-log h2", has_text=heater)).to_have_count(1)


@phone
def test_the_list_says_what_was_played(page: Page, address: str) -> None:
    open_scenario(page, address, HARSH)
    page.get_by_role("link", name="Skip it").click()
    open_scenario(page, address, SHORT)
    while not page.locator(".ending:not([hidden])").count():
        turn(page).locator("a[data-choice]").first.click()
    page.goto(f"{address}scenarios/")
    expect(page.locator(f'course-played[data-scenario="{SHORT}"]')).to_have_text("\N{CHECK MARK} Played")
    expect(page.locator("course-played:not(:empty)")).to_have_count(1)
    assert layout_shift(page) == 0
    assert violations(page) == []


@phone
def test_back_and_reload(page: Page, address: str) -> None:
    open_scenario(page, address, SHORT)
    expect(page.locator('button[name="back"]')).to_be_hidden()
    turn(page).locator("a[data-choice]").first.click()
    second = turn(page).get_attribute("data-turn")
    turn(page).locator("a[data-choice]").first.click()
    page.get_by_role("button", name="Back one step").click()
    expect(turn(page)).to_have_attribute("data-turn", str(second))
    page.reload()
    until(page, PLAYING)
    expect(turn(page)).to_have_attribute("data-turn", str(second))
    expect(page.locator(".scenario-log > li")).to_have_count(1)


@phone
def test_a_turn_that_was_removed(page: Page, address: str) -> None:
    """The author deletes the turn in which the learner stopped."""
    open_scenario(page, address, SHORT)
    turn(page).locator("a[data-choice]").first.click()
    second = turn(page).get_attribute("data-turn")

    def without_the_turn(route: Route) -> None:
        html = BeautifulSoup(route.fetch().text(), "html.parser")
        for part in html.select(f'[data-turn="{second}"]'):
            part.decompose()
        route.fulfill(body=str(html), content_type="text/html")

    page.route(f"**/scenarios/{SHORT}/", without_the_turn)
    page.reload()
    until(page, PLAYING)
    expect(turn(page)).to_have_attribute("data-turn", "start")
    expect(page.get_by_role("status")).to_contain_text("has changed since you played it")


@phone
def test_a_note_a_quieter_version_and_a_way_past(page: Page, address: str) -> None:
    open_scenario(page, address, HARSH)
    expect(turn(page)).to_have_class("turn note")
    assert violations(page) == []
    page.get_by_role("link", name="Skip it").click()
    expect(page.locator(".ending:not([hidden])")).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("link", name="Start a quieter version").click()
    told = " ".join(COURSE.scenarios[HARSH].turns)
    assert "quiet" in told
    flags = """async (at) => {
        const { follow } = await import(at);
        const made = JSON.parse(localStorage.getItem("even-keel:scenario:counter-six"));
        return [...follow(document.querySelector("course-scenario"), made).flags];
    }"""
    assert page.evaluate(flags, script(page, "scenario-run.js")) == ["quiet"]


@phone
def test_meters_stay_in_their_words(page: Page, address: str) -> None:
    """However often one line is tried again, a meter keeps to its five words."""
    open_scenario(page, address, SHORT)
    meters = page.locator(".scenario-meters dd")
    words = {"very low", "low", "fair", "good", "very good"}
    assert set(meters.all_inner_texts()) == {"fair"}
    for _ in range(6):
        if page.locator(".ending:not([hidden])").count():
            break
        (weak(page).first if weak(page).count() else turn(page).locator("a[data-choice]").first).click()
        assert set(meters.all_inner_texts()) <= words


@phone
def test_on_paper_it_is_a_numbered_tree(page: Page, address: str) -> None:
    open_scenario(page, address, SHORT)
    turn(page).locator("a[data-choice]").first.click()
    page.emulate_media(media="print")
    parts = page.locator("[data-turn]")
    assert parts.count() == len(COURSE.scenarios[SHORT].turns)
    assert all(parts.nth(at).is_visible() for at in range(parts.count()))
    expect(page.get_by_text("(turn to 2)").first).to_be_visible()
    expect(page.locator(".scenario-reasons li").first).to_be_visible()
    expect(page.locator(".scenario-tools")).to_be_hidden()


@phone
def test_nothing_moves_and_little_is_loaded(page: Page, address: str, site: Path) -> None:
    """At most 8 kB of own script on a scenario's page."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_scenario(page, address, CAPSTONE)
    page.wait_for_load_state("networkidle")
    assert layout_shift(page) == 0
    files = [site / url.removeprefix(address) for url in asked if url.endswith(".js")]
    assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) <= 8_000


@phone
def test_a_full_store_is_told_and_the_scene_goes_on(page: Page, address: str) -> None:
    page.add_init_script("""Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
    };""")
    open_scenario(page, address, SHORT)
    turn(page).locator("a[data-choice]").first.click()
    expect(page.locator(".scenario-log > li")).to_have_count(1)
    expect(page.locator(".course-notice")).to_contain_text("no room left")
