"""A real module by keyboard alone: from the top of the page, through every question, to the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_quiz import typographic
from tests.test_content import LESSONS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from courseware.bank import Question

SLUG = "call-backs"
MOST_TABS = 40  # from one question to the next: fold-outs, links, a section's text between them
HERE = "([name, selector]) => document.activeElement.matches(`#q-${name} ${selector}`)"


def reach(page: Page, question: Question, selector: str) -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(HERE, [question.id, selector]):
            return
    raise AssertionError(f"Tab does not reach {selector} of {question.id}")


def press_until(page: Page, key: str, met: str, wanted: str) -> None:
    for _ in range(12):
        if page.evaluate(f"document.activeElement.{met}") == wanted:
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not reach {wanted}")


def answer(page: Page, question: Question) -> None:
    """Give the right answer and check it, with Tab, arrows, space, letters and Enter."""
    if question.type == "single":
        key = next(option.id for option in question.options if option.correct)
        reach(page, question, ".quiz-options input")
        page.keyboard.press("Space")
        press_until(page, "ArrowDown", "value", key)
    elif question.type == "multiple":
        for _ in question.options:
            reach(page, question, ".quiz-options input")
            if page.evaluate("document.activeElement.value") in {o.id for o in question.options if o.correct}:
                page.keyboard.press("Space")
    elif question.type == "fill-in":
        reach(page, question, "input[type=text]")
        page.keyboard.type(question.answers[0])
    else:
        places = {step.id: str(place) for place, step in enumerate(question.steps, 1)}
        answers = places or {pair.id: typographic(pair.match) for pair in question.pairs}
        for _ in question.parts:
            reach(page, question, "select")
            press_until(page, "ArrowDown", "value", answers[page.evaluate("document.activeElement.name")])
        reach(page, question, "button")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("context", ["phone"], indirect=True)
def test_a_whole_module_by_keyboard(page: Page, address: str) -> None:
    lesson = LESSONS[SLUG]
    page.goto(f"{address}modules/{SLUG}/")
    questions = {question.id: question for question in lesson.bank.questions}
    checks = list(lesson.module.checks)
    for name in [*checks, *(name for name in questions if name not in checks)]:
        answer(page, questions[name])
        expect(page.locator(f"#q-{name} [role=status]")).to_contain_text("Right.")
    asked = len(questions) - len(checks)
    expect(page.locator(".quiz-result")).to_contain_text(f"{asked} of {asked} right: 100%. Passed.")
    expect(page.get_by_role("link", name="Next module")).to_be_visible()
