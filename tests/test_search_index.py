"""The search index, in the language of the course."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from courseware import search_index

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("language", "program"),
    [("en", "wasm.en.pagefind"), ("de", "wasm.de.pagefind"), ("ja", "wasm.unknown.pagefind")],
)
def test_an_index_has_the_one_program_of_its_language(language: str, program: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<html><body><article data-pagefind-body><h1>Tee</h1><p>Heiss.</p></article></body></html>"
    )
    search_index.index(tmp_path, language)
    names = [path.name for path in (tmp_path / search_index.FOLDER).iterdir()]
    assert [name for name in names if name.startswith("wasm.")] == [program]
    assert not [name for name in names if "-ui" in name or "highlight" in name]


def test_an_index_can_be_kept_and_written_again(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><article data-pagefind-body><p>Tea.</p></article></html>")
    search_index.index(tmp_path, "en")
    kept = search_index.read(tmp_path)
    shutil.rmtree(tmp_path / search_index.FOLDER)
    search_index.write(tmp_path, kept)
    assert kept
    assert search_index.read(tmp_path) == kept


def test_a_course_without_a_page_to_find_has_no_index(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><article><p>Tea.</p></article></html>")
    search_index.index(tmp_path, "en")
    assert search_index.read(tmp_path) == {}


def test_rows_and_terms_are_read_as_lines(tmp_path: Path) -> None:
    head, row = "<thead><tr><th>Say</th><th>Not</th></tr></thead>", "<tr><td>“Tea?”</td>\n<td>Well</td></tr>"
    terms = '<dl><dt id="pot">Pot</dt><dd>It holds tea</dd><dt>Lid</dt><dd>It shuts</dd></dl>'
    page = f"<article data-pagefind-body><h1>Tea</h1><table>{head}{row}</table>{terms}</article>"
    (tmp_path / "index.html").write_text(page)
    search_index.index(tmp_path, "en")
    fragment = next((tmp_path / search_index.FOLDER / "fragment").iterdir())
    read = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))["content"]
    assert read == "Tea. “Tea?” · Well. Pot. It holds tea. Lid. It shuts."
