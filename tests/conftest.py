"""The small course that unit tests work on, and the real site, built once."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from courseware.icons import MARK

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
PLAIN_BUILDER = [sys.executable, "-m", "mkdocs"]


def build(folder: Path, site: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs, or the builder of `make portability`, as `make site` does, in `folder`, into `site`."""
    builder = [os.environ["COURSE_BUILDER"]] if "COURSE_BUILDER" in os.environ else PLAIN_BUILDER
    command = [*builder, "build", "--strict", "--clean", "--site-dir", str(site), *options]
    env = {**os.environ, **environment, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    """The course of one module in tests/cases/course, to be changed as a test likes."""
    return copy_small_course(tmp_path / "course")


def copy_small_course(folder: Path) -> Path:
    """Copy the course of one module to `folder`, with the real schema, templates and mark."""
    shutil.copytree(CASES / "course", folder)
    shutil.copy(ROOT / "quizzes/schema.json", folder / "quizzes")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    (folder / "docs" / MARK).parent.mkdir(parents=True)
    shutil.copy(ROOT / "docs" / MARK, folder / "docs" / MARK)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real course, built strictly, without a site address, and once for all that run side by side."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "site").exists():
            done = build(ROOT, shared / "site-in-work", SITE_URL="")
            assert done.returncode == 0, done.stdout + done.stderr
            (shared / "site-in-work").rename(shared / "site")
    return shared / "site"


@pytest.fixture(scope="session")
def styleguide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The styleguide, built once."""
    from tests.styleguide import build_styleguide  # it needs what stands above

    folder = tmp_path_factory.mktemp("styleguide")
    build_styleguide(folder)
    return folder
