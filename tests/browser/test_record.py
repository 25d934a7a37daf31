"""The record in a real browser: what it keeps, what it survives, and what the learner is told."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.conftest import layout_shift, revisit, script, serving, until, visit
from tests.browser.test_pages import violations
from tests.browser.test_quiz import check, choose, element
from tests.conftest import CASES, ROOT, build
from tests.test_content import LESSONS
from tests.test_policy import configure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

    Change = Callable[[Any], None]

HERE = Path(__file__).parent
KEY = "even-keel:record"
STORED = "([key, text]) => localStorage.getItem(key)?.includes(text)"
SLUG = "empathy"
QUESTIONS = {question.id: question for question in LESSONS[SLUG].bank.questions}
FIRST = next(question for question in QUESTIONS.values() if question.type == "single")
NAME = f"{SLUG}/{FIRST.id}"

pytestmark = pytest.mark.parametrize("context", ["phone"], indirect=True)


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))


def store(page: Page, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def module(page: Page, address: str) -> None:
    visit(page, f"{address}modules/{SLUG}/")


def module_with(text: str, page: Page, address: str) -> None:
    """Open the module with `text` stored before: a module page may store a place over it at any time."""
    visit(page, address + "your-data/")
    store(page, text)
    module(page, address)


def answer(page: Page, *, right: bool = True, question: Any = FIRST) -> None:
    quiz = element(page, SLUG, question)
    choose(quiz, question, right=right)
    check(quiz)
    until(page, STORED, [KEY, f"{SLUG}/{question.id}"])


def set_aside(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.includes('set-aside')).map(([, text]) => text)"
    )
    return found


def ours_in(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('even-keel'))")
    return found


def notice(page: Page) -> str:
    words = page.locator(".course-notice [role=status] p").first
    expect(words).to_be_visible()
    return words.inner_text()


def test_answers_of_every_type_survive_a_reload(page: Page, address: str) -> None:
    module(page, address)
    kinds = {question.type: question for question in QUESTIONS.values()}
    for number, question in enumerate(kinds.values()):
        answer(page, right=number % 2 == 0, question=question)
    before = [element(page, SLUG, question).get_by_role("status").inner_text() for question in kinds.values()]
    revisit(page)
    after = [element(page, SLUG, question).get_by_role("status").inner_text() for question in kinds.values()]
    assert after == before
    assert all(after)


def test_record_knows_questions_by_name(page: Page, address: str) -> None:
    module(page, address)
    answer(page, right=False)
    kept = stored(page)["answers"][NAME]
    wrong = next(option.id for option in FIRST.options if not option.correct)
    assert (kept["given"], kept["tries"], kept["right"]) == ([wrong], 1, False)


EMPTY: dict[str, Any] = {"version": 1, "updated": 5, "answers": {}, "archived": {}, "settings": {}}
CARD = {"right": True, "step": 0, "on": "2026-06-09", "due": "2026-06-10", "at": 5}
FAR = 300_000_000_000_000  # in the year 11476
ODD: tuple[dict[str, Any], ...] = (
    {"settings": {"certainty": {"value": False, "at": FAR}}},
    {
        "archived": {
            "m/q": {"fingerprint": "f", "given": ["o"], "tries": 1, "right": True, "on": "soon", "at": 5}
        }
    },
    {"reviews": {"cards": {"m/q": {**CARD, "due": "9999-12-31"}}, "texts": {}}},
    {"reviews": {"cards": {"m/q": {**CARD, "on": "9000-01-01"}}, "texts": {}}},
    {"reviews": {"cards": {}, "texts": {}, "passed": {"right": 999, "total": 30, "release": "1", "at": 5}}},
)
UNREADABLE = (
    "{",
    "null",
    "[1, 2]",
    '"text"',
    '{"version": "one"}',
    '{"version": 1, "updated": 5, "answers": [], "archived": {}, "settings": {}}',
    '{"version": 1, "updated": 5, "answers": {"a": 1}, "archived": {}, "settings": {}}',
    '{"version": 1, "updated": 5, "answers": {}, "archived": {}, "settings": {}, "reviews": []}',
    '{"version": 1, "updated": 5, "answers": {}, "archived": {}, "settings": {},'
    ' "reviews": {"cards": {"empathy/a": {"right": true, "step": 0, "on": "soon"}}, "texts": {}}}',
    '{"version": 1, "updated": null, "answers": {}, "archived": {}, "settings": {}}',
    *(json.dumps({**EMPTY, **part}) for part in ODD),
)
FUTURE = '{"version": 99, "answers": {"future": true}}'


@pytest.mark.parametrize(
    ("text", "said"),
    [*((text, "could not be read") for text in UNREADABLE), (FUTURE, "newer version")],
)
def test_what_cannot_be_read_is_set_aside_and_told(text: str, said: str, page: Page, address: str) -> None:
    visit(page, address + "your-data/")
    store(page, text)
    revisit(page)
    assert said in notice(page)
    assert set_aside(page) == [text]
    page.get_by_label("Ask how sure I am before each answer").check()
    until(page, STORED, [KEY, "certainty"])
    assert stored(page)["settings"]["certainty"]["value"]


def test_a_damaged_record_stops_no_question(page: Page, address: str) -> None:
    module_with("{", page, address)
    answer(page)
    assert stored(page)["answers"][NAME]["right"]


def test_the_notice_is_accessible(page: Page, address: str) -> None:
    visit(page, address + "your-data/")
    store(page, "{")
    revisit(page)
    assert notice(page)
    assert violations(page) == []


WATCH = """() => {
  window.told = [];
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const region = target.closest?.(".course-notice [role=status]");
      for (const node of addedNodes) {
        const empty = node.matches?.(".course-notice") && node.querySelector("[role=status]");
        if (empty) window.told.push(["stands", empty.textContent]);
        else if (region) window.told.push(["told", node.textContent]);
      }
    }
  }).observe(document, { childList: true, subtree: true });
}"""


def test_the_notice_is_read_out(page: Page, address: str) -> None:
    """A screen reader tells what comes into a live region, not what stood in it when it appeared."""
    visit(page, address + "your-data/")
    store(page, "{")
    page.add_init_script(f"({WATCH})()")
    revisit(page)
    words = notice(page)
    assert page.evaluate("window.told") == [["stands", ""], ["told", words]]


def test_the_notice_is_closed_by_keyboard(page: Page, address: str) -> None:
    """The focus goes back to where it came from."""
    visit(page, address + "your-data/")
    store(page, "{")
    revisit(page)
    assert notice(page)
    before = page.get_by_label("Ask how sure I am before each answer")
    before.focus()
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".course-notice")).to_have_count(0)
    expect(before).to_be_focused()


def test_escape_closes_the_notice_from_anywhere(page: Page, address: str) -> None:
    """What lies open over the page takes Escape first; the focus stays where it is."""
    visit(page, address + "your-data/")
    store(page, "{")
    revisit(page)
    assert notice(page)
    page.get_by_role("button", name="Menu").press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.locator(".course-notice")).to_be_visible()
    box = page.get_by_label("Ask how sure I am before each answer")
    box.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".course-notice")).to_have_count(0)
    expect(box).to_be_focused()


def test_in_a_low_window_the_notice_leaves_two_thirds(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    module_with("{", page, address)
    assert notice(page)
    box = page.locator(".course-notice").bounding_box()
    assert box is not None
    assert box["height"] <= 256 / 3
    page.get_by_role("button", name="Close").focus()
    expect(page.get_by_role("button", name="Close")).to_be_in_viewport(ratio=1)


def test_the_whole_record_is_a_region_with_a_name(page: Page, address: str) -> None:
    visit(page, address + "your-data/")
    page.get_by_text("The whole record, as it is stored").click()
    expect(page.get_by_role("region", name="The record")).to_contain_text('"answers"')
    assert violations(page) == []


UNDER_IT = """() => {
    const [on, over] = [document.activeElement, document.querySelector(".course-notice")];
    const [box, cover] = [on.getBoundingClientRect(), over.getBoundingClientRect()];
    return on !== document.body && box.top >= cover.top && box.bottom <= cover.bottom;
}"""


def test_the_notice_hides_nothing_that_has_the_focus(page: Page, address: str) -> None:
    """In a window that is as small as one at 400% zoom."""
    page.set_viewport_size({"width": 320, "height": 256})
    module_with("{", page, address)
    assert notice(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        assert not page.evaluate(UNDER_IT), page.evaluate("document.activeElement.outerHTML")


def test_sound_answers_beside_a_broken_one_are_kept(page: Page, address: str) -> None:
    module(page, address)
    answer(page)
    record = stored(page)
    record["answers"]["empathy/broken"] = {"right": "perhaps"}
    module_with(json.dumps(record), page, address)
    assert "could not be read" in notice(page)
    assert element(page, SLUG, FIRST).get_by_role("status").inner_text().startswith("Right.")


def test_blocked_storage_stops_nothing(context: BrowserContext, address: str) -> None:
    """The theme's own script throws here; ours must not, and the page must work."""
    blocked = "get() { throw new DOMException('blocked', 'SecurityError') }"
    context.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ {blocked} }})")
    page, thrown = context.new_page(), list[str]()
    page.on("pageerror", lambda error: thrown.append(str(error.stack)))
    module(page, address)
    quiz = element(page, SLUG, FIRST)
    choose(quiz, FIRST, right=True)
    assert check(quiz).startswith("Right.")
    assert "remember nothing" in notice(page)
    visit(page, address + "your-data/")
    expect(page.locator(".course-data-summary")).to_have_text("Nothing yet.")
    assert [stack for stack in thrown if "/assets/" in stack] == []


FILL = """() => {
    let size = 2 ** 22;
    for (let n = 0; size >= 1; n++) {
        try { localStorage.setItem(`filler${n}`, "x".repeat(size)) } catch { size = Math.floor(size / 2) }
    }
}"""
FREE = """() => {
    const fillers = Object.keys(localStorage).filter((key) => key.startsWith("filler"));
    fillers.forEach((key) => localStorage.removeItem(key));
}"""


def test_full_storage_stops_nothing_and_loses_nothing(page: Page, address: str) -> None:
    module(page, address)
    answer(page)
    page.evaluate(FILL)
    second = list(QUESTIONS.values())[1]
    quiz = element(page, SLUG, second)
    choose(quiz, second, right=True)
    assert check(quiz).startswith("Right.")
    expect(page.locator(".course-notice")).to_contain_text("no room left")
    with page.expect_download() as saved:
        page.locator(".course-notice").get_by_role("button", name="Save to a file").click()
    assert f"{SLUG}/{second.id}" in Path(saved.value.path()).read_text()
    assert stored(page)["answers"][NAME]["right"]


def put_in(page: Page, question: Any) -> None:
    """Answer a question, whether or not that can be stored."""
    quiz = element(page, SLUG, question)
    choose(quiz, question, right=True)
    assert check(quiz).startswith("Right.")


def test_storage_that_was_full_is_tried_again(page: Page, address: str) -> None:
    module(page, address)
    page.evaluate(FILL)
    first, second = [question for question in QUESTIONS.values() if question.type == "single"][:2]
    put_in(page, first)
    expect(page.locator(".course-notice")).to_contain_text("no room left")
    page.evaluate(FREE)
    put_in(page, second)
    until(page, STORED, [KEY, f"{SLUG}/{second.id}"])
    assert f"{SLUG}/{first.id}" in stored(page)["answers"]


def test_what_could_be_neither_read_nor_copied_is_not_written_over(page: Page, address: str) -> None:
    visit(page, address + "certificate/")
    broken = "{" + "x" * 2000
    store(page, broken)
    page.evaluate(FILL)
    module(page, address)
    first, second = [question for question in QUESTIONS.values() if question.type == "single"][:2]
    put_in(page, first)
    expect(page.locator(".course-notice")).to_contain_text("no room left")
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == broken
    assert set_aside(page) == []
    page.evaluate(FREE)
    put_in(page, second)
    until(page, STORED, [KEY, f"{SLUG}/{second.id}"])
    assert set(stored(page)["answers"]) == {f"{SLUG}/{first.id}", f"{SLUG}/{second.id}"}
    assert set_aside(page) == [broken]


def test_a_clock_that_goes_back_loses_no_later_answer(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2030-01-02T10:00:00Z")
    module(page, address)
    answer(page, right=False)
    page.clock.set_fixed_time("2020-01-02T10:00:00Z")
    revisit(page)
    quiz = element(page, SLUG, FIRST)
    choose(quiz, FIRST, right=True)
    check(quiz)
    right = "([key, name]) => JSON.parse(localStorage.getItem(key)).answers[name].right"
    until(page, right, [KEY, NAME])
    revisit(page)
    assert element(page, SLUG, FIRST).get_by_role("status").inner_text().startswith("Right.")


def test_an_answer_has_the_day_of_the_clock_it_was_given_by(page: Page, address: str) -> None:
    """Its time is later than that of all before, also when the clock was ahead then."""
    module_with(json.dumps({**EMPTY, "updated": 4_102_444_800_000}), page, address)
    page.clock.set_fixed_time("2026-06-09T12:00:00")
    answer(page)
    kept = stored(page)["answers"][NAME]
    assert (kept["on"], kept["at"]) == ("2026-06-09", 4_102_444_800_001)


def test_two_tabs_lose_nothing(context: BrowserContext, page: Page, address: str) -> None:
    other = context.new_page()
    module(page, address)
    module(other, address)
    singles = [question for question in QUESTIONS.values() if question.type == "single"][:4]
    for number, question in enumerate(singles):
        tab = page if number % 2 else other
        tab.bring_to_front()
        answer(tab, question=question)
    assert {f"{SLUG}/{question.id}" for question in singles} <= set(stored(page)["answers"])


def test_two_tabs_that_write_at_once_lose_nothing(context: BrowserContext, page: Page, address: str) -> None:
    other = context.new_page()
    module(page, address)
    module(other, address)
    write = """([at, name]) => import(at).then(({ updateRecord }) => {
        const part = { fingerprint: "f", given: ["o"], tries: 1, right: true };
        const answer = (_, n) => updateRecord((record, at) => {
            record.answers[`${name}/${n}`] = { ...part, at };
        });
        window.done = Promise.all(Array.from({ length: 40 }, answer));
    })"""
    at = script(page, "record.js")
    page.evaluate(write, [at, "one"])
    other.evaluate(write, [at, "two"])
    page.evaluate("window.done")
    other.evaluate("window.done")
    for tab in (page, other):  # news of the last writes may still be on its way
        until(tab, "key => Object.keys(JSON.parse(localStorage.getItem(key)).answers).length === 80", KEY)


def test_what_one_tab_deletes_no_other_brings_back(context: BrowserContext, page: Page, address: str) -> None:
    other = context.new_page()
    module(other, address)
    first, second = [question for question in QUESTIONS.values() if question.type == "single"][:2]
    answer(other, question=first)
    visit(page, f"{address}your-data/")
    page.get_by_role("button", name="Delete my record").click()
    page.get_by_role("button", name="Yes, delete everything").click()
    until(other, "key => localStorage.getItem(key) === null", KEY)
    answer(other, question=second)
    until(other, "key => localStorage.getItem(key) !== null", KEY)
    assert set(stored(other)["answers"]) == {f"{SLUG}/{second.id}"}


# What another tab has stored, and what this one hears of it; `null` is a record that was deleted there.
NEWS = """([key, heard, kept]) => {
    if (kept === null) localStorage.removeItem(key);
    else localStorage.setItem(key, kept);
    const news = { key, newValue: heard, storageArea: localStorage };
    window.dispatchEvent(new StorageEvent("storage", news));
}"""


def write_elsewhere(page: Page, text: str | None) -> None:
    """Store `text` as another tab does, which tells this one at once."""
    page.evaluate(NEWS, [KEY, text, text])


def with_answer(name: str) -> str:
    """A record of another tab, which has not seen what this tab stored."""
    part = {"fingerprint": "f", "given": ["o"], "tries": 1, "right": True, "at": 5}
    return json.dumps({**EMPTY, "answers": {name: part}})


REST = 300  # milliseconds in which a tab would have written what it should not


def test_a_tab_leaves_alone_what_holds_all_it_wrote(page: Page, address: str) -> None:
    """Or two tabs would answer each other for ever."""
    module(page, address)
    answer(page)
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    write_elsewhere(page, text)
    page.wait_for_timeout(REST)
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == text


def test_a_tab_puts_back_what_another_wrote_over(page: Page, address: str) -> None:
    """Its own answer, and what it heard of that is not stored any more."""
    module(page, address)
    answer(page)
    write_elsewhere(page, with_answer(f"{SLUG}/heard"))
    until(page, STORED, [KEY, NAME])
    page.evaluate(NEWS, [KEY, with_answer(f"{SLUG}/late"), with_answer(f"{SLUG}/kept")])
    until(page, STORED, [KEY, f"{SLUG}/late"])
    kept = stored(page)
    assert {NAME, f"{SLUG}/late", f"{SLUG}/kept"} <= {*kept["answers"], *kept["archived"]}


def test_news_that_all_was_deleted_is_believed(page: Page, address: str) -> None:
    module(page, address)
    answer(page)
    write_elsewhere(page, None)
    write_elsewhere(page, with_answer(f"{SLUG}/other"))
    page.wait_for_timeout(REST)
    assert NAME not in json.dumps(stored(page))


@pytest.mark.parametrize("full", [False, True], ids=["stored", "full"])
def test_deleting_drops_what_the_page_holds(full: bool, page: Page, address: str) -> None:
    visit(page, address + "your-data/")
    if full:
        page.evaluate(FILL)
    box = page.get_by_label("Ask how sure I am before each answer")
    box.check()
    if full:
        expect(page.locator(".course-notice")).to_contain_text("no room left")
    else:
        until(page, STORED, [KEY, "certainty"])
    page.get_by_role("button", name="Delete my record").click()
    page.get_by_role("button", name="Yes, delete everything").click()
    expect(box).not_to_be_checked()
    page.evaluate(FREE)
    write_elsewhere(page, with_answer(f"{SLUG}/other"))
    page.wait_for_timeout(REST)
    assert "certainty" not in stored(page)["settings"]
    expect(box).not_to_be_checked()


def test_an_answer_takes_the_place_of_an_archived_one(page: Page, address: str) -> None:
    visit(page, address + "certificate/")
    old = {"fingerprint": "f", "given": ["o"], "tries": 2, "right": False, "at": 5}
    store(page, json.dumps({**EMPTY, "archived": {NAME: old, "m/gone": old}}))
    detail = {"id": NAME, "fingerprint": "f", "given": ["p"], "tries": 1, "right": True}
    tell = "(detail) => void document.dispatchEvent(new CustomEvent('course:answered', { detail }))"
    page.evaluate("at => import(at).then(() => {})", script(page, "record.js"))
    page.evaluate(tell, detail)
    until(page, "([key, name]) => JSON.parse(localStorage.getItem(key)).answers[name]", [KEY, NAME])
    assert set(stored(page)["archived"]) == {"m/gone"}


@pytest.mark.parametrize(
    ("right", "passed"),
    [("abcd", True), ("abc", False), ("abcxy", False), ("abcdxy", True)],
    ids=["at the mark", "below it", "checks do not lift", "checks right too"],
)
def test_a_module_is_passed_at_its_mark_without_its_checks(
    right: str, passed: bool, page: Page, address: str
) -> None:
    """Five questions of which four are 80%, and two quick checks."""
    visit(page, address)
    part = {"fingerprint": "f", "given": ["o"], "tries": 2, "at": 5}
    answers = {f"m/{name}": {**part, "right": name in right} for name in "abcdexy"}
    asked = {"slug": "m", "passMark": 80, "checks": ["x", "y"], "questions": dict.fromkeys("abcdexy", "f")}
    progress = page.evaluate(
        "([at, asked, record]) => import(at).then(({ progressOf }) => progressOf(asked, record))",
        [script(page, "progress.js"), asked, {**EMPTY, "answers": answers}],
    )
    assert progress == {
        "answered": 7,
        "left": 0,
        "total": 7,
        "begun": True,
        "complete": True,
        "passed": passed,
    }


def test_a_question_missed_today_comes_back_tomorrow_however_soon_it_is_tried_again(
    page: Page, address: str
) -> None:
    module(page, address)
    answer(page, right=False)
    quiz = element(page, SLUG, FIRST)
    choose(quiz, FIRST, right=False, again=True)
    check(quiz)
    quiz.get_by_role("button", name="Try again").click()
    answer(page)
    until(
        page,
        "([key, id]) => JSON.parse(localStorage.getItem(key)).answers[id].right",
        [KEY, f"{SLUG}/{FIRST.id}"],
    )
    due = page.evaluate(
        """async ([at, key, id]) => {
            const { cardOf } = await import(at);
            const { due } = cardOf(JSON.parse(localStorage.getItem(key)), id);
            return Math.round((Date.parse(due) - Date.parse(new Date().toLocaleDateString("sv"))) / 864e5);
        }""",
        [script(page, "schedule.js"), KEY, f"{SLUG}/{FIRST.id}"],
    )
    assert due == 1


def test_a_question_with_a_try_left_is_not_lost_from_the_count(page: Page, address: str) -> None:
    module(page, address)
    answer(page, right=False)
    visit(page, address)
    status = page.locator(f'.module-status[data-module="{SLUG}"]')
    expect(status).to_have_text("0 of 23 answered, 1 with a try left")
    expect(status).to_have_attribute("data-state", "begun")


def test_what_is_left_of_a_quiz_begins_anew_with_the_record(page: Page, address: str) -> None:
    module(page, address)
    left = page.locator(".quiz-left")
    before = left.inner_text()
    answer(page)
    expect(left).to_contain_text("1 of 23 answered")
    write_elsewhere(page, None)
    expect(left).to_have_text(before)


def test_typed_markup_is_never_html(page: Page, address: str) -> None:
    """The page fixture fails when a script throws; here none may run either."""
    typed = "<img src=x onerror=\"document.title='run'\"><b>x</b>"
    module(page, address)
    question = next(question for question in QUESTIONS.values() if question.type == "fill-in")
    quiz = element(page, SLUG, question)
    for _ in range(2):
        quiz.get_by_role("textbox").fill(typed)
        assert f"You wrote: {typed}" in check(quiz)
    until(page, STORED, [KEY, question.id])
    revisit(page)
    assert f"You wrote: {typed}" in quiz.get_by_role("status").inner_text()
    visit(page, address + "your-data/")
    expect(page.locator(".course-data-raw")).to_contain_text("onerror")
    assert page.locator("article img").count() == 0
    assert page.title() != "run"


HEAR = """() => {
  window.heard = [];
  for (const name of ["quiz-finished", "module-completed"])
    document.addEventListener(`course:${name}`, (event) => window.heard.push([name, event.detail]));
}"""


def test_the_end_of_a_quiz(page: Page, address: str) -> None:
    module(page, address)
    page.evaluate(HEAR)
    checks = LESSONS[SLUG].module.checks
    asked = [question for question in QUESTIONS.values() if question.id not in checks]
    missed = asked[0]
    for question in asked:
        quiz = element(page, SLUG, question)
        choose(quiz, question, right=question is not missed)
        check(quiz)
        if question is missed:
            choose(quiz, question, right=False, again=True)
            check(quiz)
    result = page.locator(".quiz-result")
    expect(result).to_contain_text(f"{len(asked) - 1} of {len(asked)} right: 95%. Passed.")
    again = result.locator(".quiz-again li:visible")
    assert again.count() == 1
    expect(again.locator("a")).to_have_attribute("href", f"#{missed.section}")
    assert [name for name, _ in page.evaluate("window.heard")] == ["quiz-finished"]
    for check_id in checks:
        answer(page, question=QUESTIONS[check_id])
    until(page, "window.heard.length === 2")
    assert page.evaluate("window.heard[1]")[1]["module"] == SLUG
    result.get_by_role("button", name="Try the missed ones again").click()
    expect(result).to_be_hidden()
    choose(element(page, SLUG, missed), missed, right=True)
    check(element(page, SLUG, missed))
    expect(result).to_contain_text(f"{len(asked)} of {len(asked)} right: 100%. Passed.")
    visit(page, address)
    expect(page.locator(f'.module-status[data-module="{SLUG}"]')).to_have_text(
        "\N{CHECK MARK} Complete, passed"
    )


def test_a_score_is_never_rounded_up_to_the_pass_mark(page: Page, address: str) -> None:
    slug = "rude-customers"
    checks = LESSONS[slug].module.checks
    asked = [question for question in LESSONS[slug].bank.questions if question.id not in checks]
    wrong = next(n for n in range(1, len(asked)) if 100 * (len(asked) - n) / len(asked) % 1 >= 0.5)
    percent = 100 * (len(asked) - wrong) // len(asked)
    visit(page, f"{address}modules/{slug}/")
    page.eval_on_selector("course-quiz", "(quiz, mark) => { quiz.dataset.passMark = mark; }", percent + 1)
    for place, question in enumerate(asked):
        quiz = element(page, slug, question)
        choose(quiz, question, right=place >= wrong)
        check(quiz)
        if place < wrong:
            choose(quiz, question, right=False, again=True)
            check(quiz)
    expect(page.locator(".quiz-score")).to_have_text(
        f"{len(asked) - wrong} of {len(asked)} right: {percent}%. The pass mark is {percent + 1}%."
    )


def test_complete_and_not_yet_passed_has_a_mark_of_its_own(page: Page, address: str) -> None:
    wrong = {"given": ["a"], "tries": 2, "right": False, "certainty": "very", "at": 1}
    answers = {f"{SLUG}/{name}": {**wrong, "fingerprint": of.fingerprint} for name, of in QUESTIONS.items()}
    kept = {"version": 1, "updated": 1, "answers": answers, "archived": {}, "settings": {}}
    page.goto(address)
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(kept)])
    visit(page, address)
    stop = page.locator(f'.module-status[data-module="{SLUG}"]')
    expect(stop).to_have_text("Complete, not yet passed")
    expect(stop).to_have_attribute("data-state", "complete")
    expect(page.locator('.module-status[data-state="new"]').first).to_have_text("Not started")
    expect(page.locator(".nav-status[data-passed]")).to_have_count(0)


def test_home_shows_progress_and_resumes(page: Page, address: str) -> None:
    visit(page, address)
    status = page.locator(f'.module-status[data-module="{SLUG}"]')
    expect(status).to_be_empty()
    expect(page.locator("a#start")).to_have_text("Start with module 1")
    module(page, address)
    answer(page)
    page.evaluate("document.querySelector('#validate').scrollIntoView()")
    until(page, "key => JSON.parse(localStorage.getItem(key)).place?.section === 'validate'", KEY)
    visit(page, address)
    expect(status).to_have_text("1 of 23 answered")
    page.get_by_role("link", name="Resume where you left off").click()
    page.wait_for_url("**/modules/empathy/#validate")


def test_a_refused_lock_loses_nothing(page: Page, address: str) -> None:
    page.add_init_script("LockManager.prototype.request = () => Promise.reject(new Error('no lock'));")
    module(page, address)
    answer(page)
    assert stored(page)["answers"][NAME]["right"]


def test_what_is_too_deep_to_be_written_again_is_left_out(page: Page, address: str) -> None:
    module(page, address)
    answer(page)
    record = stored(page)
    known = set(record["answers"][NAME])
    record["answers"][NAME]["extra"] = "DEEP"
    deep = json.dumps(record).replace('"DEEP"', "[" * 5000 + "]" * 5000)
    module_with(deep, page, address)
    page.evaluate(
        "([script]) => import(script).then(({ updateRecord }) => updateRecord(() => {}))",
        [script(page, "record.js")],
    )
    assert set(stored(page)["answers"][NAME]) == known


def test_the_map_asks_for_nothing_until_something_is_answered(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    expect(page.locator(".module-status").first).to_be_empty()
    assert not [url for url in asked if url.endswith(("course-progress.js", "course.json"))]
    other = page.context.new_page()
    module(other, address)
    answer(other)
    expect(page.locator(f'.module-status[data-module="{SLUG}"]')).to_contain_text("1 of")


@pytest.mark.parametrize("path", ["", f"modules/{SLUG}/"], ids=["home", "module"])
def test_progress_moves_nothing(path: str, page: Page, address: str) -> None:
    module(page, address)
    answer(page)
    visit(page, address + path)
    assert layout_shift(page) == 0


def test_certainty_is_asked_only_when_wished(page: Page, address: str) -> None:
    module(page, address)
    quiz = element(page, SLUG, FIRST)
    expect(quiz.get_by_role("group", name="How sure are you?")).to_have_count(0)
    visit(page, address + "your-data/")
    page.get_by_label("Ask how sure I am before each answer").check()
    until(page, "key => localStorage.getItem(key)?.includes('certainty')", KEY)
    module(page, address)
    choose(quiz, FIRST, right=True)
    quiz.get_by_label("Very sure").check()
    check(quiz)
    until(page, STORED, [KEY, NAME])
    assert stored(page)["answers"][NAME]["certainty"] == "very"


# Your data


def test_record_goes_to_a_file_and_comes_back(page: Page, address: str, tmp_path: Path) -> None:
    module(page, address)
    answer(page)
    visit(page, address + "your-data/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    file = tmp_path / "record.json"
    download.value.save_as(file)
    page.get_by_role("button", name="Delete my record").click()
    page.get_by_role("button", name="Yes, delete everything").click()
    expect(page.locator(".course-data-summary")).to_have_text("Nothing yet.")
    assert ours_in(page) == []
    page.get_by_label("Load a saved file").set_input_files(file)
    expect(page.locator("[data-of=load]")).to_contain_text("1 answers: 1 are new here")
    assert ours_in(page) == []
    page.get_by_role("button", name="Add these to my record").click()
    expect(page.locator(".course-data-summary")).to_have_text("1 answers, 1 of them right.")
    assert violations(page) == []


def test_what_was_done_is_told_beside_it(page: Page, address: str, tmp_path: Path) -> None:
    """In a live region each, and in the same small window as the button."""
    visit(page, address + "your-data/")
    told = [page.locator(f"[role=status][data-of={of}]") for of in ("export", "load", "delete")]
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    expect(told[0]).to_be_in_viewport()
    file = tmp_path / "record.json"
    download.value.save_as(file)
    page.get_by_label("Load a saved file").set_input_files(file)
    expect(told[1]).to_contain_text("Nothing is changed yet. The file holds 0 answers")
    expect(told[1]).to_be_in_viewport()
    page.get_by_role("button", name="Delete my record").press("Enter")
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    expect(page.get_by_role("group", name="It cannot be undone.")).to_contain_text("Keep it")
    page.get_by_role("button", name="Yes, delete everything").press("Enter")
    expect(told[2]).to_have_text("Your record was deleted.")
    expect(told[2]).to_be_in_viewport()


@pytest.mark.parametrize("button", ["Add these to my record", "Leave it"])
def test_focus_is_kept_when_the_preview_closes(button: str, page: Page, address: str, tmp_path: Path) -> None:
    module(page, address)
    answer(page)
    file = tmp_path / "record.json"
    file.write_text(json.dumps({"format": "even-keel record", "version": 1, "record": stored(page)}))
    visit(page, address + "your-data/")
    field = page.get_by_label("Load a saved file")
    field.set_input_files(file)
    page.get_by_role("button", name=button).press("Enter")
    expect(page.locator(".course-data-preview")).to_be_hidden()
    expect(field).to_be_focused()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not json", "cannot be read"),
        ("{}", "no record of this course"),
        ('{"format": "even-keel record", "version": 99, "record": {}}', "newer version"),
        ('{"format": "even-keel record", "version": 1, "record": {"version": 1}}', "damaged"),
        ('{"format": "even-keel record", "version": 1, "record": null}', "damaged"),
        (" " * 1_000_001, "too large"),
    ],
    ids=["text", "foreign", "newer", "damaged", "empty", "huge"],
)
def test_other_files_are_refused_and_change_nothing(
    content: str, said: str, page: Page, address: str, tmp_path: Path
) -> None:
    visit(page, address + "your-data/")
    kept = {"fingerprint": "f", "given": ["o"], "tries": 1, "right": True, "at": 5}
    before = {"version": 1, "updated": 5, "answers": {}, "archived": {NAME: kept}, "settings": {}}
    store(page, json.dumps(before))
    file = tmp_path / "file.json"
    file.write_text(content)
    page.get_by_label("Load a saved file").set_input_files(file)
    expect(page.locator("[data-of=load]")).to_contain_text(said)
    expect(page.locator("[data-of=load]")).to_contain_text("Nothing was changed")
    assert stored(page) == before


def test_shared_computer_keeps_nothing_in_the_browser(page: Page, address: str) -> None:
    visit(page, address + "your-data/")
    page.get_by_label("This computer is shared").check()
    module(page, address)
    quiz = element(page, SLUG, FIRST)
    choose(quiz, FIRST, right=True)
    check(quiz)
    until(page, "key => sessionStorage.getItem(key)?.includes('answers')", KEY)
    revisit(page)
    assert quiz.get_by_role("status").inner_text().startswith("Right.")
    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None


def test_shared_computer_holds_in_every_tab_and_for_colours(page: Page, address: str) -> None:
    visit(page, address + "your-data/")
    page.get_by_label("This computer is shared").check()
    other = page.context.new_page()
    module(other, address)
    quiz = element(other, SLUG, FIRST)
    choose(quiz, FIRST, right=True)
    check(quiz)
    until(other, "key => sessionStorage.getItem(key)?.includes('answers')", KEY)
    other.get_by_role("button", name="Menu").click()
    other.get_by_label("Dark").check()
    other.reload()
    expect(other.locator("html")).to_have_attribute("data-scheme", "dark")
    assert ours_in(other) == ["even-keel:shared-computer"]
    revisit(page)
    page.get_by_label("This computer is shared").uncheck()
    assert ours_in(page) == []


def test_places_in_scenarios_are_shown_saved_and_loaded(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}scenarios/counter-six/")
    page.get_by_role("link", name="Skip it").click()
    page.evaluate("localStorage.setItem('even-keel:scenario:broken', '{')")
    visit(page, address + "your-data/")
    summary, file = page.locator(".course-data-summary"), tmp_path / "record.json"
    expect(summary).to_have_text("Your place in 1 of the scenarios.")
    place = page.evaluate("JSON.parse(localStorage.getItem('even-keel:scenario:counter-six'))")
    assert json.loads(page.locator(".course-data-raw").text_content() or "")["scenarios"] == {
        "counter-six": place
    }
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    download.value.save_as(file)
    saved = json.loads(file.read_text())
    assert saved["scenarios"] == {"counter-six": place}
    saved["scenarios"] |= {"eddie-and-daniel": ["start.a"], "odd": [1], "none": []}
    file.write_text(json.dumps(saved))
    page.evaluate("""localStorage.setItem("even-keel:scenario:counter-six", '["mine"]')""")
    page.get_by_label("Load a saved file").set_input_files(file)
    expect(page.locator("[data-of=load]")).to_contain_text("Places in scenarios are taken over")
    page.get_by_role("button", name="Add these to my record").click()
    expect(summary).to_have_text("Your place in 2 of the scenarios.")
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.includes(':scenario:'))")
    assert dict(kept) == {
        "even-keel:scenario:broken": "{",
        "even-keel:scenario:counter-six": '["mine"]',
        "even-keel:scenario:eddie-and-daniel": '["start.a"]',
    }


def test_what_was_set_aside_can_be_saved(page: Page, address: str) -> None:
    visit(page, address + "your-data/")
    button = page.get_by_role("button", name="Save what was set aside")
    expect(button).to_be_hidden()
    store(page, "{ damaged")
    revisit(page)
    with page.expect_download() as download:
        button.click()
    assert Path(download.value.path()).read_text() == "{ damaged"
    assert set_aside(page) == ["{ damaged"]


# Merging


def test_merging_is_commutative_and_idempotent_and_loses_nothing(page: Page, address: str) -> None:
    visit(page, address)
    assert page.evaluate((HERE / "merging.js").read_text(), script(page, "record.js")) == ""


def test_any_sequence_ends_in_a_readable_record(page: Page, address: str) -> None:
    visit(page, address)
    assert page.evaluate((HERE / "sequence.js").read_text(), script(page, "record.js")) == ""


# A bank that changes under a learner


def leave(questions: Any) -> None:
    """Change nothing."""
    del questions


@pytest.fixture
def release(
    small_course: Path, tmp_path: Path
) -> Iterator[tuple[str, Callable[[Callable[[Any], None]], None]]]:
    """The small course at one address, and a function that publishes it anew with a changed bank."""
    site, bank = tmp_path / "site", small_course / "quizzes/kettle.yml"
    shutil.copytree(ROOT / "docs/assets", small_course / "docs/assets", dirs_exist_ok=True)

    def publish(change: Change) -> None:
        data = yaml.safe_load((CASES / "course/quizzes/kettle.yml").read_text())
        change(data["questions"])
        bank.write_text(yaml.safe_dump(data, sort_keys=False))
        done = build(small_course, site)
        assert done.returncode == 0, done.stderr
        _make_later(site, next(releases))

    releases = itertools.count()
    publish(leave)
    with serving(site) as address:
        yield address, publish


def _make_later(site: Path, release: int) -> None:
    """Set the time of each file so that no release is as old as the one before: HTTP counts whole seconds."""
    moment = time.time() + 10 * release
    for path in site.rglob("*"):
        os.utime(path, (moment, moment))


def reword(questions: Any) -> None:
    questions[0]["options"][0]["feedback"] = "New words for the same answer."
    questions[0]["options"].reverse()
    questions.reverse()


def change_key(questions: Any) -> None:
    close, wait = questions[0]["options"][:2]
    close["tempt"], wait["correct"] = "It was right once.", close.pop("correct")
    del wait["tempt"]


def add(questions: Any) -> None:
    questions.insert(0, {**questions[2], "id": "added", "stem": "It is ___ again."})


def remove(questions: Any) -> None:
    del questions[0]


@pytest.mark.parametrize(
    ("change", "told", "note"),
    [
        (reword, "Right. New words for the same answer.", ""),
        (add, "Right. A closed lid keeps the heat in.", ""),
        (change_key, "", "has changed since you answered"),
    ],
    ids=["reordered-and-reworded", "extended", "key-changed"],
)
def test_answers_survive_a_new_release(change: Any, told: str, note: str, page: Page, release: Any) -> None:
    address, publish = release
    visit(page, address + "modules/kettle/")
    question = page.locator("#q-first")
    question.get_by_label("Close the lid").check()
    question.get_by_role("button").click()
    until(page, STORED, [KEY, "kettle/first"])
    publish(change)
    revisit(page)
    assert (
        " ".join(question.get_by_role("status").inner_text().removeprefix("\N{CHECK MARK}").split()) == told
    )
    assert note in question.locator(".quiz-note").inner_text()
    assert stored(page)["answers"]["kettle/first"]["given"] == ["close"]


def test_removed_question_is_archived_and_out_of_the_totals(page: Page, release: Any) -> None:
    address, publish = release
    visit(page, address + "modules/kettle/")
    page.locator("#q-first").get_by_label("Close the lid").check()
    page.locator("#q-first").get_by_role("button").click()
    until(page, STORED, [KEY, "kettle/first"])
    publish(remove)
    visit(page, address)
    until(page, "key => JSON.parse(localStorage.getItem(key)).archived['kettle/first']", KEY)
    assert stored(page)["answers"] == {}
    expect(page.locator(".module-status")).to_be_empty()
    publish(leave)
    revisit(page)
    until(page, "key => JSON.parse(localStorage.getItem(key)).answers['kettle/first']", KEY)
    expect(page.locator(".module-status")).to_have_text("1 of 6 answered")


def test_what_is_kept_of_a_module_goes_with_its_page(page: Page, release: Any, small_course: Path) -> None:
    address, publish = release
    visit(page, address + "modules/kettle/")
    answer = {"fingerprint": "f", "given": ["close"], "tries": 1, "right": True, "at": 5}
    card = {"right": True, "step": 0, "on": "2026-06-01", "due": "2026-06-04", "at": 5}
    texts = {"say/tea": {"value": "Mine", "at": 5}, "name": {"value": "Ann", "at": 5}}
    early = {**answer, "at": 4, "right": False}
    kept = {"tea/first": answer, "kettle/first": early, "tea/gone": answer}
    record = {
        "version": 1,
        "updated": 5,
        "answers": kept,
        "archived": {"tea/both": answer, "tea/first": early},
        "settings": {},
    }
    reviews = {"cards": {"tea/first": card}, "texts": texts}
    place = {"module": "tea", "section": "lid", "at": 5}
    store(page, json.dumps({**record, "reviews": reviews, "place": place}))
    configure(small_course, moved={"modules/tea/": "modules/kettle/"})
    publish(leave)
    visit(page, address)
    until(page, STORED, [KEY, "say/kettle"])
    found = stored(page)
    assert found["answers"].keys() == {"kettle/first", "kettle/both"}
    assert found["answers"]["kettle/first"]["right"]
    assert found["archived"].keys() == {"kettle/gone"}
    assert found["reviews"] == {
        "cards": {"kettle/first": card},
        "texts": {"say/kettle": texts["say/tea"], "name": texts["name"]},
    }
    assert found["place"]["module"] == "kettle"
