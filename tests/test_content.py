"""What must hold of the course itself: the pages, the banks, and what they make of the source documents."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from bs4 import Tag

from courseware.bank import shuffled
from courseware.course import load_course
from courseware.module import CLOSING, OPENING
from tests import prose
from tests.conftest import CASES, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from courseware.bank import Question

COURSE = load_course(ROOT, ROOT / "docs", ROOT / "quizzes")
LESSONS = COURSE.lessons
# In the order of the menu, which is the order of the course.
SLUGS = tuple(
    re.findall(r"^ +- modules/(.+)\.md$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
)
FRAME_OF_LESSON = ("card", "dialogues", "mistakes", "plan", "key-points")

every_module = pytest.mark.parametrize("slug", SLUGS)


def questions(*types: str) -> Iterator[tuple[str, Question]]:
    for slug in SLUGS:
        for question in LESSONS[slug].bank.questions:
            if question.type in types or not types:
                yield slug, question


def lesson_page(site: Path, slug: str) -> dict[str, list[Any]]:
    return prose.parts(prose.article(site / "modules" / slug / "index.html"))


def test_every_module_is_in_the_menu() -> None:
    assert set(LESSONS) == set(SLUGS)


@every_module
def test_page_keeps_to_the_anatomy(slug: str) -> None:
    module = LESSONS[slug].module
    assert list(module.headings) == [*OPENING, *module.sections, *CLOSING]
    assert 8 <= len(module.sections) <= 9
    assert len(module.objectives) == 5


@every_module
def test_every_section_gives_something_to_do(slug: str, site: Path) -> None:
    page = lesson_page(site, slug)
    for section in LESSONS[slug].module.sections:
        assert any("try" in element.get("class", []) for element in page[section]), section


@every_module
def test_dialogues_compare_weak_and_strong(slug: str, site: Path) -> None:
    dialogues = [
        element for element in lesson_page(site, slug)["dialogues"] if "dialogue" in element.get("class", [])
    ]
    assert len(dialogues) == 2
    for dialogue in dialogues:
        speakers = " ".join(strong.get_text() for strong in dialogue.select("li > strong"))
        assert "weak" in speakers
        assert "strong" in speakers


@every_module
def test_lesson_is_1500_to_1900_words(slug: str, site: Path) -> None:
    """Lesson text is all from the first section to the key points; opening, sources and quiz are not."""
    page = lesson_page(site, slug)
    parts = [*LESSONS[slug].module.sections, *FRAME_OF_LESSON]
    count = sum(len(prose.words(text)) for part in parts for text in prose.blocks(page[part]))
    assert 1500 <= count <= 1900


@every_module
def test_sections_read_at_grade_6_to_8(slug: str, site: Path) -> None:
    page = lesson_page(site, slug)
    texts = [text for section in LESSONS[slug].module.sections for text in prose.blocks(page[section])]
    assert 6 <= round(prose.grade(texts), 1) <= 8
    for section in LESSONS[slug].module.sections:
        assert prose.grade(prose.blocks(page[section])) <= 9, section


@every_module
def test_sentences_are_mostly_under_25_words(slug: str, site: Path) -> None:
    page = lesson_page(site, slug)
    texts = [text for part in page if part != "quiz" for text in prose.blocks(page[part])]
    lengths = [len(prose.words(sentence)) for sentence in prose.sentences(texts)]
    assert sum(length > 25 for length in lengths) <= 0.03 * len(lengths)


@every_module
def test_module_ends_with_its_sources(slug: str, site: Path) -> None:
    links = [link["href"] for element in lesson_page(site, slug)["sources"] for link in element.select("a")]
    assert 3 <= len(links) <= 10
    assert all(re.fullmatch(r"\.\./\.\./sources/#(e\d-\d\d|l-\d\d|s00\d)", link) for link in links), links


# The banks


@every_module
def test_bank_has_16_questions_or_more(slug: str) -> None:
    assert len(LESSONS[slug].bank.questions) >= 16


@every_module
def test_every_section_and_objective_is_asked(slug: str) -> None:
    module, bank = LESSONS[slug].module, LESSONS[slug].bank
    assert {question.section for question in bank.questions} == set(module.sections)
    for objective in module.objectives:
        levels = [question.level for question in bank.questions if question.objective == objective.id]
        assert len(levels) >= 2, objective.id
        assert set(levels) != {"recall"}, objective.id


def test_most_questions_are_cases() -> None:
    for slug in SLUGS:
        levels = [question.level for question in LESSONS[slug].bank.questions]
        assert sum(level != "recall" for level in levels) >= 0.6 * len(levels), slug


def test_every_option_explains_itself() -> None:
    seen: dict[str, str] = {}
    for slug, question in questions():
        for option in question.options:
            name = f"{slug}/{question.id}/{option.id}"
            assert 8 <= len(option.feedback.split()) <= 45, name
            assert option.feedback not in seen, (name, seen[option.feedback])
            seen[option.feedback] = name


@pytest.mark.parametrize("pick", [max, min], ids=["the longest", "the shortest"])
def test_length_does_not_give_the_key_away(pick: Callable[[list[int]], int]) -> None:
    """Always picking the longest (shortest) option scores within five points of chance; ties are shared."""
    score = chance = count = 0.0
    for _, question in questions("single"):
        lengths = [len(option.text) for option in question.options]
        key = next(len(option.text) for option in question.options if option.correct)
        score += (key == pick(lengths)) / lengths.count(pick(lengths))
        chance += 1 / len(lengths)
        count += 1
    assert abs(score - chance) / count <= 0.05


def key_places() -> list[int]:
    """The place of each key of three options, as learners see it."""
    places = []
    for slug, question in questions("single"):
        options = shuffled(slug, question.id, question.options)
        if len(options) == 3:
            places.append(next(place for place, option in enumerate(options) if option.correct))
    return places


def test_place_does_not_give_the_key_away() -> None:
    """Each place holds a third of the keys, within 2.6 standard deviations (two-sided, 1%)."""
    places = key_places()
    spread = 2.6 * sqrt(len(places) * 1 / 3 * 2 / 3)
    for place, count in Counter(places).items():
        assert abs(count - len(places) / 3) <= spread, (place, count)


@pytest.mark.parametrize(
    "word", ["all of the above", "none of the above", "both a and b", "option a", "first option"]
)
def test_no_text_speaks_of_the_order(word: str) -> None:
    for slug, question in questions():
        texts = [question.stem, question.feedback, *(o.text + o.feedback for o in question.options)]
        assert word not in " ".join(texts).lower(), f"{slug}/{question.id}"


@pytest.mark.parametrize("word", ["obviously", "silly", "should know", "stupid of you"])
def test_feedback_never_scolds(word: str) -> None:
    for slug, question in questions():
        for option in question.options:
            assert word not in option.feedback.lower(), f"{slug}/{question.id}"


# Lines to say


@every_module
def test_every_module_has_lines_to_say(slug: str) -> None:
    """From four sections or more; each prompt ends where the learner begins, and each reason names a step."""
    lines = LESSONS[slug].bank.lines
    assert len({line.section for line in lines}) >= 4
    for line in lines:
        assert re.search(r" You (say|write):$", line.prompt), line.id
        assert re.match(r"([A-Z]{3,}, |Saving face)", line.why), line.id
        assert len(list(prose.sentences([line.why]))) == 1, line.id


def test_lines_to_say_are_about_different_people() -> None:
    """Nobody comes twice."""
    prompts = [line.prompt for slug in SLUGS for line in LESSONS[slug].bank.lines]
    names = [set(re.findall(r"(?<=[a-z,] )[A-Z][\w-]+", prompt)) for prompt in prompts]
    known = {"Do", "Is", "Mr", "Mrs", "Tuesday", "Thursday", "June", "Sunday", "You"}
    counted = Counter(name for found in names for name in found - known)
    assert max(counted.values()) == 1, counted


# The source documents

POINTS = yaml.safe_load((CASES / "source-points.yml").read_text(encoding="utf-8"))
COUNTED = {"S000": 32, "S001": 32, "S002": 62, "S003": 23, "S004": 18}
READ_AGAIN = {"S000": 18, "S001": 12, "S002": 36, "S003": 27, "S004": 13}
NOT_READ_AGAIN = {"S000-02b", "S001-04b", "S001-09b", "S002-13b", "S003-02b", "S003-07b", "S004-04b"}


def test_every_point_is_there_once() -> None:
    first = {f"{document}-{n:02}" for document, last in COUNTED.items() for n in range(1, last + 1)}
    second = {f"{document}-{n:02}b" for document, last in READ_AGAIN.items() for n in range(1, last + 1)}
    named = Counter(point["id"] for point in POINTS)
    assert set(named) == first | second - NOT_READ_AGAIN
    assert set(named.values()) == {1}


def test_every_point_leads_somewhere(site: Path) -> None:
    for point in POINTS:
        assert "at" in point or "erratum" in point, point["id"]
        if "at" in point:
            page, _, anchor = point["at"].partition("#")
            assert anchor in lesson_page(site, page.removeprefix("modules/")), point
    corrections = {point["erratum"] for point in POINTS if "erratum" in point}
    assert corrections <= prose.anchors(site / "sources/index.html")


# The glossary


def test_glossary_terms_are_linked_where_they_are_first_used(site: Path) -> None:
    """A page links a term once, and does not use it before; the module that teaches a term links it."""
    glossary = prose.article(site / "glossary/index.html")
    for entry in glossary.select("dt"):
        term = entry.strong
        assert term is not None
        home = _home(entry)
        pages = {slug: _uses(site, slug, str(term["id"])) for slug in SLUGS}
        assert pages[home] == 1, (term["id"], home)
        assert max(pages.values()) == 1, (term["id"], pages)


def _home(entry: Tag) -> str:
    """Return the slug of the module that a glossary entry names."""
    explanation = entry.find_next("dd")
    assert explanation is not None
    link = explanation.select_one("a")
    assert link is not None
    return str(link["href"]).rstrip("/").rpartition("/")[2]


def _uses(site: Path, slug: str, term: str) -> int:
    texts = _lesson_texts(site / "modules" / slug / "index.html")
    places = [place for place, (_, link) in enumerate(texts) if link == f"../../glossary/#{term}"]
    if places:
        before = "".join(text for text, _ in texts[: places[0]])
        assert not re.search(rf"(?<![\w-]){re.escape(texts[places[0]][0])}\b", before, re.IGNORECASE), (
            slug,
            term,
        )
    return len(places)


@cache
def _lesson_texts(page: Path) -> list[tuple[str, str]]:
    """Return the texts of a page in order, each with its link; headings and objectives are left out."""
    texts, part = [], ""
    for element in prose.article(page).descendants:
        if isinstance(element, Tag):
            part = str(element.get("id")) if element.name == "h2" else part
        elif part != "objectives" and not element.find_parent(("h1", "h2", "h3", "nav")):
            link = element.find_parent("a")
            texts.append((str(element), str(link["href"]) if link and link.has_attr("href") else ""))
    return texts


def test_glossary_is_in_order_and_names_each_term_once() -> None:
    terms = [
        line.lower() for line in (ROOT / "docs/glossary.md").read_text().splitlines() if line[:2] == "**"
    ]
    assert terms == sorted(set(terms))
