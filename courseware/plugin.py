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
    course_list,
    installable,
    live,
    menu,
    offline,
    policy,
    publish,
    search_index,
    settings,
)
from courseware.course import Course, load_course
from courseware.expansion import PLAN_PLACE, YOUR_DATA_PLACE, Expansion, slug_of
from courseware.fault import CourseFaults, Fault
from courseware.fragments import hasten
from courseware.harden import QuizMarkupChanged, harden
from courseware.kept import KeptPages
from courseware.line_breaks import kept_together
from courseware.module import number_sections, number_title
from courseware.plain_words import are_left_alone
from courseware.scenario_html import scenario_html

if TYPE_CHECKING:
    from typing import Literal

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


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
        live.survive(server, Path(config.site_dir), config.extra["assets"], self.root)

    def on_config(self, config: MkDocsConfig) -> None:
        """Load and check the whole course before anything is built."""
        root = self.root = Path(config.config_file_path).absolute().parent
        self.templates = config.theme.custom_dir
        self.faults: list[Fault] = []
        self.course = Course({}, {})
        config.extra |= self._facts(Path(config.docs_dir))
        if not config.extra["offline"]:
            config.nav = offline.without_page(config.nav)
        try:
            self._check_frame(root, config)
            self.course = load_course(root, Path(config.docs_dir), Path(self.config.quizzes))
        except CourseFaults as found:
            self._stop(found)
            return
        if are_left_alone(config.markdown_extensions):
            config.markdown_extensions.append("courseware.plain_words")
        hasten(config.plugins["mkdocs_quiz"], config.markdown_extensions)
        self._load_templates(config)

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
        slugs = [slug for page in nav.pages if (slug := slug_of(page)) in self.course.lessons]
        self.in_order = [self.course.lessons[slug] for slug in slugs]
        self.places = {slug: place for place, slug in enumerate(slugs, 1)}
        scenes = [slug_of(page, "scenarios") for page in nav.pages]
        scenarios = [self.course.scenarios[slug] for slug in scenes if slug in self.course.scenarios]
        docs, address = Path(config.docs_dir), config.site_url or ""
        self.expansion = Expansion(self.in_order, scenarios, docs, address)
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
        lesson = self.course.lessons.get(slug_of(page))
        page.meta["menu_start"] = self.menu_starts.get(page.file.src_uri, 0)
        if lesson:
            page.meta["parts"] = lesson.module.parts
            markdown = number_sections(markdown, lesson.module)
            if place := self.places.get(lesson.module.slug):
                markdown = number_title(markdown, place, len(self.places))
        try:
            markdown = self.expansion.expanded(markdown, page, lesson)
        except CourseFaults as found:
            return self._stop(found)
        if self.serving:
            said = Path(config.config_file_path).read_bytes()
            return self.kept.to_convert(page, markdown, dict(page.meta), said, sorted(files.src_uris))
        return markdown

    @event_priority(-100)  # after mkdocs-quiz has written its forms
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Write the questions of the page anew."""
        if self.faults:
            return ""
        return kept_together(self._content(self.kept.content(page, html) if self.serving else html, page))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let the menu show the parts of a page: of a module its sections, of a scenario none."""
        if "scenario" not in page.meta:
            page.meta.setdefault("parts", menu.parts(page))
        return context

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Fit the templates to one build; while serving, put the faults in the place of every page."""
        env.trim_blocks = env.lstrip_blocks = True  # no blank lines where the theme's tags stood
        env.auto_reload = False  # each build has an environment of its own
        return live.fault_environment(self.faults, config.extra["assets"]) if self.faults else env

    def _facts(self, docs: Path) -> dict[str, object]:
        """Return what templates read as `config.extra`."""
        return {
            "assets": f"assets/{assets.version(docs)}",
            "policy": policy.content_policy(serving=self.serving),
            "search_policy": policy.content_policy(wasm=True, serving=self.serving),
            "release": __version__,
            "menu_entries": menu.SHOWN,
            "offline": self.config.offline is True,
        }

    def _load_templates(self, config: MkDocsConfig) -> None:
        templates = config.theme.get_env()
        self.question_template = templates.get_template("partials/questions.html")
        self.scenario_template = templates.get_template("partials/scenario.html")
        self.your_data = templates.get_template("partials/your-data.html").render()
        self.plan_template = templates.get_template("partials/own-plan.html")

    def _content(self, html: str, page: Page) -> str:
        lesson = self.course.lessons.get(slug_of(page))
        scenario = self.course.scenarios.get(slug_of(page, "scenarios"))
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
        docs, site = Path(config.docs_dir), Path(config.site_dir)
        if self.faults:
            with suppress(OSError, ValueError):  # a style sheet may be what is at fault
                assets.write(docs, site / config.extra["assets"])
            return
        assets.write(docs, site / config.extra["assets"])
        course_list.write(site, self.in_order, self.config.moved)
        if config.extra.get("search_page"):
            self._write_search(site, _language(config))
        if not self.serving:
            publish.write(config, self.config.moved, self.config.frame_ancestors, self.pages)
        self._write_offline(config)
        if self.config.compressed_copies and not self.serving:
            compress.write(site)

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

    def on_build_error(self, *, error: Exception) -> None:
        """Tell what a template lacks by its file and line: MkDocs would print where Jinja stood."""
        fault = (
            None if isinstance(error, PluginError) else live.filling_fault(error, self.templates, self.root)
        )
        if fault:
            raise live.Stopped([fault]) from None

    def _stop(self, found: CourseFaults) -> str:
        """Stop the build; while serving, go on and show what was found in place of the pages."""
        stopped = live.Stopped(found.faults)
        if not self.serving:
            raise stopped
        live.log.error(str(stopped))
        self.faults += found.faults
        return ""

    def _check_frame(self, root: Path, config: MkDocsConfig) -> None:
        """Check templates and style sheets, whose faults would otherwise show when pages are written."""
        faults = [
            *assets.source_faults(Path(config.docs_dir), root),
            *live.template_faults(config.theme.custom_dir, root),
            *live.language_faults(config, root),
            *([] if config.nav else [Fault(settings.FILE, 1, *settings.NO_NAV)]),
        ]
        if faults:
            raise CourseFaults(faults)

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
