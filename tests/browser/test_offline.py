"""The course without a network, in a real browser, on a host that is switched off, broken or updated."""

from __future__ import annotations

import json
import re
import shutil
import threading
from typing import TYPE_CHECKING, Any

import jinja2
import pytest
from playwright.sync_api import expect

from courseware import offline
from tests.browser.conftest import visit
from tests.browser.host import Host
from tests.browser.test_pages import violations
from tests.browser.test_record import FIRST, NAME, SLUG, answer, stored
from tests.conftest import ROOT
from tests.test_site import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

MODULE = f"modules/{SLUG}/"
TEMPLATES = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides"))
REGISTERED = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
CONTROLLED = "navigator.serviceWorker.controller !== null"
CACHES = "caches.keys()"
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) found.push(url);
  }
  return found;
}"""
LOADED = "performance.getEntriesByType('resource').map(({ name }) => name)"


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    made = Host(site)
    yield made
    made.off()


@pytest.fixture
def own(browser: Browser) -> Iterator[BrowserContext]:
    """A profile of a phone's size in which requests may fail."""
    made = browser.new_context(viewport={"width": 360, "height": 740})
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def tab(own: BrowserContext) -> Page:
    return own.new_page()


@pytest.fixture(scope="session")
def second(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next version: every page says so, and its scripts and styles have another address."""
    folder = tmp_path_factory.mktemp("second") / "site"
    shutil.copytree(site, folder)
    old = next(path.parent.name for path in (folder / "assets").glob("*/start.js"))
    (folder / "assets" / old).rename(folder / "assets/second00")
    for page in folder.rglob("*.html"):
        text = page.read_text().replace(f"assets/{old}/", "assets/second00/")
        page.write_text(text.replace("<head>", '<head><meta name="version" content="second">', 1))
    course = json.loads((folder / "assets/course.json").read_text())
    (folder / "assets/course.json").write_text(json.dumps({**course, "version": "second"}))
    offline.write(folder, TEMPLATES)
    return folder


def facts(site: Path) -> Any:
    return json.loads((site / offline.FACTS).read_text())


def status(page: Page) -> Any:
    return expect(page.locator(".offline-state"))


def keep(page: Page, host: Host) -> None:
    page.goto(f"{host.address}offline/")
    page.get_by_role("button", name="Keep the course").click()
    status(page).to_contain_text(f"kept on this device: version {facts(host.site)['version']}")


def publish(page: Page, host: Host, site: Path) -> None:
    """Put another version on the host, and let the browser look for it, as it does by itself now and then."""
    host.site = site
    host.asked.clear()
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")


def is_second(page: Page) -> bool:
    return page.locator('meta[name="version"]').count() == 1


def test_nothing_is_kept_before_the_learner_asks(tab: Page, host: Host) -> None:
    for path in ("", MODULE, "offline/"):
        visit(tab, host.address + path)
    size = facts(host.site)["bytes"]
    status(tab).to_contain_text(f"It takes {size / 1e6:.1f} MB of room")
    assert tab.evaluate(REGISTERED) == 0
    assert tab.evaluate(CACHES) == []
    assert not [name for name, _ in host.asked if name.startswith("sw.js")]


def test_every_page_opens_without_a_network(own: BrowserContext, tab: Page, host: Host) -> None:
    host.moved["glossary/"] = (
        "glossary/index.html"  # as some hosts do; no page may be answered with a redirect
    )
    keep(tab, host)
    assert len(tab.evaluate(KEPT)) == facts(host.site)["files"]
    host.off()
    failed: list[str] = []
    own.on("requestfailed", lambda request: failed.append(f"{request.url} {request.failure}"))
    own.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
    forms = (f"{MODULE}index.html", "index.html", f"{MODULE}?from=mail#quiz", "glossary/#if-then-plan")
    for path in (*PAGES, *forms):
        tab.goto(host.address + path, wait_until="load")
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
    visit(tab, host.address + MODULE)
    answer(tab)
    tab.reload()
    expect(tab.locator(f"#q-{FIRST.id} [role=status]")).to_contain_text("Right.")
    tab.goto(f"{host.address}search/?q=paraphrase")
    expect(tab.get_by_role("status")).to_contain_text("Found on")
    tab.goto(f"{host.address}offline/")
    status(tab).to_contain_text("kept on this device")
    # A page that is left may break off a request.
    assert [failure for failure in failed if "ERR_ABORTED" not in failure] == []


def test_keeping_shows_how_far_it_is(tab: Page, host: Host) -> None:
    host.held["sources/"] = threading.Event()
    tab.goto(f"{host.address}offline/")
    tab.get_by_role("button", name="Keep the course").focus()
    tab.keyboard.press("Enter")
    status(tab).to_contain_text("being fetched")
    total = facts(host.site)["files"] - 1  # the file that says that all others are there
    bar = tab.get_by_role("progressbar", name="Files kept")
    expect(bar).to_have_js_property("max", total)
    expect(bar).to_have_js_property("value", total - 1)
    expect(tab.get_by_role("button", name=re.compile("Keep|Remove"))).to_have_count(0)
    assert violations(tab) == []
    host.held["sources/"].set()
    status(tab).to_contain_text("kept on this device")
    expect(tab.get_by_role("progressbar")).to_have_count(0)
    expect(tab.get_by_role("heading", name="On this device")).to_be_focused()
    assert violations(tab) == []


def test_an_update_in_a_quiz_loses_nothing_and_mixes_nothing(
    own: BrowserContext, tab: Page, host: Host, second: Path
) -> None:
    keep(tab, host)
    first = tab.evaluate(CACHES)
    visit(tab, host.address + MODULE)
    quiz = own.new_page()
    quiz.goto(host.address + MODULE)
    publish(tab, host, second)
    expect(tab.locator(".offline-ready")).to_have_text("A new version of the course is ready")
    fetched = [name for name, _ in host.asked if name != "sw.js"]
    assert "assets/course.json" in fetched
    assert not [name for name in fetched if name.startswith(("pagefind/", "assets/img/"))]
    host.asked.clear()
    visit(quiz, host.address + MODULE)
    answer(quiz)  # its script is only fetched now
    assert not is_second(quiz)
    assert not [name for name in quiz.evaluate(LOADED) if "second00" in name]
    assert "version" not in quiz.evaluate("fetch('../../assets/course.json').then((answer) => answer.json())")
    assert [name for name, _ in host.asked if name != "sw.js"] == []

    tab.get_by_role("link", name="A new version").click()
    status(tab).to_contain_text("A new version is ready")
    assert violations(tab) == []
    tab.get_by_role("button", name="Use the new version").click()
    for page in (tab, quiz):
        page.wait_for_selector('meta[name="version"]', state="attached")
    status(tab).to_contain_text(f"kept on this device: version {facts(second)['version']}")
    expect(quiz.locator(f"#q-{FIRST.id} [role=status]")).to_contain_text("Right.")
    assert stored(quiz)["answers"][NAME]["right"]
    assert not [name for name in quiz.evaluate(LOADED) if re.search(r"assets/[0-9a-f]{8}/", name)]
    tab.goto(f"{host.address}glossary/")
    names = tab.evaluate(CACHES)
    assert len(names) == 1
    assert names != first
    assert [name for name, code in host.asked if code >= 400] == []


def test_a_new_version_waits_until_all_pages_are_closed(
    own: BrowserContext, tab: Page, host: Host, second: Path
) -> None:
    keep(tab, host)
    tab.goto(f"{host.address}glossary/")
    publish(tab, host, second)
    expect(tab.locator(".offline-ready")).to_be_visible()
    tab.goto(f"{host.address}phrases/")
    assert not is_second(tab)
    tab.goto("about:blank")
    later = own.new_page()
    for _ in range(20):  # the browser takes its time to see that all are closed
        later.goto("about:blank")
        later.wait_for_timeout(100)
        later.goto(f"{host.address}phrases/")
        if is_second(later):
            break
    assert is_second(later)
    assert len(later.evaluate(CACHES)) == 1


def test_a_broken_update_leaves_the_version_that_works(tab: Page, host: Host, second: Path) -> None:
    keep(tab, host)
    before = sorted(tab.evaluate(KEPT))
    tab.goto(f"{host.address}glossary/")
    host.answers["sources/"] = (500, b"no")
    host.site = second
    end = tab.evaluate("""async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        const end = new Promise((tell) => registration.addEventListener("updatefound", () => {
            const coming = registration.installing;
            coming.addEventListener("statechange", () => tell(coming.state));
        }));
        await registration.update();
        return end;
    }""")
    assert end == "redundant"
    assert ("sources/", 500) in host.asked
    assert sorted(tab.evaluate(KEPT)) == before
    host.off()
    for path in ("sources/", MODULE):
        tab.goto(host.address + path)
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
        assert not is_second(tab)


def test_a_wrong_answer_is_never_kept(tab: Page, host: Host) -> None:
    for reply in ((500, b"no"), (404, b""), (200, b"<h1>Welcome to the hotel</h1>")):
        host.answers["modules/call-backs/"] = reply
        tab.goto(f"{host.address}offline/")
        tab.get_by_role("button", name="Keep the course").click()
        status(tab).to_contain_text("Not every file could be fetched as it should be, so nothing was kept.")
        status(tab).to_contain_text("The course is not kept on this device.")
        assert tab.evaluate(CACHES) == []
        assert tab.evaluate(REGISTERED) == 0
    host.answers.clear()
    tab.get_by_role("button", name="Keep the course").click()
    status(tab).to_contain_text("The course is kept on this device")


def test_what_is_not_of_the_course_goes_to_the_network(tab: Page, host: Host) -> None:
    keep(tab, host)
    before = sorted(tab.evaluate(KEPT))
    tab.goto(f"{host.address}glossary/")
    codes = tab.evaluate("""() => Promise.all([
        fetch("../nowhere/"),
        fetch("../sitemap.xml"),
        fetch("../glossary/", { method: "POST", body: "x" }),
        fetch("../assets/course.json", { headers: { Range: "bytes=0-9" }, cache: "no-store" }),
    ].map(async (answer) => (await answer).status))""")
    assert codes[:3] == [404, 200, 501]
    asked = [name for name, _ in host.asked]
    assert asked.count("glossary/") == 2  # to keep it, and the POST
    assert asked.count("assets/course.json") == 2
    assert sorted(tab.evaluate(KEPT)) == before


def test_a_full_device_is_told_and_keeps_nothing(own: BrowserContext, tab: Page, host: Host) -> None:
    tab.goto(f"{host.address}offline/")
    origin = host.address.removesuffix("/course/")
    own.new_cdp_session(tab).send(
        "Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": facts(host.site)["bytes"] // 2}
    )
    tab.get_by_role("button", name="Keep the course").click()
    status(tab).to_contain_text("There is not enough room")
    assert tab.evaluate(CACHES) == []
    assert tab.evaluate(REGISTERED) == 0


def test_switched_off_stays_off(tab: Page, host: Host) -> None:
    keep(tab, host)
    visit(tab, host.address + MODULE)
    answer(tab)
    tab.goto(f"{host.address}offline/")
    assert tab.evaluate(CONTROLLED)
    tab.get_by_role("button", name="Remove it").click()
    status(tab).to_contain_text("The course is not kept on this device.")
    for path in ("offline/", MODULE):
        tab.goto(host.address + path)
        tab.reload()
        assert not tab.evaluate(CONTROLLED)
        assert tab.evaluate(REGISTERED) == 0
        assert tab.evaluate(CACHES) == []
    assert stored(tab)["answers"][NAME]["right"]


def test_removed_and_kept_again_on_one_page(tab: Page, host: Host) -> None:
    keep(tab, host)
    tab.reload()
    tab.get_by_role("button", name="Remove it").click()
    status(tab).to_contain_text("The course is not kept on this device.")
    tab.get_by_role("button", name="Keep the course").click()
    status(tab).to_contain_text("The course is kept on this device")
    assert len(tab.evaluate(KEPT)) == facts(host.site)["files"]
    host.off()
    tab.goto(f"{host.address}glossary/")
    expect(tab.get_by_role("heading", level=1)).to_have_text(re.compile("Glossary"))


def test_a_copy_that_the_browser_lost_is_let_go(tab: Page, host: Host) -> None:
    keep(tab, host)
    tab.goto(f"{host.address}glossary/")
    tab.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    tab.goto(host.address + MODULE)
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    tab.goto(f"{host.address}offline/")
    status(tab).to_contain_text("The course is not kept on this device.")
    assert tab.evaluate(REGISTERED) == 0


def test_a_retired_worker_removes_what_was_kept(tab: Page, host: Host, site: Path, tmp_path: Path) -> None:
    keep(tab, host)
    tab.goto(f"{host.address}glossary/")
    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site" / offline.FACTS).unlink()
    offline.retire(tmp_path / "site", TEMPLATES)
    with tab.expect_navigation():
        publish(tab, host, tmp_path / "site")
    tab.reload()
    assert not tab.evaluate(CONTROLLED)
    assert tab.evaluate(REGISTERED) == 0
    assert tab.evaluate(CACHES) == []


def test_a_browser_that_keeps_nothing_is_told(own: BrowserContext, tab: Page, host: Host) -> None:
    own.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'serviceWorker',"
        " { get() { throw new DOMException('blocked', 'SecurityError') } })"
    )
    thrown: list[str] = []
    tab.on("pageerror", lambda error: thrown.append(str(error)))
    tab.goto(f"{host.address}offline/")
    status(tab).to_contain_text("This browser does not let the course keep anything.")
    expect(tab.locator("course-offline button:visible")).to_have_count(0)
    assert thrown == []


def test_a_site_without_https_says_so(own: BrowserContext, tab: Page, host: Host) -> None:
    own.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    own.add_init_script("Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })")
    tab.goto(f"{host.address}offline/")
    status(tab).to_contain_text("only what comes over https")
