"""A weak line and the strong one: in turn where there is no room for both, else side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import layout_shift
from tests.browser.test_pages import violations, width

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

phone = pytest.mark.parametrize("context", ["phone"], indirect=True)
DIALOGUE = "modules/empathy/#dialogue-cake"


def pair(page: Page) -> Locator:
    found = page.locator("course-compare").first
    found.scroll_into_view_if_needed()
    page.evaluate("customElements.whenDefined('course-compare')")
    return found


def test_both_in_turn_or_side_by_side(page: Page, address: str) -> None:
    page.goto(address + DIALOGUE)
    compare = pair(page)
    weak, strong = compare.locator(".weak"), compare.locator(".strong")
    if width(page) > 1200:
        expect(compare.get_by_role("group")).to_be_hidden()
        boxes = weak.bounding_box(), strong.bounding_box()
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]
        assert boxes[0]["y"] == boxes[1]["y"]
        return
    group = compare.get_by_role("group", name="Which line of Ines is shown")
    expect(weak).to_be_visible()
    expect(strong).to_be_hidden()
    group.get_by_role("button", name="Weak").focus()
    height = compare.evaluate("(pair) => pair.offsetHeight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(group.get_by_role("button", name="Strong")).to_have_attribute("aria-pressed", "true")
    expect(group.get_by_role("button", name="Weak")).to_have_attribute("aria-pressed", "false")
    expect(weak).to_be_hidden()
    expect(strong).to_be_visible()
    assert compare.evaluate("(pair) => pair.offsetHeight") == height
    assert layout_shift(page) == 0
    assert violations(page) == []
    page.emulate_media(media="print")
    expect(weak).to_be_visible()
    expect(strong).to_be_visible()
    expect(group).to_be_hidden()


def test_both_show_without_script(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(address + DIALOGUE)
        compare = page.locator("course-compare").first
        expect(compare.locator(".weak")).to_be_visible()
        expect(compare.locator(".strong")).to_be_visible()
        expect(compare.get_by_role("button")).to_have_count(0)


@phone
def test_both_show_when_the_script_never_comes(page: Page, address: str) -> None:
    page.route("**/course-compare.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(address + DIALOGUE)
    compare = page.locator("course-compare").first
    expect(compare.locator(".strong")).to_be_hidden()
    compare.locator(".strong").evaluate("(line) => line.getAnimations().forEach((wait) => wait.finish())")
    expect(compare.locator(".strong")).to_be_visible()
    expect(compare.locator(".weak")).to_be_visible()
