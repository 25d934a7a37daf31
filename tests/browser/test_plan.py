"""The learner's own plan and case in a module: kept, counted, printed, forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import layout_shift, until
from tests.browser.test_pages import violations
from tests.browser.test_record import stored

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.parametrize("context", ["phone"], indirect=True)

PLACE = "modules/call-backs/#plan"
WORDS = "<b>Rita</b> says “no” & leaves."
KEPT = """([name, value]) => {
    const record = JSON.parse(localStorage.getItem("even-keel:record") ?? "{}");
    return record.reviews?.texts[name]?.value === value;
}"""


def write(page: Page, address: str) -> None:
    page.goto(address + PLACE)
    page.get_by_label("A case of my own").fill(WORDS)
    until(page, KEPT, ["case/call-backs", WORDS])


def test_what_is_written_is_there_again(page: Page, address: str) -> None:
    write(page, address)
    page.get_by_label("I will say").fill("Not yet")
    page.get_by_label("I will say").press("Tab")
    until(page, KEPT, ["say/call-backs", "Not yet"])
    page.reload()
    expect(page.get_by_label("A case of my own")).to_have_value(WORDS)
    expect(page.get_by_label("I will say")).to_have_value("Not yet")
    page.goto(f"{address}modules/empathy/#plan")
    expect(page.get_by_label("A case of my own")).to_have_value("")
    page.goto(f"{address}your-data/")
    expect(page.locator(".course-data-summary")).to_have_text("2 of your own texts.")


def test_an_unticked_box_forgets(page: Page, address: str) -> None:
    write(page, address)
    page.get_by_label("Keep this in my browser").uncheck()
    until(page, KEPT, ["case/call-backs", ""])
    page.get_by_label("A case of my own").fill("Nobody keeps this.")
    page.wait_for_timeout(700)
    assert "Nobody" not in str(stored(page))


def test_what_another_tab_wrote_is_shown_and_kept(page: Page, address: str) -> None:
    other = page.context.new_page()
    other.goto(address + PLACE)
    field = other.get_by_label("A case of my own")
    field.focus()
    write(page, address)
    expect(field).to_have_value(WORDS)
    field.press("End")
    field.press_sequentially("!")
    until(page, KEPT, ["case/call-backs", WORDS + "!"])
    expect(page.get_by_label("A case of my own")).to_have_value(WORDS + "!")


def test_what_another_tab_wrote_takes_nothing_that_is_typed(page: Page, address: str) -> None:
    other = page.context.new_page()
    other.goto(address + PLACE)
    expect(other.get_by_label("Keep this in my browser")).to_be_checked()
    page.goto(address + PLACE)
    page.get_by_label("Keep this in my browser").uncheck()
    page.get_by_label("A case of my own").fill("Mine")
    other.get_by_label("A case of my own").fill(WORDS)
    until(page, KEPT, ["case/call-backs", WORDS])
    expect(page.get_by_label("A case of my own")).to_have_value("Mine")


def test_the_last_words_before_one_leaves_are_kept(page: Page, address: str) -> None:
    page.goto(address + PLACE)
    page.get_by_label("A case of my own").press_sequentially(WORDS)
    page.goto(f"{address}glossary/")
    assert page.evaluate(KEPT, ["case/call-backs", WORDS])


def test_what_another_tab_deleted_is_not_written_back(page: Page, address: str) -> None:
    write(page, address)
    other = page.context.new_page()
    other.goto(f"{address}your-data/")
    other.get_by_role("button", name="Delete my record").click()
    other.get_by_role("button", name="Yes, delete everything").click()
    expect(page.get_by_label("A case of my own")).to_have_value("")
    page.get_by_label("I will say").click()
    page.get_by_label("A case of my own").click()
    page.wait_for_timeout(700)
    assert page.evaluate("localStorage.getItem('even-keel:record')") is None


def test_a_box_once_unticked_stays_so(page: Page, address: str) -> None:
    write(page, address)
    page.get_by_label("Keep this in my browser").uncheck()
    expect(page.get_by_label("A case of my own")).to_have_value(WORDS)
    until(page, KEPT, ["case/call-backs", ""])
    for module in ("call-backs", "empathy"):
        page.goto(f"{address}modules/{module}/#plan")
        expect(page.get_by_label("Keep this in my browser")).not_to_be_checked()
        page.get_by_label("A case of my own").press_sequentially("Nobody keeps this.")
        page.get_by_label("I will say").click()
        page.wait_for_timeout(700)
    page.goto(f"{address}glossary/")
    assert "Nobody" not in str(stored(page))
    page.goto(f"{address}modules/empathy/#plan")
    page.get_by_label("Keep this in my browser").check()
    page.reload()
    expect(page.get_by_label("Keep this in my browser")).to_be_checked()


def test_it_is_accessible_and_moves_nothing(page: Page, address: str) -> None:
    page.goto(address + PLACE)
    expect(page.get_by_label("A case of my own")).to_be_visible()
    assert layout_shift(page) == 0
    assert violations(page) == []


def test_on_paper_what_was_written_and_else_lines_to_write_on(page: Page, address: str) -> None:
    write(page, address)
    page.emulate_media(media="print")
    expect(page.get_by_label("A case of my own")).to_be_visible()
    for name, lined in {"A case of my own": False, "I will say": True}.items():
        ground = page.get_by_label(name).evaluate("(field) => getComputedStyle(field).backgroundImage")
        assert ("repeating-linear-gradient" in ground) == lined
    expect(page.get_by_label("Keep this in my browser")).to_be_hidden()


def test_without_script_no_field_takes_what_nobody_keeps(page: Page, address: str) -> None:
    browser = page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(address + PLACE)
        expect(plain.get_by_text("When ______, I will say ______.")).to_be_visible()
        expect(plain.locator("#plan-case")).to_have_count(0)
