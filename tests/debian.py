"""Installs what a test needs and a fresh machine may lack, where that is ours to do: as root on Debian."""

from __future__ import annotations

import os
import shutil
import subprocess


class NotInstallableError(Exception):
    """It cannot be installed here; the message says what to do."""


def install(package: str, advice: str) -> None:
    """Install `package`.

    Raises:
        NotInstallableError: when that is not ours to do or did not work, with `advice`.
    """
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise NotInstallableError(advice)
    for command in ("update", f"install --yes --no-install-recommends {package}"):
        done = subprocess.run(
            ["apt-get", "--quiet", *command.split()],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise NotInstallableError(f"{advice}\n\napt-get {command} said:\n{done.stderr}")
