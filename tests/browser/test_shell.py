"""The frame of every page: the menu, the colours, search and the phrase finder; with script and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import layout_shift, serving
from tests.browser.shots import settle
from tests.browser.test_pages import violations
from tests.test_site import PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route, ViewportSize

phone = pytest.mark.parametrize("context", ["phone"], indirect=True)
desktop = pytest.mark.parametrize("context", ["desktop"], indirect=True)
LAPTOP: ViewportSize = {"width": 1280, "height": 740}


@phone
def test_menu_opens_and_closes_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    menu = page.get_by_role("navigation", name="Course")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(menu.get_by_role("link", name="Empathy customers can hear")).to_have_attribute(
        "aria-current", "page"
    )
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()


PART_OF_THE_FOCUS = """() => [...document.querySelectorAll("h2[id]")]
    .filter((part) => part.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)
    .at(-1)?.id"""


@phone
def test_menu_makes_way_for_the_part_that_is_chosen_in_it(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    page.get_by_role("button", name="Menu").press("Enter")
    menu = page.get_by_role("navigation", name="Course")
    for _ in range(2):  # the same part again, too, which changes no address
        menu.get_by_role("link", name="Listen first").press("Enter")
        expect(menu).to_be_hidden()
        expect(page.locator("#listen-first")).to_be_in_viewport()
        page.keyboard.press("Tab")
        assert page.evaluate(PART_OF_THE_FOCUS) == "listen-first"
        page.get_by_role("button", name="Menu").press("Enter")


def test_main_part_begins_with_the_page_and_not_with_the_menu(page: Page, address: str) -> None:
    page.goto(f"{address}modules/empathy/")
    expect(page.get_by_role("main").get_by_role("navigation", include_hidden=True)).to_have_count(0)
    if not page.get_by_role("button", name="Menu").is_visible():
        expect(page.get_by_role("navigation", name="Course")).to_be_visible()


@phone
def test_in_forced_colours_only_the_open_page_is_marked(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}modules/empathy/")
    page.get_by_role("button", name="Menu").click()
    marked = """links => links.filter((link) => getComputedStyle(link).borderInlineStartColor
        !== getComputedStyle(document.body).backgroundColor).map((link) => link.textContent)"""
    assert page.locator(".menu-link").evaluate_all(marked) == ["Empathy customers can hear"]


MENU_AND_OPEN_PAGE = """() => {
    const menu = document.querySelector("#menu");
    const open = menu.querySelector("[aria-current]").getBoundingClientRect();
    const { top, bottom } = menu.getBoundingClientRect();
    const { paddingTop, paddingBottom } = getComputedStyle(menu); // where what scrolls fades out
    return {
        inWindow: bottom <= innerHeight,
        inMenu: top + parseFloat(paddingTop) <= open.top && open.bottom <= bottom - parseFloat(paddingBottom),
        scrolled: scrollY,
    };
}"""
FROM_THE_START = {"inWindow": True, "inMenu": True, "scrolled": 0}


@desktop
def test_menu_shows_the_open_page_from_the_start(page: Page, address: str) -> None:
    page.set_viewport_size(LAPTOP)
    shown = {}
    for path in ("modules/empathy/", "sources/", "search/", "for-trainers/", "your-data/", "offline/"):
        page.goto(address + path)
        shown[path] = page.evaluate(MENU_AND_OPEN_PAGE)
    assert {path: found for path, found in shown.items() if found != FROM_THE_START} == {}


@desktop
def test_parts_stand_beside_the_text_and_tell_which_is_read(page: Page, address: str) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto(f"{address}modules/empathy/")
    parts = page.get_by_role("navigation", name="In this module")
    expect(parts.get_by_role("link")).to_have_count(9)  # eight sections and the quiz
    expect(page.get_by_role("link", name="Listen first")).to_have_count(1)  # and none in the menu
    read = parts.locator("[aria-current=location]")
    expect(read).to_have_count(0)
    parts.get_by_role("link", name="Listen first").press("Enter")
    expect(page.locator("#listen-first")).to_be_in_viewport()
    expect(read).to_have_text("Listen first")
    expect(parts).to_be_in_viewport(ratio=1)
    assert violations(page) == []
    assert layout_shift(page) == 0
    page.locator("#plan").evaluate("(heading) => heading.scrollIntoView()")
    expect(read).to_have_count(0)  # it is none of the parts
    parts.get_by_role("link", name="Quiz").click()
    expect(read).to_have_text("Quiz")
    page.emulate_media(media="print")
    expect(parts).to_be_hidden()


@desktop
def test_parts_are_reached_between_menu_and_text(page: Page, address: str) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto(f"{address}modules/empathy/")
    page.get_by_role("radio", name="As my device").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Two needs: feel better, get it fixed")).to_be_focused()
    page.get_by_role("navigation", name="In this module").get_by_role("link").last.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@desktop
@pytest.mark.parametrize(("path", "width"), [("modules/empathy/", 1200), ("for-trainers/", 1280)])
def test_parts_stay_in_the_menu_without_room_beside_the_text(
    path: str, width: int, page: Page, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address + path)
    expect(page.locator(".menu-parts")).to_be_visible()
    expect(page.locator("course-parts:visible")).to_have_count(0)


# The ring of what has the focus is drawn 5 pixels wide around it.
CUT_OFF = """(box) => {
    const around = box.getBoundingClientRect();
    return [...box.querySelectorAll("a")].filter((link) => {
        const { left, right } = link.getBoundingClientRect();
        const cut = left - 5 < around.left || right + 5 > around.left + box.clientWidth;
        return link.checkVisibility() && cut;
    }).length;
}"""


@desktop
@pytest.mark.parametrize("name", ["Course", "In this module"])
def test_lists_beside_the_text_cut_no_ring_off(name: str, page: Page, address: str) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto(f"{address}modules/empathy/")
    assert page.get_by_role("navigation", name=name).evaluate(CUT_OFF) == 0


IN_THE_WAY = """() => {
    const parts = document.querySelector("course-parts")?.getBoundingClientRect();
    if (!parts) return null;
    return [...document.querySelectorAll("article :not(svg *)")]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > parts.left)
        .map((element) => `${element.localName}.${element.className}`);
}"""


@desktop
def test_nothing_reaches_below_the_parts(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1216, "height": 740})
    found = {}
    for path in PAGES:
        page.goto(address + path)
        if page.locator("course-parts").count():
            settle(page)
            found[path] = page.evaluate(IN_THE_WAY)
    assert len(found) >= 10
    assert {path: elements for path, elements in found.items() if elements} == {}


@pytest.mark.parametrize("path", ["", "how-this-course-works/", "phrases/"])
@phone
def test_header_and_footer_begin_and_end_with_the_text(path: str, page: Page, address: str) -> None:
    edges = """(names) => names.map((name) => document.querySelector(name).getBoundingClientRect().left)"""
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(address + path)
        brand, title, licence = page.evaluate(edges, [".brand", "h1", ".small-print p"])
        assert licence == title
        assert brand == (title if width < 960 else 48)


@phone
def test_forced_colours_leave_out_what_they_override(page: Page, address: str) -> None:
    page.goto(f"{address}glossary/")
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("group", name="Colours")).to_be_visible()
    page.emulate_media(forced_colors="active")
    expect(page.get_by_role("group", name="Colours")).to_be_hidden()
    inks = "paths => new Set(paths.map((path) => getComputedStyle(path).fill)).size"
    assert page.locator(".brand path").evaluate_all(inks) == 1


def test_home_page_has_its_name_once(page: Page, address: str) -> None:
    page.goto(address)
    expect(page).to_have_title("Even Keel")
    page.goto(f"{address}glossary/")
    expect(page).to_have_title("Glossary - Even Keel")


@phone
def test_a_page_that_is_not_there_says_so_and_can_be_skipped_to(page: Page, site: Path) -> None:
    with serving(site) as address:  # at the root, as its links are
        page.goto(f"{address}404.html")
        expect(page).to_have_title("Page not found - Even Keel")
        assert violations(page) == []
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
        assert page.evaluate("document.querySelector(document.activeElement.hash).localName") == "h1"


@phone
def test_menu_and_links_work_without_script(page: Page, address: str) -> None:
    browser = page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False, viewport=page.viewport_size).new_page()
    plain.goto(address)
    plain.get_by_role("button", name="Menu").click()
    plain.get_by_role("navigation", name="Course").get_by_role("link", name="Call-backs").click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Call-backs")
    plain.context.close()


def test_colours_are_chosen_and_kept(page: Page, address: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}glossary/")
    light = page.evaluate(ground)
    if page.get_by_role("button", name="Menu").is_visible():
        page.get_by_role("button", name="Menu").click()
    page.get_by_label("Dark").check()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(f"{address}sources/")
    assert page.evaluate(ground) == dark
    page.evaluate("localStorage.removeItem('even-keel:scheme')")
    page.reload()
    assert page.evaluate(ground) == light


@phone
def test_search_finds_sections_and_loads_nothing_before(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}search/")
    words = page.get_by_label("What are you looking for?")
    expect(words).to_be_enabled()
    assert [url for url in asked if "pagefind" in url] == []
    words.fill("paraphrase")
    results = page.locator(".search-results li")
    expect(results.first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Found on")
    assert "q=paraphrase" in page.url
    assert violations(page) == []
    words.fill("customer")
    expect(page.get_by_role("status")).to_contain_text("Here are the 12 that fit best.")
    expect(results).to_have_count(12)
    words.fill("zzxqv")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")
    words.fill("paraphrase")
    results.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/search/" not in page.url


@phone
def test_search_marks_titles_and_says_on_paper_what_was_sought(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}search/?q=angry")
    title = page.get_by_role("link", name="Rude, angry and abusive customers", exact=True)
    expect(title.locator("mark")).to_have_text("angry")
    assert violations(page) == []
    sought = page.get_by_text("Results for \u201cangry\u201d")
    expect(sought).to_be_hidden()
    page.emulate_media(media="print")
    expect(sought).to_be_visible()


@phone
def test_search_shows_nothing_of_words_that_are_gone(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    words, results = page.get_by_label("What are you looking for?"), page.locator(".search-results li")
    words.fill("paraphrase")
    expect(results.first).to_be_visible()
    words.fill("callback")
    words.fill("")
    page.wait_for_timeout(600)
    expect(results).to_have_count(0)
    expect(page.get_by_role("status")).to_be_empty()


@phone
def test_search_shows_nothing_of_words_before_these(page: Page, address: str) -> None:
    """The parts of the first answer come late, those of the second are there already."""
    page.goto(f"{address}search/")
    words, results = page.get_by_label("What are you looking for?"), page.locator(".search-results li")
    words.fill("zzxqv")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")
    held: list[Route] = []
    page.route("**/pagefind/fragment/*", lambda route: held.append(route))
    with page.expect_request("**/pagefind/fragment/*"):
        words.fill("paraphrase")
    words.fill("zzxqvy")
    page.wait_for_timeout(500)
    for route in held:
        route.continue_()
    page.wait_for_timeout(500)
    expect(results).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("Nothing found")


@phone
def test_search_shows_typed_markup_as_text(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=<img src=x onerror=alert(1)>angry")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert page.locator("article img").count() == 0


def test_phrases_are_filtered_as_one_types(page: Page, address: str) -> None:
    page.goto(f"{address}phrases/")
    count = page.get_by_role("status")
    expect(page.get_by_label("Words")).to_be_visible()
    rows = page.locator("tbody tr:visible")
    everything = rows.count()
    assert everything >= 80
    page.get_by_label("Words").fill("SORRY")
    expect(count).to_have_text(f"{rows.count()} of {everything} phrases")
    assert 0 < rows.count() < everything
    assert all("sorry" in text.lower() for text in rows.all_inner_texts())
    page.get_by_label("Where").select_option("email")
    assert all("email" in text for text in rows.all_inner_texts())
    assert page.locator("h2:visible").count() <= rows.count()
    page.get_by_label("Words").fill("zzxqv")
    expect(count).to_contain_text("No phrase fits")
    assert rows.count() == 0
    assert violations(page) == []


HEAR = """() => {
    const status = document.querySelector("[role=status]");
    window.heard = [status.textContent];
    new MutationObserver(() => window.heard.push(status.textContent))
        .observe(status, { childList: true, characterData: true, subtree: true });
}"""


@phone
def test_the_count_of_phrases_is_told_once_when_one_has_typed(page: Page, address: str) -> None:
    page.goto(f"{address}phrases/")
    words = page.get_by_label("Words")
    expect(words).to_be_visible()
    page.evaluate(HEAR)
    words.press_sequentially("sorry", delay=50)
    found = page.locator("tbody tr:visible").count()
    page.wait_for_timeout(900)
    words.press("Space")  # which finds the same
    page.wait_for_timeout(900)
    heard = page.evaluate("window.heard")
    assert heard == ["", f"{found} of {page.locator('tbody tr').count()} phrases"]


@phone
def test_jumps_lead_to_what_the_phrase_finder_shows(page: Page, address: str) -> None:
    page.goto(f"{address}phrases/")
    expect(page.get_by_label("Words")).to_be_visible()
    jumps = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert jumps.all_inner_texts() == page.locator("h2:visible").all_inner_texts()
    page.get_by_label("Words").fill("insult")
    assert jumps.all_inner_texts() == page.locator("h2:visible").all_inner_texts()
    jumps.first.click()
    expect(page.locator("h2:visible").first).to_be_in_viewport()


@phone
def test_a_slow_phrase_finder_moves_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}phrases/")
    expect(page.get_by_label("Words")).to_be_visible()
    assert layout_shift(page) == 0


@phone
def test_a_visit_to_read_loads_little(page: Page, address: str) -> None:
    """HTML, style, two small scripts, the icon: no behaviour before the first question comes near."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}modules/empathy/", wait_until="networkidle")
    assert len(asked) <= 7, asked
    assert [url for url in asked if "quiz.js" in url or "record.js" in url] == []
