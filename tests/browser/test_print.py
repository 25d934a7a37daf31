"""Paper: a job aid is one sheet; weak and strong lines, the key and the name of the course are on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import visit
from tests.test_content import LESSONS
from tests.test_site import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

phone = pytest.mark.parametrize("context", ["phone"], indirect=True)
AIDS = [page for page in PAGES if re.fullmatch("job-aids/.+/", page)]


def sheets(page: Page, paper: str) -> int:
    """How many pages the PDF of `page` has: Chromium writes one dictionary of type Page for each."""
    return len(re.findall(rb"/Type /Page\b(?!s)", page.pdf(format=paper)))


@phone
def test_without_a_certificate_the_sheet_says_whose_it_is(page: Page, address: str) -> None:
    visit(page, address + "certificate/")
    expect(page.locator(".certificate-not-yet")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".brand")).to_be_visible()
    expect(page.get_by_role("heading", name="Certificate", exact=True)).to_be_visible()


@phone
@pytest.mark.parametrize("path", AIDS)
def test_a_job_aid_is_one_sheet(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    assert [sheets(page, paper) for paper in ("A4", "Letter")] == [1, 1]


@phone
def test_a_role_play_is_one_sheet_with_three_cards(page: Page, address: str) -> None:
    page.goto(address + "role-plays/")
    scenes, cards = page.locator("h3").count(), page.locator(".role > :not(summary)")
    assert page.locator(".role").count() == 3 * scenes
    assert [sheets(page, paper) for paper in ("A4", "Letter")] == [1 + scenes] * 2
    assert cards.locator("visible=true").count() == 0
    page.emulate_media(media="print")
    assert cards.locator("visible=true").count() == cards.count()


@phone
def test_what_is_on_paper(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator(".brand")).to_be_visible()
    expect(page.locator(".cover")).to_be_visible()
    for screen_only in ("#start", ".module-status", "button", ".site-menu", ".neighbours"):
        assert page.locator(screen_only).locator("visible=true").count() == 0, screen_only
    assert sheets(page, "A4") == 2


@phone
def test_lines_to_say_are_on_paper(page: Page, address: str) -> None:
    page.goto(address + "say-the-line/")
    lines = page.locator(".say-line")
    assert lines.count() == sum(len(lesson.bank.lines) for lesson in LESSONS.values())
    assert lines.locator("visible=true").count() == 0
    page.emulate_media(media="print")
    assert lines.locator("visible=true").count() == lines.count()
    first, last = lines.first.bounding_box(), page.locator(".say-prompt").last.bounding_box()
    assert first is not None
    assert last is not None
    assert first["y"] > last["y"] + last["height"], "an answer stands where one is to write"


@phone
def test_a_worksheet_can_be_filled_in(page: Page, address: str) -> None:
    """What is to be matched has letters, a place to write in is empty, and the key begins on a new sheet."""
    visit(page, address + "modules/empathy/")
    assert page.locator(".quiz-pool").locator("visible=true").count() == 0
    page.emulate_media(media="print")
    for question in page.locator('[data-type="match"]').all():
        pool = question.locator(".quiz-pool")
        expect(pool).to_be_visible()
        options = question.locator("select").first.locator("option:not([value=''])")
        assert pool.locator("li").all_text_contents() == options.all_text_contents()
    assert page.locator('[data-type="match"]').count() > 0
    expect(page.locator(".quiz select").first).to_have_css("appearance", "none")
    keys = page.locator(".quiz-key")
    breaks = keys.evaluate_all("keys => keys.map((key) => getComputedStyle(key).breakBefore)")
    assert breaks == ["page", *["auto"] * (keys.count() - 1)]


@phone
@pytest.mark.parametrize(
    ("path", "unseen"),
    [
        ("phrases/", ".phrase-filter"),
        ("search/", ".search-form"),
        ("certificate/", ".button"),
        ("certificate/", ".certificate-preview"),
        ("final-review/", "course-final"),
        ("your-data/", ".course-data input"),
        ("modules/empathy/", ".picture .no-print"),
    ],
)
def test_what_only_a_screen_can_use_is_not_on_paper(path: str, unseen: str, page: Page, address: str) -> None:
    visit(page, address + path)
    expect(page.locator(unseen).first).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator(unseen).locator("visible=true").count() == 0
