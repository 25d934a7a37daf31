"""What lets a browser offer to install the course: its manifest, and icons made from its mark."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from courseware.icons import MARK, SEA, icon

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "manifest.webmanifest"
FOLDER = "assets/icons"
PAPER = "#fdfbf7"  # as --paper in docs/assets/css/components/tokens.css

# Name: side in pixels, the mark's share of it, the corners' radius as a share, its purpose in the manifest.
_ICONS: dict[str, tuple[int, float, float, str | None]] = {
    "icon-192.png": (192, 0.8, 0.22, "any"),
    "icon-512.png": (512, 0.8, 0.22, "any"),
    "maskable-512.png": (512, 0.56, 0, "maskable"),
    "apple-touch-icon.png": (180, 0.68, 0, None),  # found by its link, not in the manifest
}


def write(docs: Path, site: Path, name: str, description: str, language: str) -> None:
    """Write the manifest of the course called `name`, and its icons."""
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for file, (side, share, corner, _) in _ICONS.items():
        icon(docs / MARK, side, share, corner).save(site / FOLDER / file, optimize=True)
    (site / MANIFEST).write_text(manifest(name, description, language), encoding="utf-8")


def manifest(name: str, description: str, language: str) -> str:
    """Return the manifest; its addresses are relative, so that it holds below any path."""
    facts = {
        "name": name,
        "short_name": name,
        "description": description,
        "lang": language,
        "start_url": ".",
        "scope": ".",
        "display": "standalone",
        "display_override": ["minimal-ui"],
        "theme_color": SEA,
        "background_color": PAPER,
        "icons": [
            {"src": f"{FOLDER}/{file}", "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
            for file, (side, _, _, purpose) in _ICONS.items()
            if purpose
        ],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1)
