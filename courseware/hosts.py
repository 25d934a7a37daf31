"""Writes the policy and the cache rules in the words of each host, next to the pages they are for.

`_headers` is read by Netlify and Cloudflare; the other two are included by publishing/nginx.conf and
publishing/Caddyfile, and hold below any path.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.policy import COMMON, FRESH, KEPT, KEPT_FOLDERS, WASM_FOLDERS, header_policy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "_headers"

_CSP = "Content-Security-Policy"
_WASM_ADDRESSES = f"/({'|'.join(WASM_FOLDERS)})/"
_KEPT_ADDRESSES = f"/({'|'.join(KEPT_FOLDERS)})/"


def write(site: Path, base: str, ancestors: list[str]) -> None:
    """Write the three files into `site`, which is served below the path `base` (it ends in a slash)."""
    texts = {NAME: _netlify(site, base, ancestors), "nginx": _nginx(ancestors), "caddy": _caddy(ancestors)}
    for name, text in texts.items():
        path = site / (name if name == NAME else f"{NAME}.{name}")
        path.write_text(text, encoding="utf-8")


def _netlify(site: Path, base: str, ancestors: list[str]) -> str:
    """Return rules of which no two say the same header of one address: these hosts would join the values.

    Of what no rule keeps, both hosts say themselves that a browser shall ask each time.
    """
    rules = {f"{base}*": COMMON}
    for address, folder in _entries(site):
        rules[base + address] = {_CSP: header_policy(ancestors, wasm=folder in WASM_FOLDERS)}
    rules |= {f"{base}{folder}/*": {"Cache-Control": KEPT} for folder in _kept_folders(site)}
    return "".join(
        "\n".join([address, *(f"  {name}: {value}" for name, value in headers.items()), ""])
        for address, headers in rules.items()
    )


def _entries(site: Path) -> Iterator[tuple[str, str]]:
    """Yield each folder, page and script at the top of the site: as a rule's address, and its name."""
    yield "", ""
    for path in sorted(site.iterdir()):
        if path.is_dir() or path.suffix in (".html", ".js"):
            yield f"{path.name}/*" if path.is_dir() else path.name, path.name


def _kept_folders(site: Path) -> list[str]:
    folders = sorted(path.relative_to(site).as_posix() for path in site.glob("*/*") if path.is_dir())
    return [folder for folder in folders if re.fullmatch("|".join(KEPT_FOLDERS), folder)]


def _policies(ancestors: list[str]) -> tuple[str, str]:
    return header_policy(ancestors, wasm=True), header_policy(ancestors)


def _nginx(ancestors: list[str]) -> str:
    """Return the rules for a server block. What is not found must not be kept: no `always` for the cache."""
    lines = [
        *_nginx_choice("policy", _WASM_ADDRESSES, *_policies(ancestors)),
        *_nginx_choice("cache", _KEPT_ADDRESSES, KEPT, FRESH),
        f"add_header {_CSP} $course_policy always;",
        "add_header Cache-Control $course_cache;",
        *(f'add_header {name} "{value}" always;' for name, value in COMMON.items()),
    ]
    return "\n".join(lines) + "\n"


def _nginx_choice(name: str, pattern: str, inside: str, outside: str) -> Iterator[str]:
    yield f'set $course_{name} "{outside}";'
    yield f'if ($uri ~ "{pattern}") {{ set $course_{name} "{inside}"; }}'


def _caddy(ancestors: list[str]) -> str:
    lines = [
        *(f'header {name} "{value}"' for name, value in COMMON.items()),
        *_caddy_choice("policy", _WASM_ADDRESSES, _CSP, *_policies(ancestors)),
        *_caddy_choice("cache", _KEPT_ADDRESSES, "Cache-Control", KEPT, FRESH),
    ]
    return "\n".join(lines) + "\n"


def _caddy_choice(name: str, pattern: str, header: str, inside: str, outside: str) -> Iterator[str]:
    yield f"@{name}-inside path_regexp {name} {pattern}"
    yield f"@{name}-outside not path_regexp {name} {pattern}"
    yield f'header @{name}-inside {header} "{inside}"'
    yield f'header @{name}-outside {header} "{outside}"'
