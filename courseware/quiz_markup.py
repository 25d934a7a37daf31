"""Reads the parts of one question out of the HTML that mkdocs-quiz writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

QUESTION, LABEL, NOTE, FEEDBACK = "question", "label", "note", "feedback"
BLANK_MARK = "\N{INFORMATION SEPARATOR ONE}"  # stands in a stem where its blank was
_PARTS = {
    QUESTION: ".quiz-question",
    LABEL: "fieldset label",
    NOTE: "fieldset .answer-feedback",
    FEEDBACK: "section.content",
}


class QuizMarkup:
    """The parts of a question: `found` has the inside of each, without the one paragraph around it.

    `is_quiz` tells whether it is a question at all, `has_blank` whether there is something to fill in.
    """

    def __init__(self, fragment: str) -> None:
        page = LexborHTMLParser(fragment)
        self.is_quiz = page.css_first("div.quiz") is not None
        blank = page.css_first(".quiz-question input.quiz-blank-input")
        self.has_blank = blank is not None
        if blank:
            blank.replace_with(BLANK_MARK)
        self.found = {part: [_inside(node) for node in page.css(place)] for part, place in _PARTS.items()}


def _inside(node: LexborNode) -> str:
    return ((node.css_first("p") or node).inner_html or "").strip()
