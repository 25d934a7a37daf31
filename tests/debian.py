"""Installs what a test needs and a fresh machine may lack, where that is ours to do: as root on Debian."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class NotInstallableError(Exception):
    """It cannot be installed here; the message says what to do."""


def install(packages: Sequence[str], advice: str) -> None:
    """Install the first of `packages` that this Debian has.

    Raises:
        NotInstallableError: when that is not ours to do or none of them could be had, with `advice`.
    """
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise NotInstallableError(advice)
    _apt("update", advice)
    for package in packages[:-1]:
        with suppress(NotInstallableError):
            return _apt(f"install --yes --no-install-recommends {package}", advice)
    return _apt(f"install --yes --no-install-recommends {packages[-1]}", advice)


def _apt(command: str, advice: str) -> None:
    done = subprocess.run(
        ["apt-get", "--quiet", *command.split()],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise NotInstallableError(f"{advice}\n\napt-get {command} said:\n{done.stderr}")
