"""No component of the styleguide has changed its look without somebody accepting it: see looks.py."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import serving
from tests.browser.looks import ACCEPTED, differences, looks

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

HELP = "If this is meant, look at `make shots`, then run `make shots-accept` and commit looks.json."


def test_every_component_looks_as_accepted(styleguide: Path, browser: Browser) -> None:
    accepted = json.loads(ACCEPTED.read_text())
    with serving(styleguide) as address:
        found = sorted(differences(accepted, looks(browser, address)))
    assert found == [], HELP


@pytest.mark.parametrize(
    ("change", "told"),
    [({"width": 0.5}, "wide"), ({"height": 9.0}, "high"), ({"shades": [0] * 16}, "darker")],
    ids=["width", "height", "shades"],
)
def test_a_change_is_told(change: dict[str, object], told: str) -> None:
    accepted = json.loads(ACCEPTED.read_text())
    seen = copy.deepcopy(accepted)
    seen["card 360 light"] |= change
    assert [told in difference for difference in differences(accepted, seen)] == [True]
    del seen["card 360 light"]
    assert list(differences(accepted, seen)) == ["card 360 light: gone"]
