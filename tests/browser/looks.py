"""What each component of the styleguide looks like, coarsely: width, height, brightness of its rows.

`make shots-accept` writes tests/cases/looks.json anew after a change that is meant. What this sees: a
component that is gone, that became much wider, narrower, higher or lower, or whose ground, border or dark
parts changed. What it cannot see: a word, a pixel, a hue of the same brightness, the course's own fonts. For
these there is `make shots` and an eye.
"""

from __future__ import annotations

import io
import json
from base64 import b64encode
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, TypedDict

from PIL import Image, ImageFont
from playwright.sync_api import sync_playwright

from tests.browser.chromium import find_chromium
from tests.browser.conftest import FLAGS, serving
from tests.browser.kinds import STYLEGUIDE
from tests.browser.shots import settle
from tests.conftest import CASES
from tests.styleguide import build_styleguide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, ViewportSize

ACCEPTED = CASES / "looks.json"
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
GRID = 16  # brightness is compared in 16 by 16 fields
WIDER = 0.03  # of the window's width
HIGHER = 0.25  # of the accepted height: another Chromium may break lines elsewhere
BRIGHTER = 20  # of 255, on average over the fields of a row: text moves within a row, grounds do not
COMPONENTS = {
    "components": {
        "buttons": "p:has(> .button)",
        "before": ".admonition.before",
        "try": ".admonition.try",
        "plan": ".admonition.plan",
        "key": ".admonition.key",
        "safety": ".admonition.safety",
        "card": ".admonition.card",
        "theirs": ".line.theirs",
        "thinking": ".line.thinking",
        "compare": "course-compare",
        "picture": ".picture svg",
        "cover": ".cover svg",
        "phrase": ".phrases tbody tr",
        "job-aid": ".job-aid ol",
        "result": ".search-results",
        "notice": ".course-notice",
        "map": ".module-map",
        "header": ".site-header",
        "footer": ".site-footer",
    },
    "wrong-once": {"asked-again": "#q-single", "order": "#q-order"},
    "wrong-twice": {"key-shown": "#q-single", "quiz-result": ".quiz-result"},
    "right": {"right": "#q-single", "fill-in": "#q-fill-in", "quiz-passed": ".quiz-result"},
}


# Aileron (CC0), which Pillow carries: one font on every machine, so that lines break alike.
FONT = """@font-face {{ font-family: Aileron; src: url(data:font/ttf;base64,{data}); }}
:root {{ --body: Aileron !important; --title: Aileron !important; }}"""


class Look(TypedDict):
    """`width` and `height` in parts of the window's width; `shades` are the mean brightness of GRID rows."""

    width: float
    height: float
    shades: list[int]


def looks(browser: Browser, address: str) -> dict[str, Look]:
    """Return the look of each component of the styleguide at `address`, in each width and scheme."""
    return {name: look for width in WIDTHS for name, look in _at(browser, address, width)}


def _at(browser: Browser, address: str, width: int) -> Iterator[tuple[str, Look]]:
    # The policy of the pages would keep the tests' font out.
    window: ViewportSize = {"width": width, "height": 740}
    with browser.new_context(viewport=window, reduced_motion="reduce", bypass_csp=True) as context:
        page = context.new_page()
        for kind, components in COMPONENTS.items():
            page.goto(address + STYLEGUIDE[kind])
            settle(page)
            page.add_style_tag(content=_font_face())
            page.evaluate("document.fonts.load('20px Aileron')")
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                for name, selector in components.items():
                    yield f"{name} {width} {scheme}", _look(page.locator(selector).first, width)


@cache
def _font_face() -> str:
    font = ImageFont.load_default(20)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return FONT.format(data=b64encode(font.font_bytes).decode())


def _look(part: Locator, width: int) -> Look:
    picture = Image.open(io.BytesIO(part.screenshot(animations="disabled"))).convert("L")
    fields = picture.resize((GRID, GRID), Image.Resampling.BOX).tobytes()
    rows = [round(sum(fields[at : at + GRID]) / GRID) for at in range(0, len(fields), GRID)]
    return {
        "width": round(picture.width / width, 3),
        "height": round(picture.height / width, 3),
        "shades": rows,
    }


def differences(accepted: dict[str, Look], seen: dict[str, Look]) -> Iterator[str]:
    """Yield a sentence for each component that no longer looks as accepted."""
    for name in accepted.keys() ^ seen.keys():
        yield f"{name}: {'gone' if name in accepted else 'new'}"
    for name in accepted.keys() & seen.keys():
        was, now = accepted[name], seen[name]
        if abs(was["width"] - now["width"]) > WIDER:
            yield f"{name}: was {was['width']} of the window wide, is {now['width']}"
        if abs(was["height"] - now["height"]) > HIGHER * was["height"] + 0.02:
            yield f"{name}: was {was['height']} of the window's width high, is {now['height']}"
        shade = sum(map(abs, map(int.__sub__, was["shades"], now["shades"]))) / GRID
        if shade > BRIGHTER:
            yield f"{name}: its rows are {shade:.0f} of 255 brighter or darker"


def main() -> None:
    """Write what the styleguide looks like now."""
    with TemporaryDirectory() as place, sync_playwright() as playwright, serving(Path(place)) as address:
        build_styleguide(Path(place))
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        seen = looks(browser, address)
        browser.close()
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(look)}" for name, look in seen.items())
    ACCEPTED.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
