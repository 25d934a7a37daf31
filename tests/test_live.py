"""The live loop: a real `mkdocs serve` on the small course, from fault to fault and back to a sound site."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup
from mkdocs.config import load_config

from courseware.live import language_faults, template_faults
from tests.conftest import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 60  # seconds until a server that says nothing has failed its test
SOUND = "Kettles"
FAULTY = "Mend this first"


@dataclass
class Served:
    """A course that is served, and what its author sees."""

    folder: Path
    address: str
    process: subprocess.Popen[bytes]

    def page(self, name: str = "modules/kettle/") -> BeautifulSoup:
        try:
            return BeautifulSoup(urlopen(self.address + name, timeout=PATIENCE).read(), "html.parser")
        except HTTPError as error:
            return BeautifulSoup(error.read(), "html.parser")

    def title(self, name: str = "modules/kettle/") -> str:
        heading = self.page(name).h1
        assert heading is not None
        return heading.get_text()

    def save(self, name: str, old: str, new: str) -> None:
        """Write `new` for `old` in a file, and wait until the page is there."""
        text = (self.folder / name).read_text()
        assert old in text
        self.write(self.folder / name, text.replace(old, new, 1).encode())

    def write(self, path: Path, content: bytes) -> None:
        """Write a file, and wait until the page is there."""
        self.change(lambda: path.write_bytes(content))

    def change(self, change: Callable[[], object]) -> None:
        """Change a file, and wait as a browser does until the server says: reload."""
        epoch = re.search(r"livereload\((\d+),", str(self.page()))
        assert epoch is not None
        change()
        while urlopen(f"{self.address}livereload/{epoch[1]}/1", timeout=PATIENCE).read().decode() == epoch[1]:
            assert self.process.poll() is None

    @property
    def said(self) -> str:
        return (self.folder / "said.txt").read_text()


@pytest.fixture
def serve(small_course: Path) -> Iterator[Callable[[], Served]]:
    """Starts `mkdocs serve` in the small course, and ends it."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> Served:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
        with (small_course / "said.txt").open("w") as said:
            process = subprocess.Popen(command, cwd=small_course, env=env, stdout=said, stderr=said)
        started.append(process)
        served = Served(small_course, f"http://127.0.0.1:{port}/", process)
        _wait_for(served)
        return served

    yield start
    for process in started:
        process.terminate()
        process.wait()


def _wait_for(served: Served) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert served.process.poll() is None, served.said
        with suppress(URLError, ConnectionError):
            served.page()
            return
        time.sleep(0.05)
    raise AssertionError(served.said)


def _give_files_to_watch(course: Path) -> None:
    """Add what the small course has not: a style sheet, a script, a scenario, a picture; and watch all."""
    for name, text in {
        "docs/assets/css/page.css": '@import url("part.css");\nbody { color: #123 }\n',
        "docs/assets/css/part.css": "p { margin: 0 }\n",
        "docs/assets/js/start.js": "let first;\n",
        "quizzes/retired.txt": "# none\n",
        "docs/assets/img/kettle/lid.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>A lid</title>'
        "<desc>It is shut.</desc></svg>\n",
        "docs/scenarios/tea.md": "---\ntitle: Tea\ndescription: Two cups.\nscenario:\n  minutes: 3\n"
        "  module: kettle\n  meters: {trust: Trust}\n---\n# Tea\n\n## Now { #now }\n\n- [Pour](#end)\n\n"
        "## The end { #end .ending .calm }\n",
    }.items():
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_text(text)
    page = course / "docs/modules/kettle.md"
    page.write_text(page.read_text().replace("Close it.", "Close it.\n\n<!-- picture: lid -->"))
    config = course / "mkdocs.yml"
    config.write_text(config.read_text() + "watch: [quizzes, overrides]\n")


FAULTS = {
    "bank": ("quizzes/kettle.yml", "stem:", "stm:", "quizzes/kettle.yml:8"),
    "page": ("docs/modules/kettle.md", "minutes: 5", "minutes: five", "docs/modules/kettle.md:4"),
    "marker": ("docs/index.md", "<!-- modules -->", "<!-- objectives -->", "docs/index.md:3"),
    "scenario": ("docs/scenarios/tea.md", "(#end)", "(#nowhere)", "docs/scenarios/tea.md:13"),
    "picture": ("docs/assets/img/kettle/lid.svg", "desc>", "dec>", "docs/assets/img/kettle/lid.svg:1"),
    "override": ("overrides/main.html", "{% block styles", "{% blok styles", "overrides/main.html:"),
    "sitemap": ("overrides/sitemap.xml", "<urlset", "{{ lid.off }}<urlset", "overrides/sitemap.xml:"),
    "import": ("docs/assets/css/page.css", "part.css", "prt.css", "docs/assets/css/page.css:1"),
    "style sheet": ("docs/assets/css/part.css", "margin: 0 }", "margin: 0", "docs/assets/css/part.css:1"),
    "script": ("docs/assets/js/start.js", "let first;", "function () {}", "docs/assets/js/start.js:1"),
}
UNREADABLE = (
    "docs/modules/kettle.md",
    "docs/index.md",
    "quizzes/kettle.yml",
    "quizzes/retired.txt",
    "docs/scenarios/tea.md",
    "docs/assets/css/part.css",
    "docs/assets/js/start.js",
    "overrides/partials/footer.html",
)
SETTINGS = (
    ("site_name: A", "site_name: A: a", "text has a colon in it"),
    ("  - index.md", "\t- index.md", "mkdocs.yml:8"),
    ("name: material", "name: materiel", "mkdocs.yml:3"),
    ("nav:", "menu:", "There is no nav"),
)


def test_files_in_another_encoding_are_named(serve: Callable[[], Served], small_course: Path) -> None:
    """Also when the server starts with one, and when it is a page, which MkDocs itself cannot read."""
    _give_files_to_watch(small_course)
    files = [small_course / name for name in UNREADABLE]
    sound = [path.read_bytes() for path in files]
    files[0].write_bytes(sound[0] + b"caf\xe9\n")
    served = serve()
    for path, name, before in zip(files, UNREADABLE, sound, strict=True):
        served.write(path, before + b"caf\xe9\n")
        page = served.page()
        assert page.h1 is not None
        assert page.h1.get_text() == FAULTY, name
        last = before.count(b"\n") + 1
        assert f"{name}:{last}" in page.get_text(), name
        assert "save the file with the encoding UTF-8" in page.get_text(), name
        served.write(path, before)
        assert served.title() == SOUND, name


def test_every_fault_is_shown_and_mended_without_a_new_start(
    serve: Callable[[], Served], small_course: Path
) -> None:
    """One server lives through all of them, the first of which it meets when it starts."""
    _give_files_to_watch(small_course)
    bank = small_course / "quizzes/kettle.yml"
    bank.write_text(bank.read_text().replace("stem:", "stm:", 1))
    served = serve()
    assert served.title() == FAULTY
    assert served.title("no/such/page/") == FAULTY
    served.save("quizzes/kettle.yml", "stm:", "stem:")
    assert served.title() == SOUND
    for name, (file, old, new, place) in FAULTS.items():
        served.save(file, old, new)
        page = served.page()
        assert page.h1 is not None
        assert page.h1.get_text() == FAULTY, name
        assert place in page.get_text(), name
        assert "What to do:" in page.get_text(), name
        assert served.title("") == FAULTY, name
        assert place in served.said, name
        assert not page.select("style, [style], [onclick]"), name
        served.save(file, new, old)
        assert served.title() == SOUND, name
    for old, new, told in SETTINGS:
        served.save("mkdocs.yml", old, new)
        assert served.title() == FAULTY
        assert told in served.page().get_text()
        assert "mkdocs.exceptions" not in served.page().get_text()
        served.save("mkdocs.yml", new, old)
        assert served.title() == SOUND


def test_a_page_comes_back_after_it_was_gone_and_after_its_template_was(
    serve: Callable[[], Served], small_course: Path
) -> None:
    """Also where the page itself is not there, and the server tells of it in its own place."""
    _give_files_to_watch(small_course)
    served = serve()
    for name in ("docs/modules/kettle.md", "overrides/main.html"):
        path = small_course / name
        text = path.read_bytes()
        if path.suffix == ".md":
            served.change(lambda: path.rename(small_course / "aside.md"))  # noqa: B023
        else:
            served.write(path, b" ")
        assert served.title() == FAULTY, name
        served.write(path, text)
        assert served.title() == SOUND, name


def test_every_kind_of_file_is_followed(serve: Callable[[], Served], small_course: Path) -> None:
    _give_files_to_watch(small_course)
    served = serve()
    served.save("docs/modules/kettle.md", "Close it.", "Close it well.")
    assert "Close it well." in served.page().get_text()
    assert len(served.page().select("[data-question]")) == 6
    served.save("quizzes/kettle.yml", "What do you do first?", "What comes first?")
    assert "What comes first?" in served.page().get_text()
    assert "Close it well." in served.page().get_text()
    served.save("docs/scenarios/tea.md", "Two cups.", "Three cups.")
    served.save("overrides/partials/footer.html", '<div class="small-print">', '<div class="tiny-print">')
    assert served.page().select(".tiny-print")
    for name, old, new in (("css/part.css", "margin", "padding"), ("js/start.js", "first", "second")):
        before = served.page().select_one("link[rel=stylesheet]")
        served.save(f"docs/assets/{name}", old, new)
        after = served.page().select_one("link[rel=stylesheet]")
        assert before is not None
        assert after is not None
        assert before["href"] != after["href"]


def test_an_unchanged_page_is_not_made_again(serve: Callable[[], Served], small_course: Path) -> None:
    """The page that stays is the same in every byte, but for what tells the browser to reload."""
    _give_files_to_watch(small_course)
    served = serve()
    before = served.page().article
    served.save("docs/index.md", "# Home", "# House")
    assert served.title("") == "House"
    assert served.page().article == before


def test_a_template_that_is_not_jinja_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/main.html").write_text("{% block a %}\n{% endblok %}\n")
    (fault,) = template_faults(str(tmp_path / "overrides"), tmp_path)
    assert (fault.file, fault.line) == ("overrides/main.html", 2)
    assert "endblok" in fault.problem


@pytest.mark.parametrize("name", ["main.html", "sw.js", "partials/nav.html"])
@pytest.mark.parametrize("text", ["", " \n", "{# nothing #}"])
def test_an_empty_template_is_named_unless_it_is_a_part(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "overrides" / name
    path.parent.mkdir(parents=True)
    path.write_text(text)
    told = [str(fault) for fault in template_faults(str(tmp_path / "overrides"), tmp_path)]
    empty = f"overrides/{name}:1: this template is empty: undo the last change, or delete the file"
    assert told == ([] if "/" in name else [empty])


@pytest.mark.parametrize("name", ["sw.js", "sitemap.xml"])
def test_a_template_that_is_no_page_is_read_too(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("first\n{% if %}\n")
    (fault,) = template_faults(str(tmp_path), tmp_path)
    assert (fault.file, fault.line) == (name, 2)


def test_what_a_template_lacks_is_told_with_its_line(small_course: Path, tmp_path: Path) -> None:
    template = small_course / "overrides/main.html"
    template.write_text(template.read_text() + "{% block footer %}\n{{ kettle.lid }}\n{% endblock %}\n")
    line = template.read_text().splitlines().index("{{ kettle.lid }}") + 1
    done = build(small_course, tmp_path / "site")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert (
        f"overrides/main.html:{line}: the template cannot be filled in ('kettle' is undefined)" in done.stderr
    )


@pytest.mark.parametrize(("language", "faulty"), [("de", False), ("pt-BR", False), ("german", True)])
def test_a_language_that_the_theme_has_not_is_named(language: str, faulty: bool, small_course: Path) -> None:
    path = small_course / "mkdocs.yml"
    path.write_text(path.read_text().replace("font: false", f"font: false\n  language: {language}"))
    faults = list(language_faults(load_config(str(path)), small_course))
    assert [(fault.file, fault.line) for fault in faults] == ([("mkdocs.yml", 6)] if faulty else [])
    assert all(", de," in fault.remedy for fault in faults)


def test_a_port_that_is_taken_is_told_with_another(small_course: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        done = subprocess.run(command, cwd=small_course, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert f"make serve PORT={port + 1}" in done.stdout + done.stderr
