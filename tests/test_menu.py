from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from courseware.menu import parts, starts


def page(name: str) -> Page:
    return Page(name, File(f"{name}.md", "docs", "site", use_directory_urls=True), MkDocsConfig())


def menu(*groups: list[Section | Page]) -> Navigation:
    return Navigation([Section("group", group) for group in groups], [])  # type: ignore[arg-type]


def test_a_menu_begins_ten_above_its_page() -> None:
    found = starts(menu([page(f"p-{number}") for number in range(60)]))
    assert [found[f"p-{number}.md"] for number in (0, 10, 11, 59)] == [0, 0, 1, 49]


def test_a_group_that_is_not_long_is_shown_whole() -> None:
    assert starts(menu([page(f"p-{number}") for number in range(40)])) == {}


def test_a_page_in_a_group_in_a_long_group_has_the_place_of_its_group() -> None:
    inner = Section("inner", [page("a"), page("b")])
    found = starts(menu([*(page(f"p-{number}") for number in range(50)), inner]))
    assert (found["a.md"], found["b.md"]) == (40, 40)


def with_headings(count: int) -> Page:
    headings = [AnchorLink(f"Part {number}", f"part-{number}", 2) for number in range(count)]
    top = AnchorLink("Title", "title", 1)
    top.children = headings
    found = page("p")
    found.toc = TableOfContents([top])
    return found


def test_a_page_with_many_headings_has_parts() -> None:
    assert list(parts(with_headings(4))) == ["part-0", "part-1", "part-2", "part-3"]
    assert parts(with_headings(4))["part-0"] == "Part 0"


def test_a_page_with_few_headings_has_none() -> None:
    assert parts(with_headings(3)) == {}
