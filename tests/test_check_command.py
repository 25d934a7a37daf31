"""The command: what it prints in each format, what it returns, paths, waivers, and how fast it is."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from courseware.__main__ import main
from courseware.check import spelling
from courseware.check.finding import Finding
from courseware.check.report import as_json, github, text
from tests.conftest import ROOT
from tests.test_check import prepare

if TYPE_CHECKING:
    from pathlib import Path

FINDINGS = [
    Finding("docs/a.md", 3, "G-05", "warn", "", "100% long, it has\n2 lines", "cut it"),
    Finding("quizzes/a.yml", 7, "P-04", "fail", "first", "no feedback", "write it"),
    Finding("quizzes/a,b.yml", 9, "P-16", "warn", "next", "it asks with not", "turn it", "the case needs it"),
]


def test_text_has_one_line_for_each_and_the_waived_last() -> None:
    assert text(FINDINGS[1:]).splitlines() == [
        "quizzes/a.yml:7: [P-04 fail] first: no feedback; write it",
        "quizzes/a,b.yml:9: [P-16 warn] next: it asks with not; turn it (waived: the case needs it)",
        "1 fail, 0 warn, 1 waived",
    ]


def test_json_is_one_array() -> None:
    array = json.loads(as_json(FINDINGS))
    assert [entry["rule"] for entry in array] == ["G-05", "P-04", "P-16"]
    assert array[1] == {
        "file": "quizzes/a.yml",
        "line": 7,
        "rule": "P-04",
        "level": "fail",
        "question": "first",
        "what": "no feedback",
        "remedy": "write it",
        "waived": "",
    }
    assert json.loads(as_json([])) == []


def test_github_gets_commands_with_what_would_end_them_escaped() -> None:
    assert github(FINDINGS).splitlines() == [
        "::warning file=docs/a.md,line=3,title=G-05::100%25 long, it has%0A2 lines; cut it",
        "::error file=quizzes/a.yml,line=7,title=P-04::first: no feedback; write it",
        "::notice file=quizzes/a%2Cb.yml,line=9,title=P-16::"
        "next: it asks with not; turn it (waived: the case needs it)",
    ]


@pytest.fixture
def course(small_course: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(small_course)
    monkeypatch.delenv("COURSE_SOURCES", raising=False)
    return small_course


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    code = main(["check", "--format", "json", *arguments])
    return code, json.loads(capsys.readouterr().out)


def test_a_fail_is_1_and_a_warning_0(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, entries = told(capsys)
    assert code == 1
    assert {"fail", "warn"} == {entry["level"] for entry in entries}
    good = "---\ntitle: Home\ndescription: Home.\n---\n# Home\n\nTODO\n"
    (course / "docs/index.md").write_text(good, encoding="utf-8")
    code, entries = told(capsys, "docs/index.md")
    assert code == 0
    assert [entry["level"] for entry in entries] == ["warn"]


@pytest.mark.usefixtures("course")
def test_all_is_told_in_order_of_file_and_line(capsys: pytest.CaptureFixture[str]) -> None:
    _, entries = told(capsys)
    places = [(entry["file"], entry["line"], entry["rule"]) for entry in entries]
    assert places == sorted(places)


def test_paths_limit_what_is_reported(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {entry["file"] for entry in told(capsys, "docs/modules")[1]} == {"docs/modules/kettle.md"}
    both = told(capsys, "docs/index.md", str(course / "quizzes"))[1]
    assert {entry["file"] for entry in both} == {"docs/index.md", "quizzes/kettle.yml"}
    assert told(capsys, ".") == told(capsys)


def test_a_picture_is_told_under_its_own_name(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "docs/assets/img/kettle/lid.svg"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg">\n<title>A lid</title><desc>It is shut.</desc>\n'
    prepare(course, {"page": {"Close it.": "<!-- picture: lid -->"}, "write": {name: f"{drawing}</svg>"}})
    assert told(capsys, name) == (0, [])
    (course / name).write_text(f'{drawing}<path style="fill: red"/>\n<script/></svg>')
    code, entries = told(capsys, name)
    assert code == 1
    assert [(entry["line"], entry["what"]) for entry in entries] == [
        (3, "the picture holds style=..."),
        (4, "the picture holds a <script>"),
    ]


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["docs/nowhere.md"], "There is no file or folder docs/nowhere.md."),
        (
            ["overrides/main.html"],
            "The linter does not read overrides/main.html: it reads the pages of docs/",
        ),
        (["docs", "overrides"], "The linter does not read overrides: it reads the pages of docs/"),
        (["/"], "/ is not in the course's folder."),
        (["--sources", "nowhere"], r"There are no source documents \(\*\.txt\) in nowhere\."),
    ],
)
def test_what_is_not_there_is_told(arguments: list[str], sentence: str) -> None:
    with pytest.raises(SystemExit, match=sentence):
        main(["check", *arguments])


def test_outside_a_course_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match=r"This is not the course's folder"):
        main(["check"])


@pytest.mark.parametrize("way", ["option", "environment"])
def test_sources_are_compared_only_when_they_are_given(
    way: str, course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = {
        "page": {"Close it.": "The wise old kettle should never be left."},
        "sources": {"old.txt": "A wise old kettle should never be left alone."},
    }
    sources = str(prepare(course, case))
    assert not [entry for entry in told(capsys)[1] if entry["rule"] == "P-23"]
    if way == "environment":
        monkeypatch.setenv("COURSE_SOURCES", sources)
    entries = told(capsys, *(["--sources", sources] if way == "option" else []))[1]
    assert [entry["line"] for entry in entries if entry["rule"] == "P-23"] == [21]


NOT = {"id": "one", "stem": "What would you not do?"}


def of_rule(entries: list[dict[str, Any]], rule: str) -> list[str]:
    return [entry["waived"] for entry in entries if entry["rule"] == rule]


def test_a_question_waives_its_own_finding(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waived = {**NOT, "waive": {"P-16": "The case needs it."}}
    prepare(course, {"bank": [waived, {**NOT, "id": "two", "stem": "What should they never not say?"}]})
    _, entries = told(capsys)
    assert of_rule(entries, "P-16") == ["The case needs it.", ""]
    assert not of_rule(entries, "W-01")


def test_a_page_waives_for_itself_and_for_its_bank(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reasons = 'waive:\n  G-06: It is a test.\n  P-09: "Only words are learnt here."\n'
    page = {"minutes:": f"{reasons}minutes:", "<!-- check: check-lid -->": ""}
    prepare(course, {"page": page, "bank": [{"id": "one", "level": "recall"}]})
    _, entries = told(capsys)
    assert of_rule(entries, "G-06") == ["It is a test."]
    assert of_rule(entries, "P-09") == ["Only words are learnt here."]
    assert not of_rule(entries, "W-01")


def test_a_page_waives_the_words_and_the_lines_to_say_that_it_names(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = """lines:
  - id: whistle
    section: lid
    prompt: What now?
    line: We touch base.
    why: It does.
  - id: steam
    section: lid
    prompt: What now?
    line: We touch base.
    why: It does.
questions:"""
    reasons = "waive:\n  R-04: The line whistle quotes a customer.\n  R-05: The title has the word lidd.\n"
    page = {"minutes:": f"{reasons}minutes:", "Close it.": "Close a lidd, and a kettlle."}
    prepare(course, {"page": page, "edit": {"quizzes/kettle.yml": {"questions:": lines}}})
    _, entries = told(capsys)
    assert of_rule(entries, "R-04") == ["The line whistle quotes a customer.", ""]
    assert of_rule(entries, "R-05") == ["", "The title has the word lidd."]


def test_a_waived_fail_is_no_fail(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feedback = "Waiting alone boils no water"
    prepare(course, {"edit": {"quizzes/kettle.yml": {feedback: "Obviously it boils no water"}}})
    assert of_rule(told(capsys, "quizzes")[1], "P-26") == [""]
    stem = "    stem: What do you do first?"
    prepare(course, {"edit": {"quizzes/kettle.yml": {stem: f"    waive: {{P-26: It is a test.}}\n{stem}"}}})
    code, entries = told(capsys, "quizzes")
    assert of_rule(entries, "P-26") == ["It is a test."]
    others = {entry["rule"] for entry in entries if entry["level"] == "fail"} - {"P-26"}
    assert code == int(bool(others))


@pytest.mark.parametrize(
    ("waive", "fault"),
    [
        ({"P-16": ""}, '"P-16" does not fit: the reason, in a sentence'),
        ({"P-16": None}, '"P-16" is empty: fill it in'),
        ({"sometimes": "No."}, '"waive" does not fit: the id of a rule, such as P-16'),
        ("P-16", '"waive" is not a set of fields'),
    ],
)
def test_a_waiver_without_rule_or_reason_is_a_fault(
    waive: object, fault: str, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(course, {"bank": [{**NOT, "waive": waive}]})
    main(["check"])
    assert fault.replace(": ", "; ", 1) in capsys.readouterr().out


def test_a_page_gives_a_reason_too(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prepare(course, {"page": {"title:": 'waive: {G-06: " "}\ntitle:'}})
    main(["check"])
    assert '[B-00 fail] "G-06" does not fit; the reason, in a sentence' in capsys.readouterr().out


@pytest.mark.usefixtures("course")
def test_without_typos_the_spelling_is_not_passed_over(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    _, entries = told(capsys)
    assert [entry["file"] for entry in entries if entry["rule"] == "R-05"] == ["pyproject.toml"]


@pytest.mark.usefixtures("course")
def test_without_the_dictionary_the_spelling_is_not_passed_over(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "word_list", dict)
    _, entries = told(capsys)
    assert [entry["what"] for entry in entries if entry["rule"] == "R-05"] == [
        "symspellpy, which checks the spelling, is not installed"
    ]


def test_the_real_course_has_no_waiver_left_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert not of_rule(told(capsys)[1], "W-01")


def test_a_schema_that_is_not_json_is_told_without_a_traceback(course: Path) -> None:
    path = course / "quizzes/schema.json"
    path.write_text(path.read_text() + "}")
    with pytest.raises(SystemExit, match=r"^quizzes/schema.json:\d+: this is not JSON"):
        main(["check"])


def test_a_schema_that_is_missing_is_told_with_how_to_get_it_back(course: Path) -> None:
    (course / "quizzes/schema.json").unlink()
    with pytest.raises(SystemExit, match=r"^quizzes/schema.json:1: this file is missing: get it back: git "):
        main(["check"])


def test_a_page_in_another_encoding_is_told_once(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = "---\ntitle: Terms\n---\n# Terms\n\n**Lid**{ #lid }\n:   [Kettles](modules/kettle.md)\n"
    (course / "docs/glossary.md").write_text(glossary)
    (course / "docs/modules/kettle.md").write_bytes(b"caf\xe9\n")
    entries = told(capsys)[1]
    assert [entry["file"] for entry in entries if entry["rule"] == "B-00"] == ["docs/modules/kettle.md"]
    assert not of_rule(entries, "G-11")
    assert "mkdocs.yml" not in {entry["file"] for entry in entries}


def test_a_list_of_words_in_another_encoding_is_named(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (course / "docs/.words.txt").write_bytes(b"Ines\ncaf\xe9\n")
    found = [(entry["file"], entry["line"]) for entry in told(capsys)[1] if entry["rule"] == "R-05"]
    assert ("docs/.words.txt", 2) in found
