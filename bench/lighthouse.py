"""Lighthouse as a phone on slow 4G: scores and times of one visit to a page."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

COMMAND = ("npx", "--yes", "lighthouse@12")
# The browser finds no other host: what a page wants from one (the naive page: its fonts) costs nothing here.
CHROME = (
    "--headless=new --no-sandbox --disable-quic --disable-background-networking --disable-component-update "
    "--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"
)
SCORES = {"performance": "Perf", "accessibility": "A11y", "best-practices": "Best", "seo": "SEO"}
TIMES = {
    "first-contentful-paint": "FCP ms",
    "largest-contentful-paint": "LCP ms",
    "total-blocking-time": "TBT ms",
    "cumulative-layout-shift": "CLS",
    "speed-index": "Speed index ms",
    "total-byte-weight": "bytes",
}


def measure(url: str, chromium: str) -> dict[str, float]:
    """Return the scores (0 to 100), the times and the bytes of the page at `url`."""
    report = _report(url, chromium)
    scores = {name: 100 * (report["categories"][key]["score"] or 0) for key, name in SCORES.items()}
    return scores | {name: report["audits"][key]["numericValue"] for key, name in TIMES.items()}


def _report(url: str, chromium: str) -> dict[str, Any]:
    command = [
        *COMMAND,
        url,
        "--quiet",
        "--output=json",
        "--no-enable-error-reporting",
        f"--chrome-flags={CHROME}",
    ]
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(COMMAND)} did not work:\n{done.stderr}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report
