"""The search index, in the language of the course."""

from __future__ import annotations

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
        "<html><body data-pagefind-body><h1>Tee</h1><p>Heiss.</p></body></html>"
    )
    names = search_index.index(tmp_path, language)
    assert [name for name in names if name.startswith("wasm.")] == [program]
    assert not [name for name in names if "-ui" in name or "highlight" in name]
