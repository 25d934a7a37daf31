"""The MkDocs plugin: when in a build each part of the house does its work, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority

from courseware import (
    __version__,
    assets,
    compress,
    installable,
    listing,
    live,
    manifest,
    markers,
    menu,
    offline,
    policy,
    publish,
    search_index,
)
from courseware.course import Course, Lesson, load_course
from courseware.coverage import coverage
from courseware.fault import CourseFaults, Fault
from courseware.fragments import hasten
from courseware.harden import QuizMarkupChanged, harden
from courseware.kept import KeptPages
from courseware.module import number_sections
from courseware.picture import decoration, picture
from courseware.render import check_markdown, quiz_markdown
from courseware.scenario_html import scenario_html

if TYPE_CHECKING:
    from typing import Literal

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


# Markdown would take a custom element for a word in a paragraph; so these come in afterwards.
YOUR_DATA_PLACE = f"<!-- {markers.YOUR_DATA} -->"
PLAN_PLACE = f"<!-- {markers.PLAN} -->"


class CoursewareConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say about this plugin."""

    quizzes = config_options.Dir(exists=True, default="quizzes")
    frame_ancestors = config_options.ListOfItems(config_options.Type(str), default=["'self'"])
    moved = config_options.DictOfItems(config_options.Type(str), default={})
    offline = config_options.Choice((False, True, "retire"), default=False)
    compressed_copies = config_options.Type(bool, default=True)


class CoursewarePlugin(BasePlugin[CoursewareConfig]):  # type: ignore[no-untyped-call]
    """Joins pages and question banks."""

    serving = False
    search: dict[str, bytes] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether an author watches; MkDocs then keeps this plugin from build to build."""
        self.serving = command == "serve"
        self.kept = KeptPages()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
        """Let the server survive what the checks did not foresee, if its port is free."""
        if problem := live.taken(server.server_address):
            raise Abort(problem)
        server.builder = live.surviving(server.builder, Path(config.site_dir), config.extra["assets"])

    def on_config(self, config: MkDocsConfig) -> None:
        """Load and check the whole course before anything is built."""
        root = Path(config.config_file_path).absolute().parent
        self.faults: list[Fault] = []
        self.course = Course({}, {})
        config.extra["assets"] = f"assets/{assets.version(Path(config.docs_dir))}"
        config.extra["policy"] = policy.content_policy(serving=self.serving)
        config.extra["search_policy"] = policy.content_policy(wasm=True, serving=self.serving)
        config.extra["release"] = __version__
        config.extra["offline"] = self.config.offline is True
        if not config.extra["offline"]:
            config.nav = offline.without_page(config.nav)
        try:
            self._check_frame(root, config)
            self.course = load_course(root, Path(config.docs_dir), Path(self.config.quizzes))
        except CourseFaults as found:
            self._stop(found)
            return
        hasten(config.plugins["mkdocs_quiz"], config.markdown_extensions)
        templates = config.theme.get_env()
        self.question_template = templates.get_template("partials/questions.html")
        self.scenario_template = templates.get_template("partials/scenario.html")
        self.your_data = templates.get_template("partials/your-data.html").render()
        self.plan_template = templates.get_template("partials/own-plan.html")
        self.templates = [path.read_bytes() for path in live.templates(config.theme.custom_dir)]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what is written in another form, and what no page asks for."""
        for page in files.documentation_pages() if self.faults else ():
            page.content_string = ""  # what is told in its place needs none of it, and it may be no text
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
        self.following = {lesson.module.slug: after.module for lesson, after in pairwise(self.in_order)}
        self.menu_starts = menu.starts(nav)
        self.pages = nav.pages
        faults = publish.faults(self.config.moved, self.config.frame_ancestors, nav.pages)
        if faults:
            raise PluginError("\n".join(["mkdocs.yml:", *faults]))

    @event_priority(100)  # before mkdocs-quiz, which looks for questions in the same event
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Replace the markers of the page."""
        if self.faults:
            return ""
        lesson = self.course.lessons.get(_slug(page))
        page.meta["menu_start"] = self.menu_starts.get(page.file.src_uri, 0)
        if lesson:
            page.meta["parts"] = lesson.module.sections
            markdown = number_sections(markdown, lesson.module)
        try:
            markdown = markers.replace_markers(
                markdown, lambda marker: self._written(marker, lesson, page, config)
            )
        except CourseFaults as found:
            return self._stop(found)
        if self.serving:
            return self.kept.to_convert(page, markdown, *self._made_from(page, lesson, config, files))
        return markdown

    @event_priority(-100)  # after mkdocs-quiz has written its forms
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Write the questions of the page anew."""
        if self.faults:
            return ""
        if self.serving:
            return self.kept.content(page, lambda: self._content(html, page))
        return self._content(html, page)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """While serving, put the faults in the place of every page."""
        return live.fault_environment(self.faults, config.extra["assets"]) if self.faults else env

    def _content(self, html: str, page: Page) -> str:
        lesson = self.course.lessons.get(_slug(page))
        scenario = self.course.scenarios.get(_slug(page, "scenarios"))
        if scenario:
            return scenario_html(html, scenario, self.course.modules, self.scenario_template)
        if lesson is None:
            return html.replace(YOUR_DATA_PLACE, self.your_data)
        try:
            following = self.following.get(lesson.module.slug)
            html = html.replace(PLAN_PLACE, self.plan_template.render(slug=lesson.module.slug))
            return harden(html, lesson.module, lesson.bank, self.question_template, following)
        except QuizMarkupChanged as change:
            raise PluginError(
                f"mkdocs-quiz's HTML is not what courseware/harden.py expects: {change}"
            ) from None

    @event_priority(-100)  # after all who write pages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the browser loads beside the pages."""
        if self.faults:
            with suppress(FileNotFoundError):  # a style sheet may be what is missing
                assets.write(Path(config.docs_dir), Path(config.site_dir, config.extra["assets"]))
            return
        assets.write(Path(config.docs_dir), Path(config.site_dir, config.extra["assets"]))
        path = Path(config.site_dir, manifest.FILE)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(manifest.manifest(self.in_order), encoding="utf-8")
        if config.extra.get("search_page"):
            self._write_search(Path(config.site_dir), _language(config))
        if not self.serving:
            publish.write(config, self.config.moved, self.config.frame_ancestors, self.pages)
        self._write_offline(config)
        if self.config.compressed_copies and not self.serving:
            compress.write(Path(config.site_dir))

    def _write_offline(self, config: MkDocsConfig) -> None:
        """Last of all that is written: the worker knows every file by its bytes."""
        docs, site, templates = Path(config.docs_dir), Path(config.site_dir), config.theme.get_env()
        if config.extra["offline"]:
            about = (config.site_name, config.site_description or "", _language(config))
            installable.write(docs, site, *about)
            offline.write(site, templates)
            return
        offline.leave_out(site / config.extra["assets"])
        if self.config.offline == "retire":
            offline.retire(site, templates)

    def _written(
        self, marker: markers.Marker, lesson: Lesson | None, page: Page, config: MkDocsConfig
    ) -> str:
        """Return what stands in the place of `marker`."""
        written = self._of_module(marker, lesson, page) if lesson else None
        if written is not None:
            return written
        match marker.name:
            case markers.PICTURE | markers.COVER:
                return self._picture(marker, page, config)
            case markers.MODULES:
                return listing.module_map(self.in_order, page.file.src_uri)
            case markers.SCENARIOS:
                of = [scene for scene in self.scenarios if not lesson or scene.module == _slug(page)]
                return listing.scenario_list(of, page.file.src_uri)
            case markers.YOUR_DATA:
                return YOUR_DATA_PLACE
            case markers.COVERAGE:
                return coverage(self.in_order, self.scenarios, page.file.src_uri)
            case markers.LINES:
                return listing.lines_to_say(self.in_order, page.file.src_uri)
            case markers.MODULE_TABLE:
                return listing.module_table(self.in_order, page.file.src_uri, config.site_url or "")
        problem = f"<!-- {marker.name} --> has no place here"
        raise CourseFaults([_fault_at(marker, page, problem, "delete the marker")])

    def _of_module(self, marker: markers.Marker, lesson: Lesson, page: Page) -> str | None:
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

    def _picture(self, marker: markers.Marker, page: Page, config: MkDocsConfig) -> str:
        cover = marker.name == markers.COVER
        name = "cover.svg" if cover else f"{_slug(page)}/{marker.argument}.svg".lstrip("/")
        path = Path(config.docs_dir, "assets/img", name)
        if not path.is_file():
            problem = f"there is no picture docs/assets/img/{name}"
            raise CourseFaults([_fault_at(marker, page, problem, "draw it, or mend the marker's name")])
        return (decoration if cover else picture)(path, f"docs/assets/img/{name}")

    def _stop(self, found: CourseFaults) -> str:
        """Stop the build; while serving, go on and show what was found in place of the pages."""
        number = len(found.faults)
        told = f"the course has {number} fault{'s' if number > 1 else ''}:\n{found}"
        if not self.serving:
            raise PluginError(told)
        live.log.error(told)
        self.faults += found.faults
        return ""

    def _check_frame(self, root: Path, config: MkDocsConfig) -> None:
        """Check templates and style sheets, whose faults would otherwise show when pages are written."""
        faults = [
            *assets.source_faults(Path(config.docs_dir), root),
            *live.template_faults(config.theme.custom_dir, root),
            *live.language_faults(config, root),
        ]
        if faults:
            raise CourseFaults(faults)

    def _made_from(
        self, page: Page, lesson: Lesson | None, config: MkDocsConfig, files: Files
    ) -> tuple[object, ...]:
        """Return all that the content of `page` depends on, its Markdown apart."""
        following = self.following.get(lesson.module.slug) if lesson else None
        scenario = self.course.scenarios.get(_slug(page, "scenarios"))
        scene = (scenario, self.course.modules) if scenario else None
        settings = Path(config.config_file_path).read_bytes()
        return (
            lesson,
            following and (following.slug, following.title),
            scene,
            dict(page.meta),
            settings,
            self.templates,
            sorted(files.src_uris),
        )

    def _write_search(self, site: Path, language: str) -> None:
        """Index the pages; while serving, once: an index is no use to an author and takes half a second."""
        if self.search is not None:
            search_index.write(site, self.search)
            return
        search_index.index(site, language)
        if self.serving:
            self.search = search_index.read(site)


def _language(config: MkDocsConfig) -> str:
    return str(config.theme.get("language") or "en")


def _slug(page: Page, of: str = "modules") -> str:
    folder, _, name = page.file.src_uri.rpartition("/")
    return name.removesuffix(".md") if folder == of else ""


def _fault_at(marker: markers.Marker, page: Page, problem: str, remedy: str) -> Fault:
    """Return the fault of `marker` on `page`; its line counts the front matter too."""
    source, markdown = page.file.content_string, page.markdown or ""
    before = source.count("\n") - markdown.count("\n")
    return Fault(f"docs/{page.file.src_uri}", before + marker.line, problem, remedy)
