"""Style sheets and scripts: joined, small, and named after what is in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from courseware import assets
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "assets/css/components").mkdir(parents=True)
    (tmp_path / "assets/js/types").mkdir(parents=True)
    (tmp_path / "assets/css/page.css").write_text(
        '/* All. */\n@import url("components/one.css");\n@import url("components/two.css");\n'
    )
    (tmp_path / "assets/css/components/one.css").write_text("/* One. */\na {\n  color: red;\n}\n")
    (tmp_path / "assets/css/components/two.css").write_text("b {\n  color: blue;\n}\n")
    (tmp_path / "assets/js/start.js").write_text('// Why.\nimport "./types/a.js";\n')
    (tmp_path / "assets/js/types/a.js").write_text("export const a = `  //  `;\n")
    return tmp_path


def test_sheets_are_joined_in_order_without_comments(docs: Path, tmp_path: Path) -> None:
    assets.write(docs, tmp_path / "out")
    assert (tmp_path / "out/page.css").read_text() == "a{color:red}b{color:blue}"
    assert not (tmp_path / "out/components").exists()


def test_scripts_keep_their_places_and_their_text(docs: Path, tmp_path: Path) -> None:
    assets.write(docs, tmp_path / "out")
    assert (tmp_path / "out/start.js").read_text() == 'import"./types/a.js"'
    assert "`  //  `" in (tmp_path / "out/types/a.js").read_text()


@pytest.mark.parametrize("file", ["assets/css/components/two.css", "assets/js/types/a.js"])
def test_another_version_has_another_name(file: str, docs: Path) -> None:
    before = assets.version(docs)
    assert re.fullmatch(r"[0-9a-f]{8}", before)
    assert assets.version(docs) == before
    (docs / file).write_text((docs / file).read_text() + "\n")
    assert assets.version(docs) != before


def test_every_component_is_in_a_sheet() -> None:
    css = ROOT / "docs/assets/css"
    named = re.findall(r'url\("([^"]+)"\)', "".join(sheet.read_text() for sheet in css.glob("*.css")))
    assert sorted(named) == sorted(
        path.relative_to(css).as_posix() for path in (css / "components").glob("*.css")
    )


def test_slip_in_a_style_sheet_is_told_with_its_line(docs: Path) -> None:
    (docs / "assets/css/components/two.css").write_text("/* Two. */\nb {\n  color: blue;\n")
    (told,) = assets.source_faults(docs, docs)
    assert (told.file, told.line) == ("assets/css/components/two.css", 2)


def test_an_import_may_end_its_sheet(docs: Path, tmp_path: Path) -> None:
    sheet = docs / "assets/css/page.css"
    sheet.write_text(sheet.read_text().rstrip("\n"))
    assets.write(docs, tmp_path / "out")
    assert (tmp_path / "out/page.css").read_text() == "a{color:red}b{color:blue}"


def test_slip_in_a_script_is_told_with_its_line(docs: Path) -> None:
    (docs / "assets/js/types/a.js").write_text("// Why.\nexport const a = 1;\nfunction (b) {}\n")
    (told,) = assets.source_faults(docs, docs)
    assert (told.file, told.line) == ("assets/js/types/a.js", 3)
    assert "expected Identifier" in told.problem


@pytest.mark.parametrize("name", ["js/types/a.js", "css/components/two.css"])
def test_marks_of_a_merge_are_told_even_in_a_comment(name: str, docs: Path) -> None:
    begins, parts, ends = ("<" * 7, "=" * 7, ">" * 7)
    marked = f"/*\n{begins} HEAD\n * one\n{parts}\n * two\n{ends} other\n*/\n"
    (docs / "assets" / name).write_text(marked)
    told = [(fault.file, fault.line) for fault in assets.source_faults(docs, docs)]
    assert told == [(f"assets/{name}", line) for line in (2, 4, 6)]
