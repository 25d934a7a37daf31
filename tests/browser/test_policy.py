"""The course as a real nginx serves it, with the policy in page and header: what it does is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import nginx
from tests.browser.conftest import visit
from tests.browser.test_pages import violations
from tests.browser.test_quiz import asked, check, choose, element
from tests.test_site import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.parametrize("context", ["desktop"], indirect=True)

# Before a page's own scripts: whatever the policy stops is noted.
LISTEN = """
self.stopped = [];
addEventListener("securitypolicyviolation", (e) => stopped.push(`${e.effectiveDirective}: ${e.blockedURI}`));
"""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with nginx.running(site) as address:
        yield address


@pytest.fixture(autouse=True)
def _listen(context: BrowserContext) -> None:
    context.add_init_script(LISTEN)


def stopped(page: Page) -> list[str]:
    """What the policy has stopped in this page, once all that has happened has been told."""
    found: list[str] = page.evaluate("new Promise((tell) => setTimeout(() => tell(stopped), 50))")
    return found


def test_every_page_keeps_to_it(page: Page, address: str) -> None:
    for path in PAGES:
        visit(page, address + path)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert stopped(page) == [], path
    page.goto(f"{address}modules/empathy/")
    page.get_by_label("Dark").check()
    assert page.pdf().startswith(b"%PDF")
    assert stopped(page) == []


def test_questions_of_each_type_keep_to_it(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    one_of_each = asked(page, "empathy")
    assert len(one_of_each) == 5
    for question in one_of_each:
        quiz = element(page, "empathy", question)
        choose(quiz, question, right=False)
        check(quiz)
    assert stopped(page) == []
    page.goto(f"{address}your-data/")
    with page.expect_download():
        page.get_by_role("button", name="Save").first.click()
    assert stopped(page) == []


def test_search_keeps_to_it(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=paraphrase")
    expect(page.locator(".search-results li").first).to_be_visible()
    assert stopped(page) == []


def test_what_is_not_there_is_said_in_the_course_s_look(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}modules/nowhere/at-all/")
    assert page.evaluate("document.styleSheets.length") == 1
    assert violations(page) == []
    page.get_by_role("link", name="Go to the start of the course").click()
    expect(page).to_have_url(address)


def test_it_holds(context: BrowserContext, address: str) -> None:
    """Script and style in the page are stopped, and WebAssembly where no search is."""
    page = context.new_page()
    page.goto(f"{address}glossary/")
    page.evaluate("""async () => {
        for (const name of ["script", "style"]) {
            const inline = document.createElement(name);
            inline.textContent = "/* inline */";
            document.head.append(inline);
        }
        await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).catch(() => {});
    }""")
    assert {found.partition(":")[0] for found in stopped(page)} == {
        "script-src-elem",
        "style-src-elem",
        "script-src",
    }


def test_no_one_else_frames_a_page(context: BrowserContext, address: str) -> None:
    """The same machine under another name is another host."""
    page = context.new_page()
    other = address.replace("127.0.0.1", "localhost")
    frame = f'<iframe src="{address}"></iframe>'
    page.route(f"{other}**", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto(other)
    assert page.frames[1].url.startswith("chrome-error:")
