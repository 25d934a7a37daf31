"""What the markers of a page stand for: the Markdown, or HTML, that takes the place of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from courseware import listing, markers
from courseware.coverage import coverage
from courseware.fault import CourseFaults, Fault
from courseware.picture import decoration, picture
from courseware.render import check_markdown, quiz_markdown

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.structure.pages import Page

    from courseware.course import Lesson
    from courseware.markers import Marker
    from courseware.scenario import Scenario

# Markdown would take a custom element for a word in a paragraph; so these come in afterwards.
YOUR_DATA_PLACE = f"<!-- {markers.YOUR_DATA} -->"
PLAN_PLACE = f"<!-- {markers.PLAN} -->"


def slug_of(page: Page, folder: str = "modules") -> str:
    """Return the slug of `page` when it is one of `folder`, or nothing."""
    own, _, name = page.file.src_uri.rpartition("/")
    return name.removesuffix(".md") if own == folder else ""


@dataclass(frozen=True)
class Expansion:
    """Expands markers from what the course says: its lessons and scenarios, in the order of the menu."""

    lessons: list[Lesson]
    scenarios: list[Scenario]
    docs: Path
    site_url: str

    def expanded(self, markdown: str, page: Page, lesson: Lesson | None) -> str:
        """Return the `markdown` of `page`, which is that of `lesson` when it is a module's, without markers.

        Notes in the page's `meta` that mkdocs-quiz has work there.

        Raises:
            CourseFaults: when a marker has no place on this page, or its picture has a fault.
        """
        return markers.replace_markers(markdown, lambda marker: self._expanded(marker, page, lesson))

    def _expanded(self, marker: Marker, page: Page, lesson: Lesson | None) -> str:
        found = _of_module(marker, page, lesson) if lesson else None
        if found is None:
            found = self._of_any_page(marker, page, lesson)
        if found is None:
            problem = f"<!-- {marker.name} --> has no place here"
            raise CourseFaults([_fault_at(marker, page, problem, "delete the marker")])
        return found

    def _of_any_page(self, marker: Marker, page: Page, lesson: Lesson | None) -> str | None:
        path = page.file.src_uri
        match marker.name:
            case markers.PICTURE | markers.COVER:
                return self._picture(marker, page)
            case markers.MODULES:
                return listing.module_map(self.lessons, path)
            case markers.MODULE_TABLE:
                return listing.module_table(self.lessons, path, self.site_url)
            case markers.SCENARIOS:
                return self._scenarios(path, lesson)
            case markers.LETTERS:
                return listing.letters(page.markdown or "") or None
            case markers.COVERAGE:
                return coverage(self.lessons, self.scenarios, path)
            case markers.LINES:
                return listing.lines_to_say(self.lessons, path)
            case markers.YOUR_DATA:
                return YOUR_DATA_PLACE
        return None

    def _scenarios(self, path: str, lesson: Lesson | None) -> str:
        if lesson:
            own = [scene for scene in self.scenarios if scene.module == lesson.module.slug]
            return listing.scenario_list(own, path)
        modules = {known.module.slug: known.module for known in self.lessons}
        return listing.scenario_cards(self.scenarios, modules, path)

    def _picture(self, marker: Marker, page: Page) -> str:
        cover = marker.name == markers.COVER
        name = markers.picture_file(marker, slug_of(page))
        path = self.docs / name.removeprefix("docs/")
        if not path.is_file():
            remedy = markers.REMEDY_WITHOUT_PICTURE[marker.name]
            raise CourseFaults([_fault_at(marker, page, f"there is no picture {name}", remedy)])
        return (decoration if cover else picture)(path, name)


def _of_module(marker: Marker, page: Page, lesson: Lesson) -> str | None:
    """Return what stands in the place of a marker that only a module's page has."""
    match marker.name:
        case markers.QUIZ:
            page.meta["quiz"] = {"enabled": True}
            return quiz_markdown(lesson.bank, lesson.module.checks)
        case markers.CHECK:
            return check_markdown(lesson.bank, marker.argument)
        case markers.OBJECTIVES:
            return listing.objective_list(lesson.module)
        case markers.PLAN:
            return PLAN_PLACE
    return None


def _fault_at(marker: Marker, page: Page, problem: str, remedy: str) -> Fault:
    """Return the fault of `marker` on `page`; its line counts the front matter too."""
    source, markdown = page.file.content_string, page.markdown or ""
    before = source.count("\n") - markdown.count("\n")
    return Fault(f"docs/{page.file.src_uri}", before + marker.line, problem, remedy)
