"""A real Chromium and the built site on a loopback address."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, sync_playwright

from tests.browser.chromium import find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 900}}

# As root Chromium has no sandbox; the next three keep it from calling anyone but the page's own server; the
# last lets letters be as wide in the headless shell as in the whole browser.
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--font-render-hinting=none",
]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a page asks for many files at once; one that is refused never comes

    def handle_error(self, *args: object) -> None:
        """Say nothing: a page that is closed hangs up."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder` on a loopback address, which is yielded."""
    server = Server(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site, below a sub-path as many hosts have it."""
    root = tmp_path_factory.mktemp("host")
    (root / "course").symlink_to(site)
    with serving(root) as host:
        yield f"{host}course/"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
    yield running
    running.close()


@pytest.fixture(params=SIZES)
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile, once with a phone's window and once with a desktop's."""
    size = SIZES[request.param]
    made = browser.new_context(viewport={"width": size["width"], "height": size["height"]})
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test when a script throws or a request leaves the site."""
    troubles: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: troubles.append(f"script error: {error}"))
    opened.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    opened.on("request", lambda request: _note_outsider(request.url, troubles))
    yield opened
    assert troubles == []


def until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until `expression` holds; Playwright's own way evaluates text, which the policy forbids."""
    for _ in range(600):
        with suppress(Error):  # the page may just load anew
            if page.evaluate(expression, arg):
                return
        page.wait_for_timeout(25)
    raise AssertionError(f"this never came to hold: {expression} with {arg}")


SHIFTED = """() => new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 500);
})"""


def layout_shift(page: Page) -> float:
    """Return how far things have moved on the page by themselves: the sum that browsers report (CLS)."""
    moved: float = page.evaluate(SHIFTED)
    return moved


# Scrolls to what has a behaviour of its own, which fetches it, and waits until it is there.
SETTLE = """async () => {
  const names = ["course-question", "course-data"].filter((name) => document.querySelector(name));
  document.querySelector(names.join() || "html").scrollIntoView();
  await Promise.all(names.map((name) => customElements.whenDefined(name)));
  const start = document.querySelector('script[src$="/start.js"]').src;
  await import(start.replace("start.js", "course-progress.js"));
}"""


def visit(page: Page, url: str) -> None:
    """Open `url` and wait for its behaviours."""
    page.goto(url)
    page.evaluate(SETTLE)


def revisit(page: Page) -> None:
    """Load the page anew and wait for its behaviours."""
    page.reload()
    page.evaluate(SETTLE)


def script(page: Page, name: str) -> str:
    """The address of one of the page's own scripts, in the folder named after this version."""
    start: str = page.evaluate("document.querySelector('script[src$=\"/start.js\"]').src")
    return start.replace("start.js", name)


def _note_outsider(url: str, troubles: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
        troubles.append(f"request to {url}")
