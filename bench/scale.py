"""Builds courses of 6, 60 and 600 modules, and the same text with plain MkDocs, Material and mkdocs-quiz.

Run as `make bench-scale`, or `python -m bench.scale 6 60`. CPU seconds are those of the whole build (user and
system), the better of two builds; memory is the largest resident set; both come from the kernel when the
build ends. Then what the first search fetches from each of ours.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.search import first_query
from courseware.bank import load_bank, load_schema
from courseware.fault import Fault
from courseware.render import quiz_markdown

ROOT = Path(__file__).parent.parent
SIZES = (6, 60, 600)
ROUNDS = 2  # the better counts, since others may use the machine
SECTIONS, WORDS, QUESTIONS = 8, 200, 16
SEARCHED = "customer"  # which every page has: the worst case
TYPES = ("single", "single", "multiple", "fill-in", "single", "order", "single", "match")
_VOCABULARY = (
    "the",
    "a",
    "customer",
    "line",
    "call",
    "desk",
    "word",
    "calm",
    "voice",
    "says",
    "asks",
    "waits",
    "step",
    "plan",
    "name",
    "parcel",
    "day",
    "hour",
    "you",
    "they",
    "and",
    "but",
)


@dataclass(frozen=True)
class Measured:
    """What one build took and wrote: CPU seconds, MB of memory, MB of HTML, files."""

    seconds: float
    memory: float
    html: float
    files: int


def words(chance: random.Random, count: int) -> str:
    """Return one sentence of `count` words."""
    return f"{' '.join(chance.choices(_VOCABULARY, k=count)).capitalize()}."


def page(slug: str, chance: random.Random) -> str:
    """Return the text of a module between its front matter and its quiz."""
    parts = [f"# {slug}"]
    for number in range(1, SECTIONS + 1):
        parts.append(f"## Section {number} {{ #section-{number} }}")
        parts += [" ".join(words(chance, 12) for _ in range(WORDS // 48)) for _ in range(4)]
        parts.append("\n".join(f"- **{words(chance, 3)}** {words(chance, 8)}" for _ in range(3)))
    return "\n\n".join(parts)


def question(number: int, chance: random.Random) -> dict[str, object]:
    """Return one question as a bank has it; the types take turns."""
    kind = TYPES[number % len(TYPES)]
    asked: dict[str, object] = {
        "id": f"q-{number}",
        "type": kind,
        "section": f"section-{number % SECTIONS + 1}",
        "objective": "first",
        "level": "apply",
        "stem": words(chance, 25),
    }
    if kind in ("single", "multiple"):
        return {**asked, "options": [_option(place, kind, chance) for place in range(4)]}
    if kind == "fill-in":
        return {
            **asked,
            "stem": f"Say ___ here. {asked['stem']}",
            "answers": ["so"],
            "feedback": words(chance, 20),
        }
    field, extra = ("steps", {}) if kind == "order" else ("pairs", {"match": ""})
    parts = [{"id": f"p-{place}", "text": f"{place} {words(chance, 8)}"} for place in range(4)]
    for place, part in enumerate(parts):
        part.update({name: f"{place} {words(chance, 4)}" for name in extra})
    return {**asked, field: parts, "feedback": words(chance, 20)}


def _option(place: int, kind: str, chance: random.Random) -> dict[str, object]:
    right = place == 0 or (kind == "multiple" and place == 1)
    option: dict[str, object] = {"id": f"o-{place}", "text": f"{place} {words(chance, 12)}"}
    option["feedback"] = words(chance, 20)
    return {**option, "correct": True} if right else {**option, "tempt": words(chance, 8)}


def write(folder: Path, count: int) -> tuple[Path, Path]:
    """Write a course of `count` modules twice; return the folders: as this course is made, and plain."""
    ours, plain = folder / "ours", folder / "plain"
    for course in (ours, plain):
        (course / "docs/modules").mkdir(parents=True)
        (course / "docs/index.md").write_text("---\ntitle: Home\ndescription: A course.\n---\n# Home\n")
    shutil.copytree(ROOT / "docs/assets", ours / "docs/assets")
    shutil.copytree(ROOT / "overrides", ours / "overrides")
    shutil.copy(ROOT / "docs/search.md", ours / "docs")
    (ours / "quizzes").mkdir()
    shutil.copy(ROOT / "quizzes/schema.json", ours / "quizzes")
    schema, slugs = load_schema(ROOT / "quizzes"), [f"module-{number:03}" for number in range(1, count + 1)]
    for slug in slugs:
        chance = random.Random(slug)
        text = page(slug, chance)
        bank = ours / "quizzes" / f"{slug}.yml"
        asked = [question(number, chance) for number in range(QUESTIONS)]
        bank.write_text(yaml.safe_dump({"module": slug, "questions": asked}, sort_keys=False))
        facts = f"title: {slug}\ndescription: About {slug}.\n"
        ours_facts = f"{facts}minutes: 30\nobjectives:\n  - id: first\n    text: Answer\n"
        end = "## Quiz { #quiz }\n\n"
        (ours / f"docs/modules/{slug}.md").write_text(f"---\n{ours_facts}---\n{text}\n\n{end}<!-- quiz -->\n")
        loaded = load_bank(bank, bank.name, schema, faults := list[Fault]())
        if loaded is None or faults:
            raise SystemExit(f"The synthetic bank is not sound: {faults}")
        quiz = quiz_markdown(loaded, ())
        (plain / f"docs/modules/{slug}.md").write_text(f"---\n{facts}---\n{text}\n\n{end}{quiz}\n")
    nav = [{"Home": "index.md"}, {"Modules": [f"modules/{slug}.md" for slug in slugs]}]
    settings = {
        "site_name": "Scale",
        "nav": nav,
        "markdown_extensions": ["attr_list", "md_in_html", "tables"],
    }
    quizzes = {
        "enabled_by_default": False,
        "embed_source": False,
        "auto_submit": False,
        "show_progress": False,
    }
    own = {**settings, "theme": {"name": "material", "custom_dir": "overrides", "font": False}}
    # Compressed copies are extra work for the server's sake, which plain leaves to the server.
    ours_alone = {"courseware": {"compressed_copies": False}}
    own["extra"], own["plugins"] = {"search_page": "search/"}, [ours_alone, {"mkdocs_quiz": quizzes}]
    (ours / "mkdocs.yml").write_text(yaml.safe_dump(own))
    usual = {**settings, "theme": {"name": "material", "font": False}, "plugins": ["search", "mkdocs_quiz"]}
    (plain / "mkdocs.yml").write_text(yaml.safe_dump(usual))
    return ours, plain


def measured(course: Path) -> Measured:
    """Build the course in the folder `course` and return what that took."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(course / "site")]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=course, env=env)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"The build of {course} failed.")
    found = [path for path in (course / "site").rglob("*") if path.is_file()]
    html = sum(path.stat().st_size for path in found if path.suffix == ".html")
    in_kilobytes = 1024 if sys.platform == "linux" else 1024**2  # macOS counts bytes
    return Measured(used.ru_utime + used.ru_stime, used.ru_maxrss / in_kilobytes, html / 1e6, len(found))


def main(sizes: list[int]) -> None:
    """Build and print two rows for each size; then how ours compares, and how it grows."""
    print("| modules | build | CPU s | CPU ms a page | memory MB | HTML MB | files |\n|" + " ---: |" * 7)
    took = {count: one_size(count) for count in sizes}
    if {60, 600} <= took.keys():
        print(f"A page at 600 modules takes {took[600][0] / took[60][0]:.2f} x that at 60.")
    if {6, 600} <= took.keys():
        growth = took[600][1] / took[6][1]
        print(f"The first search at 600 modules fetches {growth:.2f} x the bytes of that at 6.")


def one_size(count: int) -> tuple[float, int]:
    """Build both courses of `count` modules and print what that took.

    Returns the CPU seconds of ours a page, and the bytes of the first search in it.
    """
    with tempfile.TemporaryDirectory() as folder:
        courses = write(Path(folder), count)
        rounds = [[measured(course) for course in courses] for _ in range(ROUNDS)]
        ours, plain = (min(took, key=lambda one: one.seconds) for took in zip(*rounds, strict=True))
        searched = first_query(courses[0] / "site", SEARCHED)
    for name, took in (("ours", ours), ("plain", plain)):
        figures = (
            f"{took.seconds:.1f} | {1000 * took.seconds / count:.0f} | {took.memory:.0f} | {took.html:.1f}"
        )
        print(f"| {count} | {name} | {figures} | {took.files} |", flush=True)
    cpu, memory = ours.seconds / plain.seconds, ours.memory / plain.memory
    print(f"\n{count} modules: {cpu:.2f} x the CPU of plain, {memory:.2f} x its memory.", flush=True)
    print(f"The first search fetches {searched / 1000:.0f} kB.\n", flush=True)
    return ours.seconds / count, searched


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
