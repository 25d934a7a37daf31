"""Reads the parts of one question out of the HTML that mkdocs-quiz writes, each as it stands there.

No tree is built and nothing is written anew: a part is a slice of the text, between two tags that the
standard library's parser has found. A tree took a third of the time of a build.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

QUESTION, LABEL, NOTE, FEEDBACK = "question", "label", "note", "feedback"
BLANK_MARK = "\N{INFORMATION SEPARATOR ONE}"  # stands in a stem where its blank was
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


@dataclass
class _Open:
    """An element whose end has not been met: where its inside begins, and that of its first paragraph."""

    tag: str
    part: str
    start: int
    paragraph: tuple[int, int] | None = None


class QuizMarkup(HTMLParser):
    """The parts of a question: `found` has the inside of each, without the one paragraph around it.

    `is_quiz` tells whether it is a question at all; `blank` is where the blank of a fill-in stands, from the
    beginning and to the end of its tag.
    """

    def __init__(self, fragment: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, list[str]] = {}
        self.is_quiz = False
        self.blank: tuple[int, int] | None = None
        self._open: list[_Open] = []
        self._text = fragment
        self._lines = [0]
        for line in fragment.split("\n"):  # not splitlines, which parts at other characters too
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the element's inside begins."""
        begin = self._place()
        end = begin + len(self.get_starttag_text() or "")
        classes = next((value or "" for name, value in attrs if name == "class"), "").split()
        self.is_quiz = self.is_quiz or (tag == "div" and "quiz" in classes)
        if tag in _VOID:
            if "quiz-blank-input" in classes and self._inside(QUESTION):
                self.blank = begin, end
            return
        self._open.append(_Open(tag, self._part(tag, classes), end))

    def handle_endtag(self, tag: str) -> None:
        """Keep the inside of the element when it is a part."""
        while self._open:
            element = self._open.pop()
            if element.tag == tag:
                break
        else:
            return
        inside = element.start, self._place()
        parent = self._open[-1] if self._open else None
        if tag == "p" and parent and parent.part and parent.paragraph is None:
            parent.paragraph = inside
        if element.part:
            self.found.setdefault(element.part, []).append(self._kept(element.paragraph or inside))

    def _part(self, tag: str, classes: list[str]) -> str:
        in_fields = any(element.tag == "fieldset" for element in self._open)
        if "quiz-question" in classes:
            return QUESTION
        if in_fields and tag == "label":
            return LABEL
        if in_fields and "answer-feedback" in classes:
            return NOTE
        return FEEDBACK if tag == "section" and "content" in classes else ""

    def _inside(self, part: str) -> bool:
        return any(element.part == part for element in self._open)

    def _kept(self, inside: tuple[int, int]) -> str:
        begin, end = inside
        if self.blank and begin <= self.blank[0] < end:
            before, after = self._text[begin : self.blank[0]], self._text[self.blank[1] : end]
            return f"{before}{BLANK_MARK}{after}".strip()
        return self._text[begin:end].strip()

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
