"""What a learner does from the first module to the certificate, in WebKit and in Firefox."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from icalendar import Calendar
from selenium.webdriver.common.keys import Keys

from tests.browser.test_scenario import CAPSTONE, ways
from tests.test_content import COURSE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.host import Host
    from tests.engines.tab import Tab

SLUG = "empathy"
MODULE = f"modules/{SLUG}/"
RECORD = "even-keel:record"
TURN = "[data-turn]:not([hidden])"
DECK = ".review-deck course-question"
FIRST, SECOND = "Not quite. You have one more try.", "Not quite. The answer and its reasons are below."


def questions(tab: Tab) -> list[Any]:
    """The questions of this page, once their behaviour is there."""
    tab.near("course-question")
    return tab.all("course-question")


def told(tab: Tab, question: Any) -> Any:
    return tab.js("return arguments[0].querySelector('.quiz-verdict')?.textContent", question)


def check(tab: Tab, question: Any, *, right: bool = True, tries: int = 0) -> Any:
    """Answer, press the button, and return the verdict."""
    tab.fill(question, right=right, tries=tries)
    tab.click(".quiz-button", question)
    return told(tab, question)


def stored(tab: Tab) -> Any:
    return json.loads(tab.js("return localStorage.getItem(arguments[0])", RECORD) or "{}")


def test_a_module_to_its_result_and_again_after_a_reload(tab: Tab) -> None:
    tab.open(MODULE)
    asked = questions(tab)
    kinds = {question.get_attribute("data-type"): question for question in asked}
    assert len(kinds) == 5
    for question in asked:
        if question in kinds.values():
            assert [check(tab, question, right=False, tries=n) for n in (0, 1)] == [FIRST, SECOND]
            tab.find(".quiz-key .quiz-why", question)
        else:
            assert check(tab, question) == "Right."
    result = tab.text(".quiz-score")
    tab.near("course-plan")
    tab.click("#plan-say")
    tab.press("One thing at a time.")
    tab.until(lambda: "at a time." in json.dumps(stored(tab)), "the plan is kept")
    before = [told(tab, question) for question in asked]
    tab.driver.refresh()
    tab.says(".quiz-score", result)
    assert [told(tab, question) for question in questions(tab)] == before
    tab.near("course-plan")
    assert tab.find("#plan-say").get_attribute("value") == "One thing at a time."
    tab.until(lambda: stored(tab).get("place"), "the place is kept")
    tab.open("")
    tab.says("#start", "Resume")
    assert tab.find(f'.module-status[data-module="{SLUG}"]').get_attribute("data-state") == "complete"


def test_a_question_by_keyboard(tab: Tab) -> None:
    tab.open(MODULE)
    question = next(one for one in questions(tab) if one.get_attribute("data-type") == "single")
    boxes = tab.all("input", question)
    tab.js("arguments[0].focus()", boxes[0])  # where Tab goes is the system's own, on a Mac a setting
    tab.press(Keys.SPACE, Keys.ARROW_DOWN)
    assert [box.is_selected() for box in boxes[:2]] == [False, True]
    assert told(tab, question) is None
    tab.press(Keys.ENTER)
    assert told(tab, question)


def test_the_longest_scenario_to_its_end(tab: Tab) -> None:
    scenario = COURSE.scenarios[CAPSTONE]
    ending, steps = max(ways(scenario).items(), key=lambda way: len(way[1]))

    def at(turn: str) -> None:
        tab.until(lambda: tab.find(TURN).get_attribute("data-turn") == turn, f"the turn is {turn}")

    def choose(step: str) -> None:
        at(step.split()[0])
        tab.click(tab.all(f"{TURN} a[data-choice]")[int(step.split()[1])])

    tab.open(f"scenarios/{CAPSTONE}/")
    tab.near("course-scenario")
    choose(steps[0])
    choose(steps[1])
    tab.click("button[name=back]")
    at(steps[1].split()[0])
    for step in steps[1:]:
        choose(step)
    at(ending)
    assert tab.all(".scenario-path > li")
    tab.driver.refresh()
    at(ending)
    tab.click("button[name=restart]")
    at(next(iter(scenario.turns)))


def answer_deck(tab: Tab, count: int) -> None:
    """Answer the next `count` questions that are asked one at a time."""
    for _ in range(count):
        question = tab.find(DECK)
        name = question.get_attribute("data-question")
        tab.click("label[for$=sure-very]", question)
        assert check(tab, question) == "Right."
        tab.click(".quiz-button", question)
        tab.gone(f'{DECK}[data-question="{name}"]')


def test_final_review_leads_to_the_certificate(tab: Tab) -> None:
    tab.open("certificate/")
    tab.find(".certificate-not-yet")
    assert not tab.all(".certificate")
    tab.open("final-review/")
    tab.click("button[name=new]")
    answer_deck(tab, 12)
    tab.driver.refresh()
    tab.says(".review-status", "You have answered 12 of 30 questions.")
    tab.click("button[name=go-on]")
    answer_deck(tab, 18)
    tab.says(".quiz-score", "30 of 30 right: 100%. Passed.")
    tab.click(".final-passed a")
    tab.find("#certificate-name").send_keys("Ada Østergård")
    tab.says("[data-part=name]", "Ada Østergård")
    tab.says("[data-part=score]", "30 of 30 right")


def test_todays_review_and_its_dates(tab: Tab, tmp_path: Path) -> None:
    tab.open("review/")
    tab.says(".review-status", "Nothing to bring back yet")
    tab.click("course-review button")
    answer_deck(tab, 8)
    tab.says(".review-status", "8 of 8 right at the first try.")
    tab.click("button[name=calendar]")
    events = Calendar.from_ical(tab.saved(tmp_path, "*.ics")).walk("VEVENT")
    assert len(events) == len(tab.driver.execute_script("return document.querySelectorAll('[data-day]')"))
    assert all(str(event["SUMMARY"]).startswith("Even Keel: review, day") for event in events)


def test_own_data_is_saved_deleted_and_loaded(tab: Tab, tmp_path: Path) -> None:
    tab.open(MODULE)
    for question in questions(tab)[:3]:
        check(tab, question)
    tab.until(lambda: len(stored(tab).get("answers", {})) == 3, "three answers are kept")
    tab.open("your-data/")
    tab.says(".course-data-summary", "3 answers, 3 of them right.")
    tab.click("button[name=export]")
    assert json.loads(tab.saved(tmp_path, "*.json"))["record"]["answers"] == stored(tab)["answers"]
    tab.click("button[name=delete]")
    tab.click("button[name=really]")
    tab.says(".course-data-summary", "Nothing yet.")
    tab.find("#course-data-file").send_keys(str(next(tmp_path.rglob("*.json"))))
    tab.says("[data-of=load]", "The file holds 3 answers: 3 are new here")
    tab.click("button[name=merge]")
    tab.says(".course-data-summary", "3 answers, 3 of them right.")


def test_two_windows_keep_the_answers_of_both(tab: Tab) -> None:
    tab.open(MODULE)
    tab.driver.switch_to.new_window("window")
    tab.open(MODULE)
    for place, window in enumerate(tab.driver.window_handles * 2):
        tab.driver.switch_to.window(window)
        check(tab, questions(tab)[place])
    tab.until(lambda: len(stored(tab).get("answers", {})) == 4, "four answers are kept")


def test_search_and_phrases_find_words_under_the_policy(tab: Tab) -> None:
    tab.open("search/")
    words = tab.find("course-search input")
    tab.until(words.is_enabled, "the search is ready")
    words.send_keys("angry")
    tab.says("course-search [role=status]", "Found on")
    assert tab.all(".search-results li a")
    tab.open("phrases/")
    tab.find("course-phrases input").send_keys("sorry")
    shown, _, _ = tab.says("course-phrases [role=status]", "phrases").partition(" ")
    assert len(tab.all("tbody tr")) == int(shown) > 0


def test_menu_colours_and_two_lines_in_a_small_window(tab: Tab) -> None:
    tab.driver.set_window_size(500, 800)
    tab.open(MODULE)
    tab.click("[popovertarget=menu]:not(.menu-close)")
    tab.find("#menu")
    tab.press(Keys.ESCAPE)
    tab.gone("#menu")
    tab.driver.switch_to.active_element.click()  # the button has the focus again
    light = tab.js("return getComputedStyle(document.body).backgroundColor")
    tab.click("#menu label:has([value=dark])")
    assert tab.js("return getComputedStyle(document.body).backgroundColor") != light
    tab.click(".menu-close")
    tab.near("course-compare")
    pair = tab.find("course-compare")
    tab.click("button[value=strong]", pair)
    assert (len(tab.all(".strong", pair)), len(tab.all(".weak", pair))) == (1, 0)


def test_the_course_without_a_network(tab: Tab, host: Host) -> None:
    tab.open("offline/")
    tab.click("course-offline button[name=keep]")
    tab.says(".offline-state", "It opens without a connection.")
    host.off()
    tab.open(MODULE)
    assert check(tab, questions(tab)[0]) == "Right."
    tab.open("search/?q=angry")
    tab.says("course-search [role=status]", "Found on")
    host.on()


FILL = """for (let size = 4_000_000; size >= 1; )
  try { localStorage.setItem(`filler ${Math.random()}`, "x".repeat(size)); } catch { size /= 2; }"""


def test_a_full_store_is_told_and_the_answer_stands(tab: Tab) -> None:
    tab.open("glossary/")
    tab.js(FILL)
    tab.open(MODULE)
    assert check(tab, questions(tab)[0]) == "Right."
    tab.says(".course-notice", "no room left")
