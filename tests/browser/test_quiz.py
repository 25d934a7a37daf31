"""All six quizzes in a real browser, at phone and desktop size, answered right and wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import violations, width
from tests.test_content import LESSONS, SLUGS

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from courseware.bank import Question

Scheme = Literal["light", "dark"]

every_quiz = pytest.mark.parametrize("slug", SLUGS)


def element(page: Page, slug: str, question: Question) -> Locator:
    """The question, scrolled to, when its behaviour has been fetched."""
    found = page.locator(f'[data-question="{slug}/{question.id}"]')
    found.evaluate("""async (question) => {
        question.scrollIntoView();
        await customElements.whenDefined("course-question");
    }""")
    return found


def asked(page: Page, slug: str) -> list[Question]:
    """Every question in a phone's window; in a desktop's, where only the width differs, one of each type."""
    bank = LESSONS[slug].bank.questions
    if width(page) < 600:
        return list(bank)
    return list({question.type: question for question in bank}.values())


def choose(quiz: Locator, question: Question, *, right: bool, again: bool = False) -> list[str]:
    """Choose the key, or what is wrong, `again` otherwise; return what must then be told."""
    if question.type == "fill-in":
        wrong = "<b>no idea</b>" if again else "<b>nothing</b>"
        quiz.get_by_role("textbox").fill(question.answers[-1].upper() if right else wrong)
        return [question.feedback] if right else [f"You wrote: {wrong}"]
    if question.steps or question.pairs:
        return arrange(quiz, question, right=right, by=2 if again else 1)
    chosen = [option for option in question.options if option.correct == right]
    chosen = chosen if right else chosen[again : again + 1]
    if question.type == "multiple":
        chosen = list(question.options) if again else chosen
        for box in quiz.locator(".quiz-options input").all():
            box.uncheck()
    for option in chosen:
        quiz.locator(f'.quiz-options input[value="{option.id}"]').check()
    return [option.feedback for option in chosen]


def arrange(quiz: Locator, question: Question, *, right: bool, by: int) -> list[str]:
    """Give each part its answer; or, to be wrong, the answer of the part `by` before it."""
    places = {step.id: str(place) for place, step in enumerate(question.steps, 1)}
    answers = places or {pair.id: pair.match for pair in question.pairs}
    given = list(answers.values())
    if not right:
        given = given[-by:] + given[:-by]
    for name, answer in zip(answers, given, strict=True):
        quiz.locator(f'select[name="{name}"]').select_option(label=typographic(answer))
    fit = sum(answer == answers[name] for name, answer in zip(answers, given, strict=True))
    return [f"{fit} of {len(answers)} fit.", *([question.feedback] if right else [])]


def typographic(text: str) -> str:
    return text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def words(text: str) -> str:
    """Text as a reader knows it: typographic quotes and stars of emphasis do not count."""
    return " ".join("".join(letter for letter in text if letter.isalnum() or letter.isspace()).split())


def check(quiz: Locator) -> str:
    quiz.get_by_role("button", name="Check answer").click()
    return quiz.get_by_role("status").inner_text()


@every_quiz
def test_every_question_answered_right(slug: str, page: Page, address: str) -> None:
    page.goto(f"{address}modules/{slug}/")
    for question in asked(page, slug):
        quiz = element(page, slug, question)
        reasons = choose(quiz, question, right=True)
        told = check(quiz)
        assert told.startswith("Right."), question.id
        for reason in reasons:
            assert words(reason) in words(told), question.id
        expect(quiz.get_by_role("button", name="Try again")).to_be_focused()


@every_quiz
def test_every_question_answered_wrong_twice(slug: str, page: Page, address: str) -> None:
    page.goto(f"{address}modules/{slug}/")
    for question in asked(page, slug):
        quiz = element(page, slug, question)
        reasons = choose(quiz, question, right=False)
        told = check(quiz)
        assert "one more try" in told, question.id
        for reason in reasons:
            assert words(reason) in words(told), question.id
        assert quiz.locator("details").is_hidden(), question.id
        choose(quiz, question, right=False, again=True)
        assert "are below" in check(quiz)
        key = quiz.locator("details")
        expect(key).to_have_attribute("open", "")
        for reason in [question.feedback, *(option.feedback for option in question.options)]:
            assert words(reason) in words(key.inner_text()), question.id


@pytest.mark.parametrize("context", ["phone"], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["asked for an answer", "wrong once", "wrong twice", "right"])
def test_answered_questions_are_accessible(state: str, scheme: Scheme, page: Page, address: str) -> None:
    """One question of each type in one state."""
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}modules/empathy/")
    kinds = {question.type: question for question in LESSONS["empathy"].bank.questions}
    assert len(kinds) == 5
    for question in kinds.values():
        quiz = element(page, "empathy", question)
        if state != "asked for an answer":
            choose(quiz, question, right=state == "right")
        check(quiz)
        if state == "wrong twice":
            choose(quiz, question, right=False, again=True)
            check(quiz)
    assert violations(page) == []


def test_try_again_starts_afresh(page: Page, address: str) -> None:
    slug = "empathy"
    page.goto(f"{address}modules/{slug}/")
    question = LESSONS[slug].bank.questions[0]
    quiz = element(page, slug, question)
    choose(quiz, question, right=False)
    check(quiz)
    choose(quiz, question, right=False, again=True)
    check(quiz)
    quiz.get_by_role("button", name="Try again").click()
    expect(quiz.get_by_role("status")).to_be_empty()
    expect(quiz.locator("input").first).to_be_focused()
    choose(quiz, question, right=True)
    assert check(quiz).startswith("Right.")


def test_empty_answer_is_asked_for_and_costs_no_try(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    for kind in ("single", "multiple", "fill-in", "order", "match"):
        question = next(q for q in LESSONS["empathy"].bank.questions if q.type == kind)
        quiz = element(page, "empathy", question)
        assert "first" in check(quiz)
        choose(quiz, question, right=False)
        assert "one more try" in check(quiz)


def test_the_same_answer_again_costs_no_try(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    for kind in ("single", "multiple", "fill-in", "order", "match"):
        question = next(q for q in LESSONS["empathy"].bank.questions if q.type == kind)
        quiz = element(page, "empathy", question)
        reasons = choose(quiz, question, right=False)
        check(quiz)
        told = check(quiz)
        assert told.startswith("That is the same answer."), kind
        assert all(words(reason) in words(told) for reason in reasons), kind
        choose(quiz, question, right=True)
        assert check(quiz).startswith("Right."), kind


def test_two_steps_in_one_place_cost_no_try(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    question = next(q for q in LESSONS["empathy"].bank.questions if q.type == "order")
    quiz = element(page, "empathy", question)
    for place in quiz.locator("select").all():
        place.select_option(label="1")
    assert check(quiz) == "Two have the same place. Give each its own."
    choose(quiz, question, right=False)
    assert "one more try" in check(quiz)


def test_presses_that_nobody_means_cost_no_try(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    question = next(q for q in LESSONS["empathy"].bank.questions if q.type == "single")
    quiz = element(page, "empathy", question)
    choose(quiz, question, right=True)
    quiz.get_by_role("button", name="Check answer").dblclick()
    expect(quiz.get_by_role("status")).to_contain_text("Right.")
    quiz.get_by_role("button", name="Try again").click()
    choose(quiz, question, right=True)
    quiz.locator("input:checked").focus()
    page.keyboard.down("Enter")
    page.keyboard.down("Enter")  # held: it repeats
    page.keyboard.up("Enter")
    page.keyboard.press("Enter")  # and once more at once
    expect(quiz.get_by_role("status")).to_contain_text("Right.")


def test_the_verdict_is_in_view(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    for kind in ("single", "order"):
        question = next(q for q in LESSONS["empathy"].bank.questions if q.type == kind)
        quiz = element(page, "empathy", question)
        choose(quiz, question, right=False)
        quiz.locator("fieldset.quiz-options").evaluate("fields => fields.scrollIntoView({ block: 'end' })")
        quiz.locator("form").evaluate("form => form.requestSubmit()")
        expect(quiz.locator(".quiz-verdict")).to_be_in_viewport()


def test_the_first_empty_list_is_gone_to(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    question = next(q for q in LESSONS["empathy"].bank.questions if q.type == "match")
    quiz = element(page, "empathy", question)
    choose(quiz, question, right=True)
    empty = quiz.locator("select").nth(2)
    empty.select_option(label="Choose")
    assert "first" in check(quiz)
    expect(empty).to_be_focused()


def test_the_way_to_the_result_stands_where_the_last_answer_was(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    bank = LESSONS["empathy"].bank
    asked = [question for question in bank.questions if question.id not in LESSONS["empathy"].module.checks]
    for question in [*asked[1:], asked[0]]:
        quiz = element(page, "empathy", question)
        expect(page.get_by_role("link", name="See your result")).to_be_hidden()
        choose(quiz, question, right=True)
        check(quiz)
    expect(page.locator(".quiz-done")).to_contain_text("Passed.")
    quiz.get_by_role("link", name="See your result").click()
    expect(page.locator("#result")).to_be_in_viewport()


def test_arrow_keys_choose_and_do_not_answer(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    question = next(q for q in LESSONS["empathy"].bank.questions if q.type == "single")
    quiz = element(page, "empathy", question)
    quiz.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(quiz.locator("input").nth(2)).to_be_checked()
    expect(quiz.get_by_role("status")).to_be_empty()
    page.keyboard.press("Enter")
    expect(quiz.get_by_role("status")).not_to_be_empty()


def test_a_question_has_an_address(page: Page, address: str) -> None:
    question = LESSONS["call-backs"].bank.questions[9]
    page.goto(f"{address}modules/call-backs/#q-{question.id}")
    expect(element(page, "call-backs", question)).to_be_in_viewport()


def test_without_script_the_answers_open(page: Page, address: str) -> None:
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport=page.viewport_size)
    plain = context.new_page()
    plain.goto(f"{address}modules/empathy/")
    question = LESSONS["empathy"].bank.questions[0]
    quiz = plain.locator(f'[data-question="empathy/{question.id}"]')
    expect(quiz.get_by_role("button")).to_have_count(0)
    quiz.locator("summary").click()
    for option in question.options:
        assert words(option.feedback) in words(quiz.locator("details").inner_text())
    context.close()
