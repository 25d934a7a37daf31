"""What `mkdocs serve` needs to live through a fault: a page that tells it, and a server that goes on.

MkDocs ends when a first build fails, and leaves the browser waiting when a later one does.
"""

from __future__ import annotations

import logging
import re
import socket
import traceback
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, TemplateSyntaxError
from mkdocs.exceptions import MkDocsException, PluginError

from courseware.fault import Fault
from courseware.settings import settings_faults
from courseware.text_file import name_in, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Template
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.courseware")

_REMARKS = re.compile(r"\{#.*?#\}", re.DOTALL)
_TEMPLATES = ("*.html", "*.xml", "*.js")


class Stopped(PluginError):
    """The build was stopped by faults of the course, which it tells."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        number = len(faults)
        lines = "\n".join(map(str, faults))
        super().__init__(f"the course has {number} fault{'s' if number > 1 else ''}:\n{lines}")


def fault_environment(faults: Iterable[Fault], assets: str, message: str = "") -> Environment:
    """Return templates all of which are one page that tells the faults, or `message` when there are none.

    `assets` is the folder of the style sheets in the site.
    """
    text = files("courseware").joinpath("templates/fault.html").read_text(encoding="utf-8")
    told = Environment(loader=FunctionLoader(lambda _: text), autoescape=True)
    told.globals.update(faults=list(faults), assets=assets, message=message)
    return told


def templates(folder: str | None) -> list[Path]:
    """Return the templates in `folder`, the theme's custom_dir, if there is one: pages, parts, scripts."""
    found = [path for kind in _TEMPLATES for path in Path(folder).rglob(kind)] if folder else []
    return sorted(path for path in found if path.is_file())


def template_faults(folder: str | None, root: Path) -> Iterator[Fault]:
    """Yield where a template in `folder` is not Jinja, or has nothing in it; named as seen from `root`.

    A part may be empty: it takes a part of the theme away.
    """
    reader = Environment()
    for path in templates(folder):
        name, faults = name_in(root, path), list[Fault]()
        text = read_text(path, name, faults) or ""
        yield from faults
        if path.parent == Path(folder or "") and not faults and not _REMARKS.sub("", text).strip():
            yield Fault(name, 1, "this template is empty", "undo the last change, or delete the file")
        try:
            reader.parse(text)
        except TemplateSyntaxError as error:
            yield Fault(name, error.lineno, (error.message or "").rstrip("."), "mend the template")


def filling_fault(error: Exception, folder: str | None, root: Path) -> Fault | None:
    """Return where a template in `folder` asked for what is not there; None when that is not the cause."""
    own = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if folder and Path(frame.filename).is_relative_to(folder)
    ]
    if not own:
        return None
    problem = f"the template cannot be filled in ({error})"
    return Fault(name_in(root, Path(own[-1].filename)), own[-1].lineno or 1, problem, "mend the template")


def language_faults(config: MkDocsConfig, root: Path) -> Iterator[Fault]:
    """Yield a fault when the theme has no words in the language that mkdocs.yml asks for."""
    wanted = str(config.theme.get("language") or "")
    folders = [Path(folder, "partials/languages") for folder in config.theme.dirs]
    known = sorted(path.stem for folder in folders for path in folder.glob("*.html"))
    if wanted and known and wanted not in known:
        path = Path(config.config_file_path)
        before = path.read_text(encoding="utf-8").partition("language:")[0]
        name, line = name_in(root, path), before.count("\n") + 1
        remedy = f"use one of {', '.join(known)}"
        yield Fault(name, line, f'the theme has no language "{wanted}"', remedy)


def taken(address: tuple[Any, ...]) -> str:
    """Return what to do when another program has the address of the server, or nothing."""
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address[:2])
        except OSError as error:
            host, port = address[:2]
            other = f"stop what runs there, or take another port: make serve PORT={port + 1}"
            return f"The course cannot be shown at http://{host}:{port}/ ({error.strerror}): {other}"
    return ""


class _Errors(logging.Handler):
    """Keeps what MkDocs says in the terminal before it gives up without a reason."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def survive(server: LiveReloadServer, site: Path, assets: str, root: Path) -> None:
    """Let `server` go on whatever happens, and tell in the terminal and on each page of `site` what did.

    It is for what no check foresees, and for a mkdocs.yml that is not read. A page that is not there also
    comes back by itself.
    """
    server.builder = surviving(server.builder, site, assets, root)
    told_of = server.error_handler

    def reloading(code: int) -> bytes | None:
        page = told_of(code)
        if page is None:
            return None
        return bytes(server._inject_js_into_html(page, server._visible_epoch))  # type: ignore[no-untyped-call]

    server.error_handler = reloading


def surviving(build: Callable[[], None], site: Path, assets: str, root: Path) -> Callable[[], None]:
    """Return a `build` that never fails; see `survive`."""
    pages: set[Path] = set()
    errors = _Errors()
    logging.getLogger("mkdocs").addHandler(errors)

    def build_or_tell() -> None:
        pages.update(site.rglob("*.html"))
        errors.told.clear()
        try:
            build()
        except (Exception, SystemExit) as error:
            faults = error.faults if isinstance(error, Stopped) else settings_faults(root)
            message = "\n".join(map(str, faults)) or _words(error, errors.told)
            log.error("The course could not be built:\n%s", message)
            _tell_on(pages, site, fault_environment(faults, assets, message).get_template("fault"))

    return build_or_tell


def _words(error: BaseException, told: list[str]) -> str:
    """Return what was told before `error`, or what it says itself; how it is called, if it is not MkDocs'."""
    if isinstance(error, MkDocsException | SystemExit):
        return "\n".join(dict.fromkeys(told)) or str(error)
    return "".join(traceback.format_exception_only(error)).strip()


def _tell_on(pages: Iterable[Path], site: Path, template: Template) -> None:
    for path in pages:
        depth = len(path.relative_to(site).parts) - 1
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template.render(base_url="/".join([".."] * depth) or "."), encoding="utf-8")
