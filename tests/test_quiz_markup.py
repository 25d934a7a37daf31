"""Parts of a question are what mkdocs-quiz wrote of them."""

from __future__ import annotations

from courseware.quiz_markup import BLANK_MARK, FEEDBACK, LABEL, NOTE, QUESTION, QuizMarkup, read_quizzes

CHOICE = """<div class="quiz" id="quiz-0"><div class="quiz-question" id="q"><p>Who, <em>where</em>?</p></div>
<form><fieldset><div><input type="radio"><label for="a">Tea &amp; &quot;milk&quot;</label>
<div class="answer-feedback hidden">Two<br>lines</div></div></fieldset></form>
<section class="content hidden"><p>First.</p>
<p>Second.</p></section></div>"""


def one(fragment: str) -> QuizMarkup:
    (markup,) = read_quizzes([fragment])
    return markup


def test_parts_are_kept_as_they_stand() -> None:
    found = one(CHOICE).found
    assert found[QUESTION] == ["Who, <em>where</em>?"]
    assert found[LABEL] == ['Tea &amp; "milk"']
    assert found[NOTE] == ["Two<br>lines"]
    assert found[FEEDBACK] == ["First."]


def test_blank_is_marked_in_the_stem() -> None:
    stem = '<p>Say <input class="quiz-blank-input" id="b"> now</p>'
    markup = one(f'<div class="quiz quiz-fill-blank"><div class="quiz-question">{stem}</div></div>')
    assert markup.found[QUESTION] == [f"Say {BLANK_MARK} now"]


def test_what_is_no_quiz_is_none() -> None:
    assert not one("<div class='card'><p>Words</p></div>").is_quiz


def test_each_question_has_its_own_parts() -> None:
    stems = [f'<div class="quiz"><div class="quiz-question"><p>{word}</p></div></div>' for word in "abc"]
    assert [markup.found[QUESTION] for markup in read_quizzes(stems)] == [["a"], ["b"], ["c"]]


def test_a_fragment_that_closes_more_than_its_own_changes_the_count() -> None:
    assert len(read_quizzes(["<div></div></article><article>", "<div></div>"])) != 2
