"""The policy in every page, and what `_headers` says to hosts of each address."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import pytest
import yaml

from courseware import hosts, policy
from tests import prose
from tests.conftest import build
from tests.test_site import PAGES

if TYPE_CHECKING:
    from pathlib import Path

EVERY = [*PAGES, "404.html"]


@pytest.mark.parametrize("page", EVERY)
def test_policy_is_the_first_that_a_page_says(page: str, site: Path) -> None:
    head = prose.soup(site / page if page.endswith(".html") else site / page / "index.html").head
    assert head is not None
    first = head.find(True)
    assert first is not None
    assert first["http-equiv"] == "Content-Security-Policy"
    assert first["content"] == policy.content_policy(wasm=page == "search/")


def test_no_policy_lets_anything_inline_run() -> None:
    for said in (policy.content_policy(), policy.header_policy(["'self'"], wasm=True)):
        assert said.startswith("default-src 'none'; script-src 'self'")
        assert "unsafe-inline" not in said
        assert "unsafe-eval" not in said.replace("wasm-unsafe-eval", "")
    assert "wasm" not in policy.content_policy()


def headers(site: Path, path: str) -> list[tuple[str, str]]:
    """What a host that reads `_headers` says of `path`: the headers of all rules that match it."""
    found: list[tuple[str, str]] = []
    for line in (site / hosts.NAME).read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            matches = fnmatchcase(path, line)
        elif matches:
            name, _, value = line.strip().partition(": ")
            found.append((name, value))
    return found


@pytest.mark.parametrize("page", EVERY)
def test_host_says_each_header_of_a_page_once(page: str, site: Path) -> None:
    said = headers(site, f"/{page}")
    assert len(dict(said)) == len(said)
    assert dict(said) == {
        **policy.COMMON,
        "Content-Security-Policy": policy.header_policy(["'self'"], wasm=page == "search/"),
    }


def test_host_lets_browsers_keep_what_never_changes(site: Path) -> None:
    for path in (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()):
        said = headers(site, f"/{path}")
        assert len(dict(said)) == len(said), path
        kept = re.match(r"assets/[0-9a-f]{8}/|pagefind/(index|fragment)/", path)
        assert ("Cache-Control", policy.KEPT) in said if kept else "Cache-Control" not in dict(said), path


def test_host_rules_fit_the_smallest_host(site: Path) -> None:
    """Cloudflare takes 100 rules, and lines of 2,000 characters."""
    lines = (site / hosts.NAME).read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("/") for line in lines) <= 100
    assert max(map(len, lines)) <= 2000


def configure(course: Path, **options: object) -> None:
    path = course / "mkdocs.yml"
    config = yaml.safe_load(path.read_text())
    config["plugins"][config["plugins"].index("courseware")] = {"courseware": options}
    path.write_text(yaml.safe_dump(config))


def test_lms_may_frame_and_path_is_in_the_rules(small_course: Path, tmp_path: Path) -> None:
    configure(small_course, frame_ancestors=["'self'", "https://*.lms.example:8443"])
    (small_course / "mkdocs.yml").open("a").write("site_url: https://learn.example/tea/\n")
    assert build(small_course, tmp_path / "site").returncode == 0
    said = dict(headers(tmp_path / "site", "/tea/modules/kettle/"))
    assert said["Content-Security-Policy"].endswith("; frame-ancestors 'self' https://*.lms.example:8443")
    assert headers(tmp_path / "site", "/modules/kettle/") == []


@pytest.mark.parametrize(
    "source", ["lms.example", "https://lms.example; script-src *", "https://lms.example/", "*"]
)
def test_odd_frame_ancestor_stops_the_build(source: str, small_course: Path, tmp_path: Path) -> None:
    configure(small_course, frame_ancestors=[source])
    done = build(small_course, tmp_path / "site")
    assert done.returncode != 0
    assert f"frame_ancestors: {source}: is neither" in done.stdout + done.stderr
