"""A page that has moved, in a real browser: with script also to the section that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import expect

from courseware.policy import content_policy
from tests.browser.conftest import script
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.parametrize("context", ["phone"], indirect=True)

CONFIG = {"site_name": "Even Keel", "theme": {"language": "en"}, "extra": {"policy": content_policy()}}


def leave_behind(context: BrowserContext, address: str, assets: str) -> None:
    """Put a page that has moved at old/."""
    template = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True).get_template(
        "moved.html"
    )
    html = template.render(config=CONFIG, target="../glossary/", assets=assets)
    context.route(f"{address}old/", lambda route: route.fulfill(body=html, content_type="text/html"))


def test_old_address_of_a_section_leads_to_the_section(page: Page, address: str) -> None:
    page.goto(address)
    leave_behind(page.context, address, script(page, "")[:-1])
    page.goto(f"{address}old/#service-recovery")
    expect(page).to_have_url(f"{address}glossary/#service-recovery")


def test_old_address_leads_on_without_script(page: Page, address: str) -> None:
    assert page.context.browser
    page.goto(address)
    plain = page.context.browser.new_context(java_script_enabled=False)
    leave_behind(plain, address, script(page, "")[:-1])
    opened = plain.new_page()
    opened.goto(f"{address}old/")
    expect(opened).to_have_url(f"{address}glossary/")
    plain.close()
