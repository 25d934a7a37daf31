"""One question of each type in the small course: by keyboard, by ear, without script, on paper, at 320 px."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.conftest import script, serving, until, visit
from tests.browser.test_record import KEY, STORED, stored
from tests.conftest import CASES, ROOT, build, copy_small_course

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.parametrize("context", ["phone"], indirect=True)


@pytest.fixture(scope="module")
def kettle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small course's module."""
    folder = tmp_path_factory.mktemp("kettle")
    course = copy_small_course(folder / "course")
    shutil.copytree(ROOT / "docs/assets", course / "docs/assets", dirs_exist_ok=True)
    done = build(course, folder / "site")
    assert done.returncode == 0, done.stderr
    with serving(folder / "site") as address:
        yield f"{address}modules/kettle/"


def told(page: Page, name: str) -> str:
    return " ".join(page.locator(f"#q-{name} [role=status]").inner_text().split())


def test_the_whole_quiz_by_keyboard(page: Page, kettle: str) -> None:
    """Only Tab, arrows, space, Enter and letters, from the top of the page to the result."""
    page.goto(kettle)

    def reach(selector: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab does not reach {selector}")

    reach("#q-check-lid input")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#q-check-lid [role=status]")).not_to_be_empty()
    reach("#q-first input")
    while not page.locator("#q-first--close").is_checked():
        page.keyboard.press("ArrowDown")
    assert told(page, "first") == ""
    page.keyboard.press("Enter")
    assert told(page, "first").startswith("Right.")
    for option in ("power", "water"):
        reach(f"#q-both--{option}")
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert told(page, "both").startswith("Right.")
    reach("#q-word--blank")
    page.keyboard.type("BOILING-hot")
    page.keyboard.press("Enter")
    assert told(page, "word").startswith("Right.")
    lists = {"fill": "1", "shut": "2", "press": "3", "handle": "Holds", "lid": "Closes", "spout": "Pours"}
    for question in ("row", "pairs"):
        for _ in range(3):
            reach(f"#q-{question} select")
            page.keyboard.type(lists[page.evaluate("document.activeElement.name")])
        reach(f"#q-{question} button")
        page.keyboard.press("Enter")
    assert told(page, "row").startswith("Right.")
    assert told(page, "pairs").startswith("Right.")
    expect(page.locator(".quiz-result")).to_contain_text("5 of 5 right: 100%. Passed.")


def test_enter_before_the_script_is_there_loses_nothing(page: Page, kettle: str) -> None:
    held: list[Route] = []
    page.route("**/course-question.js", lambda route: held.append(route))
    page.goto(kettle)
    field = page.locator("#q-word--blank")
    field.fill("boiling hot")
    field.press("Enter")
    field.press("Enter")
    expect(field).to_have_value("boiling hot")
    assert page.url == kettle
    while not held:
        page.wait_for_timeout(25)
    for route in held:
        route.continue_()
    expect(page.locator("#q-word [role=status]")).to_contain_text("Right.")
    until(page, STORED, [KEY, "kettle/word"])  # other tabs may write first
    assert stored(page)["answers"]["kettle/word"]["tries"] == 1


def test_focus_stays_in_a_question_that_is_over(page: Page, kettle: str) -> None:
    page.goto(kettle)
    page.locator("#q-first--close").check()
    page.locator("#q-first--close").press("Enter")
    expect(page.locator("#q-first [role=status]")).to_contain_text("Right.")
    expect(page.locator("#q-first").get_by_role("button", name="Try again")).to_be_focused()


# What the button and the live region hold at the moment when the button gets the focus.
AT_FOCUS = """() => addEventListener("focusin", ({ target }) => {
  if (!target.matches("#q-first button")) return;
  window.heard = [target.textContent, document.querySelector("#q-first [role=status]").textContent];
})"""


def test_button_is_read_out_as_it_is_now_and_before_the_verdict(page: Page, kettle: str) -> None:
    """A screen reader drops what it was saying when the focus moves, so the verdict comes last."""
    visit(page, kettle)
    page.evaluate(AT_FOCUS)
    page.locator("#q-first--close").check()
    page.locator("#q-first--close").press("Enter")
    expect(page.locator("#q-first [role=status]")).to_contain_text("Right.")
    assert page.evaluate("window.heard") == ["Try again: question 1 of 5", ""]


def test_each_button_says_which_question_it_is_of(page: Page, kettle: str) -> None:
    visit(page, kettle)
    names = page.locator(".quiz-form button").all_text_contents()
    assert names[:2] == ["Check answer: quick check on The lid", "Check answer: question 1 of 5"]
    assert len(set(names)) == len(names) == 6


def test_a_blank_is_heard_with_its_sentence(page: Page, kettle: str) -> None:
    page.goto(kettle)
    blank = page.get_by_role("textbox", name="Missing words")
    expect(blank).to_have_accessible_description("Water that bubbles is Missing words water.")


def answered_wrong_twice(page: Page, name: str) -> None:
    """Answer a question of the kettle's wrong, and wrong otherwise."""
    question = page.locator(f"#q-{name}")
    for turn in (0, 1):
        for place, part in enumerate(question.locator("select").all()):
            part.select_option(index=(place + turn) % 3 + 1 if name == "row" else turn + 1)
        for box in question.locator("[type=text]").all():
            box.fill(("cold", "warm")[turn])
        for box in question.locator("[type=radio]").all()[turn : turn + 1]:
            box.check()
        for box in question.locator("[type=checkbox]").all()[turn : turn + 1]:
            box.click()
        question.get_by_role("button").click()
    expect(question.get_by_role("status")).to_contain_text("are below")


def test_missed_ones_begin_anew_and_the_first_alone_gets_the_focus(page: Page, kettle: str) -> None:
    """A screen reader would begin to read each field that has the focus on the way."""
    visit(page, kettle)
    for name in ("first", "both", "word", "row", "pairs"):
        answered_wrong_twice(page, name)
    missed = page.locator("course-quiz course-question[data-verdict=wrong]")
    first = missed.first.get_attribute("id")
    assert missed.count() > 1
    again = page.get_by_role("button", name="Try the missed ones again")
    again.focus()
    page.evaluate("window.met = []; addEventListener('focusin', ({ target }) => window.met.push(target.id))")
    again.press("Enter")
    expect(page.locator(f"#{first} :is(input, select)").first).to_be_focused()
    assert page.evaluate("window.met.length") == 1


@pytest.mark.parametrize("path", sorted((CASES / "snapshots").glob("*.yml")), ids=lambda path: path.stem)
def test_what_a_screen_reader_meets(path: Path, page: Page, kettle: str) -> None:
    """Each case: what is done to a question, and its accessibility tree afterwards."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    page.goto(kettle)
    question = page.locator(f"#q-{case['question']}")
    for step in case["do"]:
        for action, value in step.items():
            if action == "check":
                question.get_by_label(value, exact=True).check()
            elif action == "uncheck":
                question.get_by_label(value, exact=True).uncheck()
            elif action == "fill":
                question.get_by_role("textbox").fill(value)
            elif action == "select":
                question.get_by_label(value[0], exact=True).select_option(value[1])
            else:
                question.get_by_role("button", name=value).click()
    expect(question).to_match_aria_snapshot(case["tree"])


MARKS = "(question) => [...question.querySelectorAll('.quiz-option')].map((row) => row.dataset.mark ?? '')"


def test_parts_that_fit_are_marked_after_the_first_try_and_until_they_change(page: Page, kettle: str) -> None:
    page.goto(kettle)
    question = page.locator("#q-pairs")
    for name, answer in {"The handle": "Holds", "The lid": "Pours & drips", "The spout": "Closes"}.items():
        question.get_by_label(name, exact=True).select_option(answer)
    question.get_by_role("button").click()
    handle, spout, lid = (
        question.get_by_label(name, exact=True) for name in ("The handle", "The spout", "The lid")
    )
    assert question.evaluate(MARKS) == ["right", "wrong", "wrong"]
    expect(handle).to_have_accessible_description("Fits")
    expect(lid).to_have_accessible_description("Does not fit")
    spout.select_option("Pours & drips")
    assert question.evaluate(MARKS) == ["right", "", "wrong"]
    expect(spout).to_have_accessible_description("")


def test_what_was_chosen_is_marked_and_once_it_is_out_the_answer(page: Page, kettle: str) -> None:
    page.goto(kettle)
    question = page.locator("#q-both")
    question.get_by_label("Praise", exact=True).check()
    question.get_by_role("button").click()
    assert question.evaluate(MARKS) == ["", "wrong", ""]
    expect(question.get_by_label("Praise", exact=True)).to_have_accessible_description("Does not fit")
    question.get_by_label("Power", exact=True).check()
    question.get_by_role("button").click()
    assert question.evaluate(MARKS) == ["right", "wrong", "right"]
    question.get_by_role("button").click()
    assert question.evaluate(MARKS) == ["", "", ""]


SAME = [
    ("boiling hot", " Boiling-HOT! "),
    ("don't", "don\u2019t"),
    ("check-back", "CHECK back"),
    ("caf\u00e9", "cafe"),
]
OTHER = [("boiling", "boilng"), ("yes", ""), ("10", "100")]


@pytest.mark.parametrize(("pair", "same"), [*((p, True) for p in SAME), *((p, False) for p in OTHER)])
def test_same_words(pair: tuple[str, str], same: bool, page: Page, kettle: str) -> None:
    page.goto(kettle)
    address = script(page, "same-words.js")
    found = page.evaluate("async ([at, a, b]) => (await import(at)).sameWords(a, b)", [address, *pair])
    assert found == same


def test_without_script_every_answer_opens(page: Page, kettle: str) -> None:
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport=page.viewport_size)
    plain = context.new_page()
    plain.goto(kettle)
    reasons = {
        "first": "A closed lid keeps the heat in.",
        "both": "Heat comes from somewhere.",
        "word": "It bubbles when it boils.",
        "row": "Water first, heat last.",
        "pairs": "Each part does one thing.",
        "check-lid": "It would get hot.",
    }
    for name, reason in reasons.items():
        question = plain.locator(f"#q-{name}")
        expect(question.get_by_role("button")).to_have_count(0)
        question.locator("summary").click()
        expect(question.locator("details")).to_contain_text(reason)
    expect(plain.locator(".quiz-result")).to_be_hidden()
    context.close()


def test_on_paper_the_worksheet_comes_first_and_the_key_after_it(page: Page, kettle: str) -> None:
    page.goto(kettle)
    page.emulate_media(media="print")
    sheet = page.evaluate("""() => {
        const all = (selector) => [...document.querySelectorAll(selector)];
        const place = (selector) => all(selector).map((element) => element.getBoundingClientRect());
        return {
            questions: Math.max(...place(".quiz-form").map((box) => box.bottom)),
            key: Math.min(...place(".quiz-key").map((box) => box.top)),
            reasons: place(".quiz-key .quiz-why").filter((box) => box.height === 0).length,
            buttons: place(".quiz-button").filter((box) => box.height > 0).length,
        };
    }""")
    assert sheet["key"] >= sheet["questions"]
    assert (sheet["reasons"], sheet["buttons"]) == (0, 0)


def test_at_320_px_everything_fits_and_can_be_hit(page: Page, kettle: str) -> None:
    """320 px is also what is left of 640 px at 200% zoom."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(kettle)
    for name in ("first", "both", "row", "pairs"):
        answered_wrong_twice(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    small = page.evaluate("""() => [...document.querySelectorAll(".quiz :is(input, select, button, summary)")]
        .map((element) => [element.id || element.tagName, element.getBoundingClientRect()])
        .filter(([, box]) => box.height > 0 && (box.width < 24 || box.height < 24)).map(([name]) => name)""")
    assert small == []


def test_in_forced_colours_choice_and_verdict_can_still_be_seen(page: Page, kettle: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(kettle)
    page.locator("#q-first--close").check()
    expect(page.locator("#q-first .quiz-option", has=page.locator(":checked"))).to_have_css(
        "outline-style", "solid"
    )
    page.locator("#q-first button").click()
    verdict = page.locator("#q-first .quiz-feedback")
    assert verdict.evaluate("element => getComputedStyle(element).borderInlineStartStyle") == "solid"
    assert told(page, "first").startswith("Right.")
    border = page.locator("#q-first button").evaluate("element => getComputedStyle(element).borderTopColor")
    assert border != page.locator("body").evaluate("element => getComputedStyle(element).backgroundColor")
