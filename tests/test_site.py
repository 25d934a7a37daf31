"""The built site: every page, every link, every anchor, and what must not be there."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from courseware.bank import BLANK
from tests import prose
from tests.conftest import ROOT, build
from tests.test_content import LESSONS, SLUGS, questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bs4 import BeautifulSoup, Tag

DOCS = ROOT / "docs"
PAGES = tuple(
    f"{path.relative_to(DOCS).with_suffix('').as_posix()}/".removesuffix("index/")
    for path in sorted(DOCS.rglob("*.md"))
)
HOST = "http://host/"


def soup(site: Path, page: str) -> BeautifulSoup:
    return prose.soup(site / page / "index.html")


def links(page: Tag) -> Iterator[str]:
    for attribute in ("href", "src"):
        yield from (str(tag[attribute]) for tag in page.select(f"[{attribute}]"))


def test_the_pages_are_where_they_were_promised(site: Path) -> None:
    found = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    assert found == {page.rstrip("/") or "." for page in PAGES}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_anchor_leads_somewhere(page: str, site: Path) -> None:
    for link in links(soup(site, page)):
        target, anchor = urldefrag(urljoin(HOST + page, link))
        if not target.startswith(HOST):
            continue
        path = site / urlsplit(target).path.lstrip("/")
        file = path / "index.html" if path.is_dir() else path
        assert file.exists(), link
        if anchor and file.suffix == ".html":
            assert anchor in prose.anchors(file), link


@pytest.mark.parametrize("page", PAGES)
def test_ids_are_unique(page: str, site: Path) -> None:
    ids = [str(tag["id"]) for tag in soup(site, page).select("[id]")]
    assert len(ids) == len(set(ids)), {name for name in ids if ids.count(name) > 1}


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_loaded_from_elsewhere(page: str, site: Path) -> None:
    loaded = soup(site, page).select("script[src], img[src], iframe, link[rel~=stylesheet], link[rel~=icon]")
    for tag in loaded:
        address = str(tag.get("src") or tag.get("href"))
        assert not urlsplit(address).netloc, tag


@pytest.mark.parametrize("page", PAGES)
def test_no_other_page_is_fetched_ahead(page: str, site: Path) -> None:
    assert soup(site, page).select("link[rel~=next], link[rel~=prefetch], link[rel~=prerender]") == []


@pytest.mark.parametrize("page", PAGES)
def test_page_has_a_title_and_a_description(page: str, site: Path) -> None:
    head = soup(site, page)
    assert head.title
    description = head.select_one("meta[name=description]")
    assert description
    assert 20 <= len(str(description["content"])) <= 155
    assert len(head.select("h1")) == 1


@pytest.mark.parametrize("page", PAGES)
def test_headings_skip_no_level(page: str, site: Path) -> None:
    article = soup(site, page).article
    assert article is not None
    levels = [int(heading.name[1]) for heading in article.select("h1, h2, h3, h4, h5, h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize("slug", SLUGS)
def test_a_modules_title_says_where_one_is_and_stays_itself(slug: str, site: Path) -> None:
    page, title = soup(site, f"modules/{slug}/"), LESSONS[slug].module.title
    heading = page.h1
    assert heading is not None
    assert heading["data-part"] == f"Module {SLUGS.index(slug) + 1} of {len(SLUGS)}"
    assert heading.get_text() == title
    assert page.title is not None
    assert page.title.get_text() == f"{title} - Even Keel"


@pytest.mark.parametrize("slug", SLUGS)
def test_every_question_is_on_its_page(slug: str, site: Path) -> None:
    page = soup(site, f"modules/{slug}/")
    elements = page.select("[data-question]")
    bank = LESSONS[slug].bank
    checks = LESSONS[slug].module.checks
    in_order = [*checks, *(question.id for question in bank.questions if question.id not in checks)]
    assert [element["data-question"] for element in elements] == [f"{slug}/{name}" for name in in_order]
    assert [element["id"] for element in elements] == [f"q-{name}" for name in in_order]
    questions_by_id = {question.id: question for question in bank.questions}
    for element, name in zip(elements, in_order, strict=True):
        question = questions_by_id[name]
        fields = element.select_one(".quiz-options")
        assert fields is not None
        values = {str(box["value"]) for box in fields.select("input:not([type=text])")}
        names = {str(box["name"]) for box in fields.select("select")}
        assert (values or names) == {part.id for part in question.parts}
        assert bool(fields.select("input[type=text]")) == (question.type == "fill-in")
        assert element["data-fingerprint"] == question.fingerprint


@pytest.mark.parametrize("slug", SLUGS)
def test_sections_are_followed_by_quick_checks(slug: str, site: Path) -> None:
    checks = [
        box
        for box in soup(site, f"modules/{slug}/").select("course-question")
        if not box.find_parent("course-quiz")
    ]
    assert len(checks) >= 3
    for check in checks:
        section = check.find_previous("h2")
        assert section is not None
        assert section["id"] == check["data-section"]


@pytest.mark.parametrize("page", PAGES)
def test_quiz_code_is_only_where_a_quiz_is(page: str, site: Path) -> None:
    html = (site / page / "index.html").read_text()
    reviews = ("review/", "final-review/", "certificate/")
    assert ("quiz.css" in html) == (page.startswith("modules/") or page in ("your-data/", *reviews))
    assert ("review.css" in html) == (page in ("say-the-line/", *reviews))
    assert html.count("lists.css") == (
        page in ("", "scenarios/", "job-aids/", "job-aids/all-six/", "glossary/")
    )
    assert "mkdocsQuiz" not in html
    assert "confetti" not in html.lower()


@pytest.mark.parametrize("page", PAGES)
def test_page_has_nothing_inline(page: str, site: Path) -> None:
    html = soup(site, page)
    assert not html.select("script:not([src]), style, [style], [action]")
    assert not [name for tag in html.find_all(True) for name in tag.attrs if name.startswith("on")]


def test_search_index_holds_lessons_and_no_quiz(site: Path) -> None:
    """Pagefind's fragments are gzip after a short mark of its own."""
    fragments = [gzip.decompress(path.read_bytes()) for path in (site / "pagefind/fragment").iterdir()]
    found = [json.loads(text.removeprefix(b"pagefind_dcd")) for text in fragments]
    by_page = {page["url"].lstrip("/"): page for page in found}
    assert set(by_page) == set(PAGES) - {"search/", "coverage/"}  # which no learner looks for
    for slug in SLUGS:
        places = {anchor["id"] for anchor in by_page[f"modules/{slug}/"]["anchors"]}
        assert set(LESSONS[slug].module.sections) <= places
    text = " ".join(page["content"] for page in found)
    for _, question in questions():
        for part in (question.stem.partition(BLANK)[0], *(option.feedback for option in question.options)):
            assert part.strip() not in text, part
    for lesson in LESSONS.values():
        assert not [line.id for line in lesson.bank.lines if max(line.line.split("'"), key=len) in text]


def test_every_line_to_say_is_on_its_page_and_on_no_other(site: Path) -> None:
    items = soup(site, "say-the-line/").select("[data-line]")
    lines = {f"{slug}/{line.id}": line for slug in SLUGS for line in LESSONS[slug].bank.lines}
    assert [item["data-line"] for item in items] == list(lines)
    for item in items:
        slug, line = str(item["data-line"]).partition("/")[0], lines[str(item["data-line"])]
        assert item.select(".say-prompt")
        assert item.select("details:not([open]) > .say-line")
        link = item.select_one(".say-why a")
        assert link is not None
        assert link["href"] == f"../modules/{slug}/#{line.section}"
        assert line.id not in (site / "modules" / slug / "index.html").read_text()


def test_table_for_trainers_has_the_facts_of_pages_and_banks(site: Path) -> None:
    rows = soup(site, "for-trainers/").select(".module-table tbody tr")
    assert len(rows) == len(SLUGS)
    for row, slug in zip(rows, SLUGS, strict=True):
        module, minutes, number, objectives = (cell.get_text() for cell in row.select("td"))
        lesson = LESSONS[slug]
        assert module == f"{lesson.module.title}/modules/{slug}/"
        assert (minutes, number) == (str(lesson.module.minutes), str(len(lesson.bank.questions)))
        for objective in lesson.module.objectives:
            assert objective.text[-20:] in objectives


def gzipped(paths: Iterable[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths)


def imported(folder: Path, names: Iterable[str]) -> set[Path]:
    """Return these scripts and all that they import at once; what they import when asked is not in it."""
    found, waiting = set[Path](), [folder / name for name in names]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            parts = re.findall(r'(?:from|import) ?"(\./[^"]+)"', path.read_text())
            waiting += [path.parent / part for part in parts]
    return found


# What each of the three pages loads besides what a module's page does.
ASKING = {
    f"{name}.js"
    for name in ("course-list", "days", "fetched-questions", "question-deck", "schedule", "seeded")
}
REVIEW = ASKING | {"course-review.js", "course-dates.js", "calendar.js", "saved-file.js"}
FINAL = ASKING | {"course-final.js", "final-result.js", "standing.js", "course-rewrite.js", "kept-text.js"}
CERTIFICATE = {"course-certificate.js", "days.js", "kept-text.js"}


def test_line_to_say_is_light_and_fetched_when_it_is_due(site: Path) -> None:
    folder = next(site.glob("assets/*/start.js")).parent
    assert gzipped([folder / "line-card.js"]) <= 1_500
    assert folder / "line-card.js" not in imported(folder, ["start.js", "course-review.js"])


@pytest.mark.parametrize("names", [REVIEW, FINAL, CERTIFICATE], ids=["review", "final review", "certificate"])
def test_reviews_are_light(names: set[str], site: Path) -> None:
    folder = next(site.glob("assets/*/start.js")).parent
    assert gzipped(folder / name for name in names) <= 8_000
    assert gzipped([folder / "review.css"]) <= 2_000


def test_own_code_of_a_module_page_is_light(site: Path) -> None:
    """At most 12 kB of script, all that comes by itself, and 5 kB of style for the quiz; none blocks."""
    page = soup(site, "modules/empathy/")
    assets = site / str(page.select_one('link[href*="page.css"]')["href"]).split("../")[-1].rpartition("/")[0]  # type: ignore[index]
    entries = ("scheme.js", "start.js", "course-quiz.js", "course-progress.js", "course-place.js")
    assert gzipped(imported(assets, entries)) <= 12_000
    assert gzipped([assets / "quiz.css"]) <= 5_000
    assert all(tag.get("type") == "module" or tag.has_attr("async") for tag in page.select("script"))
    assert page.head is not None
    assert not page.head.select('[href*="quiz.css"]')
    assert len(page.select('link[href*="quiz.css"]')) == 1


def test_release_on_the_certificate_is_the_packages_own(site: Path) -> None:
    release = soup(site, "final-review/").select_one("course-final")
    assert release is not None
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert release["data-release"] == version


@pytest.mark.parametrize("path", PAGES)
def test_links_of_one_name_lead_to_one_place(path: str, site: Path) -> None:
    """In a list of links, as a screen reader has it, the name is all there is."""
    places: dict[str, set[str]] = {}
    for link in soup(site, path).select("article a[href]:not([data-choice])"):
        places.setdefault(" ".join(link.get_text().split()), set()).add(str(link["href"]))
    assert {name: found for name, found in places.items() if len(found) > 1 or not name} == {}


def test_map_on_the_home_page_follows_the_order_of_the_menu(site: Path) -> None:
    hrefs = [link["href"] for link in soup(site, "").select(".module-map a")]
    assert hrefs == [f"modules/{slug}/" for slug in SLUGS]


def test_site_address_comes_from_the_environment(tmp_path: Path) -> None:
    done = build(ROOT, tmp_path / "site", SITE_URL="https://learn.example/course/")
    assert done.returncode == 0, done.stderr
    page = soup(tmp_path / "site", "modules/empathy/")
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == "https://learn.example/course/modules/empathy/"
    sitemap = (tmp_path / "site/sitemap.xml").read_text()
    listed = [f"<loc>https://learn.example/course/{address}</loc>" for address in PAGES]
    assert all(line in sitemap for line in listed)
    assert "lastmod" not in sitemap
    assert '="/course/assets/' in (tmp_path / "site/404.html").read_text()
    trainers = soup(tmp_path / "site", "for-trainers/").get_text()
    assert "https://learn.example/course/modules/call-backs/" in trainers


def test_two_builds_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """On different days, with the search index and the compressed copies."""
    assert build(ROOT, tmp_path / "again", SITE_URL="", SOURCE_DATE_EPOCH="0").returncode == 0
    files = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    again = {path.relative_to(tmp_path / "again") for path in tmp_path.rglob("*") if path.is_file()}
    assert files == again
    for path in files:
        assert (site / path).read_bytes() == (tmp_path / "again" / path).read_bytes(), path


@pytest.mark.parametrize("name", ["requirements.lock", "portability.lock"])
def test_lock_names_no_registry_and_a_hash_for_each_package(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert "--index" not in text
    packages = re.split(r"\n(?=\S)", text.strip())
    assert len(packages) > 20
    assert all("--hash=sha256:" in package for package in packages)
