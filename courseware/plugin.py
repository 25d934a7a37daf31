"""The MkDocs plugin: when in a build each part of the house does its work, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from courseware import (
    __version__,
    assets,
    compress,
    installable,
    listing,
    manifest,
    markers,
    offline,
    policy,
    publish,
    search_index,
)
from courseware.course import Lesson, load_course
from courseware.fault import CourseFaults
from courseware.harden import QuizMarkupChanged, harden
from courseware.module import number_sections
from courseware.picture import decoration, picture
from courseware.render import check_markdown, quiz_markdown
from courseware.scenario_html import scenario_html

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from courseware.module import Module


# Markdown would take the custom element for a word in a paragraph; so it comes in afterwards.
YOUR_DATA_PLACE = f"<!-- {markers.YOUR_DATA} -->"


class CoursewareConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say about this plugin."""

    quizzes = config_options.Dir(exists=True, default="quizzes")
    frame_ancestors = config_options.ListOfItems(config_options.Type(str), default=["'self'"])
    moved = config_options.DictOfItems(config_options.Type(str), default={})
    offline = config_options.Choice((False, True, "retire"), default=False)


class CoursewarePlugin(BasePlugin[CoursewareConfig]):  # type: ignore[no-untyped-call]
    """Joins pages and question banks."""

    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether the site is for the author's eyes only."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Load and check the whole course before anything is built."""
        root = Path(config.config_file_path).parent
        try:
            self.course = load_course(root, Path(config.docs_dir), Path(self.config.quizzes))
        except CourseFaults as found:
            raise PluginError(f"the course has {len(found.faults)} faults:\n{found}") from None
        config.extra["assets"] = f"assets/{assets.version(Path(config.docs_dir))}"
        config.extra["policy"] = policy.content_policy(serving=self.serving)
        config.extra["search_policy"] = policy.content_policy(wasm=True, serving=self.serving)
        config.extra["release"] = __version__
        templates = config.theme.get_env()
        self.question_template = templates.get_template("partials/questions.html")
        self.scenario_template = templates.get_template("partials/scenario.html")
        self.your_data = templates.get_template("partials/your-data.html").render()
        config.extra["offline"] = self.config.offline is True
        if not config.extra["offline"]:
            config.nav = offline.without_page(config.nav)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what is written in another form, and what no page asks for."""
        written = {offline.WORKER, offline.RETIRED} | (set() if config.extra["offline"] else {offline.PAGE})
        for file in list(files):
            if file.src_uri.startswith((*assets.FOLDERS, *publish.UNUSED)) or file.src_uri in written:
                files.remove(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Take the order of the modules from the one place that has it."""
        slugs = [slug for page in nav.pages if (slug := _slug(page)) in self.course.lessons]
        self.in_order = [self.course.lessons[slug] for slug in slugs]
        scenes = [_slug(page, "scenarios") for page in nav.pages]
        self.scenarios = [self.course.scenarios[slug] for slug in scenes if slug in self.course.scenarios]
        self.pages = nav.pages
        faults = publish.faults(self.config.moved, self.config.frame_ancestors, nav.pages)
        if faults:
            raise PluginError("\n".join(["mkdocs.yml:", *faults]))

    @event_priority(100)  # before mkdocs-quiz, which looks for questions in the same event
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Replace the markers of the page."""
        lesson = self.course.lessons.get(_slug(page))
        if lesson:
            page.meta["parts"] = lesson.module.sections
            markdown = number_sections(markdown, lesson.module)

        return markers.replace_markers(markdown, lambda marker: self._written(marker, lesson, page, config))

    @event_priority(-100)  # after mkdocs-quiz has written its forms
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Write the questions of the page anew."""
        lesson = self.course.lessons.get(_slug(page))
        scenario = self.course.scenarios.get(_slug(page, "scenarios"))
        if scenario:
            return scenario_html(html, scenario, self.course.modules, self.scenario_template)
        if lesson is None:
            return html.replace(YOUR_DATA_PLACE, self.your_data)
        try:
            following = self._following(lesson)
            return harden(html, lesson.module, lesson.bank, self.question_template, following)
        except QuizMarkupChanged as change:
            raise PluginError(
                f"mkdocs-quiz's HTML is not what courseware/harden.py expects: {change}"
            ) from None

    @event_priority(-100)  # after all who write pages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the browser loads beside the pages."""
        assets.write(Path(config.docs_dir), Path(config.site_dir, config.extra["assets"]))
        path = Path(config.site_dir, manifest.FILE)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(manifest.manifest(self.in_order), encoding="utf-8")
        if config.extra.get("search_page"):
            search_index.write(Path(config.site_dir))
        if not self.serving:
            publish.write(config, self.config.moved, self.config.frame_ancestors, self.pages)
        self._write_offline(config)
        if not self.serving:
            compress.write(Path(config.site_dir))

    def _write_offline(self, config: MkDocsConfig) -> None:
        """Last of all that is written: the worker knows every file by its bytes."""
        docs, site, templates = Path(config.docs_dir), Path(config.site_dir), config.theme.get_env()
        if config.extra["offline"]:
            installable.write(docs, site, config.site_name, config.site_description or "")
            offline.write(site, templates)
            return
        offline.leave_out(site / config.extra["assets"])
        if self.config.offline == "retire":
            offline.retire(site, templates)

    def _written(
        self, marker: markers.Marker, lesson: Lesson | None, page: Page, config: MkDocsConfig
    ) -> str:
        """Return what stands in the place of `marker`."""
        match marker.name, lesson:
            case markers.QUIZ, Lesson(module=module, bank=bank):
                page.meta["quiz"] = {"enabled": True}
                return quiz_markdown(bank, module.checks)
            case markers.CHECK, Lesson(bank=bank):
                return check_markdown(bank, marker.argument)
            case ((markers.PICTURE | markers.COVER), _):
                return self._picture(marker, page, config)
            case markers.OBJECTIVES, Lesson(module=module):
                return listing.objective_list(module)
            case markers.MODULES, _:
                return listing.module_map(self.in_order, page.file.src_uri)
            case markers.SCENARIOS, _:
                of = [scene for scene in self.scenarios if not lesson or scene.module == _slug(page)]
                return listing.scenario_list(of, page.file.src_uri)
            case markers.YOUR_DATA, _:
                page.meta["your_data"] = True
                return YOUR_DATA_PLACE
            case markers.MODULE_TABLE, _:
                return listing.module_table(self.in_order, page.file.src_uri, config.site_url or "")
        raise PluginError(f"{page.file.src_uri}:{marker.line}: <!-- {marker.name} --> has no place here")

    def _picture(self, marker: markers.Marker, page: Page, config: MkDocsConfig) -> str:
        cover = marker.name == markers.COVER
        name = "cover.svg" if cover else f"{_slug(page)}/{marker.argument}.svg".lstrip("/")
        path = Path(config.docs_dir, "assets/img", name)
        try:
            return (decoration if cover else picture)(path, f"docs/assets/img/{name}")
        except CourseFaults as found:
            raise PluginError(str(found)) from None

    def _following(self, lesson: Lesson) -> Module | None:
        place = self.in_order.index(lesson) + 1 if lesson in self.in_order else len(self.in_order)
        return self.in_order[place].module if place < len(self.in_order) else None


def _slug(page: Page, of: str = "modules") -> str:
    folder, _, name = page.file.src_uri.rpartition("/")
    return name.removesuffix(".md") if folder == of else ""
