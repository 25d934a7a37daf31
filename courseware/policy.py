"""What a page may load, and how long a browser may keep it: made once, said by each page and host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Where Pagefind runs: its page, and the worker of that page, which its own address's policy binds.
WASM_FOLDERS = ("search", "pagefind")

# Addresses whose content never changes: another version of it has another name.
KEPT_FOLDERS = ("assets/[0-9a-f]{8}", "pagefind/(fragment|index)")
KEPT = "public, max-age=31536000, immutable"
FRESH = "no-cache"  # kept, and asked after each time: the answer is 304 and no body

# No Cross-Origin-Opener-Policy: in a window that an LMS opened, the page must reach its opener.
COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}

_ANCESTOR = re.compile(r"https?://[\w.*-]+(:\d+)?")


def content_policy(*, wasm: bool = False, serving: bool = False) -> str:
    """Return the Content-Security-Policy that a page carries itself.

    `wasm` lets WebAssembly run; `serving` lets the inline script run with which `mkdocs serve` reloads.
    """
    directives = {
        "default-src": "'none'",
        "script-src": "'self'" + " 'wasm-unsafe-eval'" * wasm + " 'unsafe-inline'" * serving,
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def header_policy(ancestors: Iterable[str], *, wasm: bool = False) -> str:
    """Return the same policy as a host says it: who may frame a page, only a header can say."""
    return f"{content_policy(wasm=wasm)}; frame-ancestors {' '.join(ancestors)}"


def is_ancestor(source: str) -> bool:
    """Whether `source` may stand in frame-ancestors: 'self', 'none' or the address of a host."""
    return source in ("'self'", "'none'") or _ANCESTOR.fullmatch(source) is not None
