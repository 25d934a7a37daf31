"""Builds the same course three times: as it is, as a newcomer to the tools would, and as bare as can be.

`naive` is MkDocs, Material and mkdocs-quiz as they come. `floor` is one finished page: the same words and
choices in plain HTML, a style sheet and a few lines of script. Nothing lighter can say the same.
"""

from __future__ import annotations

import shutil
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from bs4 import BeautifulSoup

from courseware import compress, markers
from courseware.course import load_course
from courseware.render import check_markdown, quiz_markdown
from tests.conftest import ROOT, build

if TYPE_CHECKING:
    from courseware.bank import Option, Question

PAGE = "modules/empathy/"
FLOOR = Path(__file__).parent / "floor"


def build_all(folder: Path) -> dict[str, Path]:
    """Build the three into `folder`; return their folders by name."""
    sites = {name: folder / name for name in ("floor", "course", "naive")}
    _build(ROOT, sites["course"])
    _write_naive(folder / "naive-source")
    _build(folder / "naive-source", sites["naive"], strict=False)
    _write_floor(sites["course"], sites["floor"])
    for name in ("floor", "naive"):
        (sites[name] / "_headers.nginx").touch()  # a strict policy would stop most of the naive page
        compress.write(sites[name])
    return sites


def _build(source: Path, site: Path, *, strict: bool = True) -> None:
    done = build(source, site, *([] if strict else ["--no-strict"]), SITE_URL="")
    if done.returncode != 0:
        raise SystemExit(done.stdout + done.stderr)


def _write_naive(folder: Path) -> None:
    """Write the pages with the questions in mkdocs-quiz's own words, and the shortest configuration."""
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("css", "js"))
    lessons = load_course(ROOT, ROOT / "docs", ROOT / "quizzes").lessons

    def plain(slug: str, marker: markers.Marker) -> str:
        match marker.name:
            case markers.QUIZ:
                return quiz_markdown(lessons[slug].bank, lessons[slug].module.checks)
            case markers.CHECK:
                return check_markdown(lessons[slug].bank, marker.argument)
            case markers.PICTURE:
                return f"![Picture](../assets/img/{slug}/{marker.argument}.svg)"
        return ""

    for path in (folder / "docs").rglob("*.md"):
        text = path.read_text(encoding="utf-8").replace("\ntemplate:", "\nkind:")
        text = markers.replace_markers(text, partial(plain, path.stem))
        path.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(_naive_config()), encoding="utf-8")


def _naive_config() -> dict[str, Any]:
    class Loader(yaml.SafeLoader):
        """Reads mkdocs.yml without its environment variables."""

    Loader.add_constructor("!ENV", lambda *_: None)
    ours = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    return {
        "site_name": ours["site_name"],
        "theme": {"name": "material"},
        "plugins": ["search", "mkdocs_quiz"],
        "markdown_extensions": ours["markdown_extensions"],
    }


def _write_floor(course: Path, floor: Path) -> None:
    page = BeautifulSoup((course / PAGE / "index.html").read_text(encoding="utf-8"), "html.parser")
    questions = {
        f"{slug}/{question.id}": question
        for slug, lesson in load_course(ROOT, ROOT / "docs", ROOT / "quizzes").lessons.items()
        for question in lesson.bank.questions
    }
    article = page.article
    assert article is not None
    for sheet in article.select("link"):
        sheet.extract()
    for asked in article.select("course-question"):
        form = BeautifulSoup(_form(questions[str(asked["data-question"])]), "html.parser")
        asked.replace_with(form)
    (floor / PAGE).mkdir(parents=True)
    (floor / PAGE / "index.html").write_text(_floor_page(str(article.decode_contents())), encoding="utf-8")
    shutil.copytree(FLOOR, floor / "assets")


def _form(question: Question) -> str:
    """Return a question with options as a form; of the types that need more script, the stem."""
    if not question.options:
        return f"<p>{escape(question.stem)}</p>"
    kind = "checkbox" if question.type == "multiple" else "radio"
    rows = "".join(_row(option, kind) for option in question.options)
    legend = f"<legend>{escape(question.stem)}</legend>"
    return f"<form><fieldset>{legend}{rows}</fieldset><button>Check</button> <output></output></form>"


def _row(option: Option, kind: str) -> str:
    box = f'<input type="{kind}" name="q"{" data-right" if option.correct else ""}>'
    return f"<p><label>{box} {escape(option.text)}</label></p><p hidden>{escape(option.feedback)}</p>"


def _floor_page(content: str) -> str:
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empathy</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="description" content="The floor: the same words, nothing else.">'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="../../assets/page.css">'
        '<script src="../../assets/quiz.js" defer></script></head><body><main>'
    )
    return f"{head}{content}</main></body></html>"
