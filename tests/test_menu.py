from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from courseware.menu import starts


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
