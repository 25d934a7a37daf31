"""What a visitor gets from a real nginx with publishing/nginx.conf."""

from __future__ import annotations

import http.client
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from courseware import policy
from tests import nginx
from tests.test_site import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with nginx.running(site) as address:
        yield address


def ask(address: str, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """Ask for `path` as it is, without following where it leads."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    connection.request(
        "GET", f"/{path}", headers={name.replace("_", "-"): said for name, said in headers.items()}
    )
    answer = connection.getresponse()
    return answer, answer.read()


@pytest.mark.parametrize("page", PAGES)
def test_page_comes_with_policy_and_is_asked_for_anew(page: str, address: str) -> None:
    answer, _ = ask(address, page)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers.get_all("Content-Security-Policy") == [
        policy.header_policy(["'self'"], wasm=page == "search/")
    ]
    assert answer.headers.get_all("Cache-Control") == ["no-cache"]
    for name, value in policy.COMMON.items():
        assert answer.headers.get_all(name) == [value]


def test_compressed_copy_is_sent_as_it_is(site: Path, address: str) -> None:
    plain, text = ask(address, "modules/empathy/")
    small, copy = ask(address, "modules/empathy/", Accept_Encoding="gzip, br")
    assert text == (site / "modules/empathy/index.html").read_bytes()
    assert copy == (site / "modules/empathy/index.html.gz").read_bytes()
    assert (plain.headers["Content-Encoding"], small.headers["Content-Encoding"]) == (None, "gzip")
    assert plain.headers["Vary"] == small.headers["Vary"] == "Accept-Encoding"


def test_what_never_changes_is_kept_for_a_year(site: Path, address: str) -> None:
    for pattern, kept in (
        ("assets/????????/**/*.js", True),
        ("assets/????????/*.css", True),
        ("pagefind/index/*", True),
        ("pagefind/fragment/*", True),
        ("pagefind/pagefind*.js*", False),
        ("assets/course.json", False),
        ("assets/img/*.svg", False),
    ):
        path = min(site.glob(pattern)).relative_to(site).as_posix()
        answer, _ = ask(address, path)
        assert answer.status == 200
        assert answer.headers["Cache-Control"] == (policy.KEPT if kept else policy.FRESH), path


def test_what_is_kept_is_not_sent_again(address: str) -> None:
    first, _ = ask(address, "modules/empathy/")
    again, body = ask(address, "modules/empathy/", If_None_Match=first.headers["ETag"])
    assert (again.status, body) == (304, b"")


def test_pagefind_worker_may_run_what_it_needs(address: str) -> None:
    answer, _ = ask(address, "pagefind/pagefind-worker.js")
    assert "'wasm-unsafe-eval'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Type"].partition(";")[0] == "application/javascript"


@pytest.mark.parametrize(
    "path", ["nowhere/", "modules/empathy/nowhere.html", "assets/00000000/start.js", "_headers"]
)
def test_what_is_not_there_is_said_in_our_words_and_not_kept(path: str, address: str) -> None:
    answer, body = ask(address, path)
    assert answer.status == 404
    assert b"There is no page at this address" in body
    assert answer.headers["Content-Security-Policy"] == policy.header_policy(["'self'"])
    assert "Cache-Control" not in answer.headers


def test_address_without_its_slash_leads_to_the_page(address: str) -> None:
    answer, _ = ask(address, "modules/empathy")
    assert (answer.status, answer.headers["Location"]) == (301, "/modules/empathy/")
