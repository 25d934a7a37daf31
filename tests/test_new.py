"""Beginning a module or a question: what is written builds, passes the linter, and says TODO."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from courseware.__main__ import main
from courseware.check.material import load
from courseware.check.rules import findings
from tests.conftest import ROOT, build

if TYPE_CHECKING:
    from pathlib import Path

SLUG = "is lower-case words joined by hyphens, as in small-talk;"


@pytest.fixture
def course(small_course: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(small_course)
    return small_course


def levels(folder: Path, name: str) -> dict[str, set[str]]:
    """Return the rules that find something in the files of module `name`, by level."""
    files = (f"docs/modules/{name}.md", f"quizzes/{name}.yml")
    told = [finding for finding in findings(load(folder)) if finding.file in files]
    return {level: {finding.rule for finding in told if finding.level == level} for level in ("fail", "warn")}


def test_module_has_a_page_a_bank_and_its_place_in_nav(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "module", "small-talk"]) == 0
    told = capsys.readouterr().out.splitlines()
    cover = "docs/assets/img/small-talk/cover.svg"
    assert told[:3] == ["docs/modules/small-talk.md", "quizzes/small-talk.yml", cover]
    nav = (course / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    place = nav.index("  - modules/small-talk.md")
    assert nav[place - 1] == "  - modules/kettle.md"
    assert told[3].startswith(f"mkdocs.yml:{place + 1}: ")


def test_module_builds_strictly(course: Path, tmp_path: Path) -> None:
    main(["new", "module", "small-talk"])
    main(["new", "question", "small-talk/next"])
    done = build(course, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "site/modules/small-talk/index.html").read_text(encoding="utf-8")
    assert 'data-question="small-talk/next"' in page
    assert '<div class="cover"><svg' in page


@pytest.mark.parametrize("name", ["no", "true", "null", "2026", "2026-01-02"])
def test_a_name_that_yaml_would_read_as_something_else_is_kept(name: str, course: Path) -> None:
    assert main(["new", "module", name]) == 0
    assert main(["new", "question", f"{name}/{name}"]) == 0
    assert main(["new", "question", "kettle/2"]) == 0
    (course / "docs/modules/kettle.md").rename(course / "docs/modules/z.md")  # the scene takes the first page
    assert main(["new", "scenario", name]) == 0
    (course / "docs/modules/z.md").rename(course / "docs/modules/kettle.md")
    found = load(course)
    assert found.lessons[name].bank.questions[-1].id == name
    assert found.lessons["kettle"].bank.questions[-1].id == "2"
    assert f"docs/scenarios/{name}.md" in found.pages
    done = build(course, course / "site")
    assert done.returncode == 0, done.stdout + done.stderr


def test_module_fails_no_rule_and_shows_what_to_write(course: Path) -> None:
    main(["new", "module", "small-talk"])
    told = levels(course, "small-talk")
    assert told["fail"] == set()
    assert "G-12" in told["warn"]
    assert "G-13" not in told["warn"]


def test_scenario_has_its_place_and_builds_strictly(
    course: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nav = "nav:\n  - Scenes:\n      - scenarios/index.md\n"
    config = course / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("nav:\n", nav), encoding="utf-8")
    (course / "docs/scenarios").mkdir()
    assert main(["new", "scenario", "big-queue"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "docs/scenarios/big-queue.md"
    lines = config.read_text(encoding="utf-8").splitlines()
    place = lines.index("      - scenarios/big-queue.md")
    assert lines[place - 1] == "      - scenarios/index.md"
    assert told[1].startswith(f"mkdocs.yml:{place + 1}: ")
    (course / "docs/scenarios/index.md").write_text("# Scenes\n")
    done = build(course, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    found = [finding for finding in findings(load(course)) if finding.file == told[0]]
    assert {finding.rule for finding in found if finding.level == "fail"} == set()
    assert "G-12" in {finding.rule for finding in found}


def test_nav_keeps_its_comments(course: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", course)
    before = (course / "mkdocs.yml").read_text(encoding="utf-8")
    main(["new", "module", "on-no-menu"])
    after = (course / "mkdocs.yml").read_text(encoding="utf-8")
    assert after.replace("      - modules/on-no-menu.md\n", "") == before


def test_nav_without_modules_is_left_to_the_author(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "mkdocs.yml").write_text("site_name: A course\n", encoding="utf-8")
    main(["new", "module", "small-talk"])
    assert "Add this line to nav in mkdocs.yml: - modules/small-talk.md" in capsys.readouterr().out


def test_question_is_added_to_its_bank(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = levels(course, "kettle")["fail"]
    assert main(["new", "question", "kettle/next"]) == 0
    place, guesses, _ = capsys.readouterr().out.splitlines()
    lessons = load(course).lessons
    added = lessons["kettle"].bank.questions[-1]
    assert place == f"quizzes/kettle.yml:{lessons['kettle'].bank.questions_at[-1]}: next"
    line, _, told = guesses.removeprefix("quizzes/kettle.yml:").partition(": ")
    assert told == "set section, objective and level; they say lid, boil, apply until you do"
    assert (course / "quizzes/kettle.yml").read_text().splitlines()[int(line) - 1] == "    section: lid"
    assert (added.id, added.section, added.objective) == ("next", "lid", "boil")
    assert levels(course, "kettle")["fail"] == before


def test_question_without_a_name_asks_for_one(course: Path) -> None:
    main(["new", "question", "kettle"])
    main(["new", "question", "kettle"])
    ids = [question.id for question in load(course).lessons["kettle"].bank.questions]
    assert ids[-2:] == ["todo-1", "todo-2"]
    assert "G-12" in levels(course, "kettle")["warn"]


def test_question_takes_no_name_of_a_line_to_say(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "module", "small-talk"])
    before = (course / "quizzes/small-talk.yml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["new", "question", "small-talk/first-line"]) == 1
    assert capsys.readouterr().out == 'quizzes/small-talk.yml has a line to say "first-line" already.\n'
    assert (course / "quizzes/small-talk.yml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize("end", ["pass_mark: 70\n", "# the end\n", ""])
def test_bank_that_does_not_end_with_questions_is_left_as_it_is(end: str, course: Path) -> None:
    path = course / "quizzes/kettle.yml"
    before = path.read_text(encoding="utf-8") + end
    path.write_text(before, encoding="utf-8")
    code = main(["new", "question", "kettle/next"])
    assert code == int(end.startswith("pass"))
    assert path.read_text(encoding="utf-8") == before or code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("module", "kettle"), "docs/modules/kettle.md is there already."),
        (("module", "Small_Talk"), f"A module's slug {SLUG}"),
        (("module", "../up"), f"A module's slug {SLUG}"),
        (("module", "index"), '"index" would be the address of the folder;'),
        (("module", ""), f"A module's slug {SLUG}"),
        (("module", "a" * 300), "A module's slug has at most 60 letters; this one has 300."),
        (("scenario", "a" * 300), "A scenario's slug has at most 60 letters; this one has 300."),
        (("question", f"kettle/{'a' * 61}"), "A question's id has at most 60 letters; this one has 61."),
        (("scenario", "Big_Queue"), f"A scenario's slug {SLUG}"),
        (("question", "kettle/first"), 'quizzes/kettle.yml has a question "first" already.'),
        (("question", "kettle/Next"), f"A question's id {SLUG}"),
        (("question", "kettle/"), f"A question's id {SLUG}"),
        (("question", "kettle/old"), '"kettle/old" belonged to a question that is retired.'),
        (
            ("question", "pot"),
            'There is no module "pot"; .venv/bin/python -m courseware new module pot ',
        ),
    ],
)
def test_refusal_is_one_plain_sentence(
    arguments: tuple[str, str], sentence: str, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (course / "quizzes/retired.txt").write_text("# old ones\nkettle/old\n", encoding="utf-8")
    files = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
    assert main(["new", *arguments]) == 1
    told = capsys.readouterr().out
    assert told.startswith(sentence)
    assert told.count("\n") == 1
    assert {path: path.read_bytes() for path in course.rglob("*") if path.is_file()} == files


def test_question_waits_until_its_bank_is_mended(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = course / "quizzes/kettle.yml"
    text = path.read_text(encoding="utf-8").replace("level: judge", "level: jugde")
    path.write_text(text, encoding="utf-8")
    assert main(["new", "question", "kettle/next"]) == 1
    assert capsys.readouterr().out.startswith('Mend the module "kettle" first;')


def test_nothing_is_written_beside_settings_in_another_encoding(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (course / "mkdocs.yml").write_bytes(b"site_name: Caf\xe9\n")
    assert main(["new", "module", "small-talk"]) == 1
    assert capsys.readouterr().out.startswith("mkdocs.yml:1: this is not UTF-8 text")
    assert not (course / "docs/modules/small-talk.md").exists()
