"""Compressed copies: of every text that is worth it, the same bytes at any time, of what is beside them."""

from __future__ import annotations

import gzip
import os
from typing import TYPE_CHECKING

import brotli

from courseware import compress

if TYPE_CHECKING:
    from pathlib import Path


def test_every_text_of_the_site_has_its_copies(site: Path) -> None:
    for path in site.rglob("*"):
        if path.suffix in compress.SUFFIXES and path.stat().st_size >= compress.SMALLEST:
            text = path.read_bytes()
            assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == text, path
            assert brotli.decompress(path.with_name(f"{path.name}.br").read_bytes()) == text, path


def test_no_copy_stands_alone_or_is_larger(site: Path) -> None:
    copies = [path for path in site.rglob("*") if path.suffix in (".gz", ".br")]
    assert len(copies) > 50
    for copy in copies:
        assert copy.with_suffix("").stat().st_size > copy.stat().st_size


def test_copy_does_not_know_when_it_was_made(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Again and again.</p>\n" * 100)
    compress.write(tmp_path)
    first = [(tmp_path / f"page.html{suffix}").read_bytes() for suffix in (".gz", ".br")]
    os.utime(page, (0, 0))
    compress.write(tmp_path)
    assert [(tmp_path / f"page.html{suffix}").read_bytes() for suffix in (".gz", ".br")] == first
    assert first[0][4:8] == bytes(4)


def test_small_texts_and_pictures_have_none(tmp_path: Path) -> None:
    (tmp_path / "small.html").write_text("a" * 999)
    (tmp_path / "picture.png").write_bytes(b"a" * 5000)
    (tmp_path / "noise.json").write_bytes(os.urandom(5000))
    compress.write(tmp_path)
    assert len(list(tmp_path.iterdir())) == 3
