"""A real nginx with the configuration that the repository ships, on a free port of this machine."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.debian import NotInstallableError, install

if TYPE_CHECKING:
    from collections.abc import Iterator

SHIPPED = ROOT / "publishing/nginx.conf"
ADVICE = """\
The tests of publishing need nginx, and none was found: install your system's package
(on Debian, Ubuntu: apt install nginx-light; on Fedora: dnf install nginx; on macOS: brew install nginx)."""

# What Debian's own nginx.conf says around the files of sites-enabled, without its logs and its user.
AROUND = """\
daemon off;
worker_processes auto;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 768; }}
http {{
    sendfile on;
    tcp_nopush on;
    include {types};
    default_type application/octet-stream;
    log_format sent '$status $request_uri';
    access_log {log} sent;
    {temporary}
    include {folder}/site.conf;
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def installed_nginx() -> str:
    """Return the path of nginx, or leave the test out and say what to install."""
    path = _on_this_machine()
    if path is None:
        pytest.skip(ADVICE)
    return path


def _on_this_machine() -> str | None:
    # Debian keeps it out of the path of those who are not root.
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def find_nginx() -> str:
    """Return the path of nginx: this machine's, or as root on Debian installed.

    Raises:
        NotInstallableError: when there is none.
    """
    path = _on_this_machine()
    if path is None:
        install(["nginx-light"], ADVICE)
        path = _on_this_machine()
    if path is None:
        raise NotInstallableError(ADVICE)
    return path


@contextmanager
def running(site: Path, log: Path | None = None) -> Iterator[str]:
    """Serve `site`, and yield its address; write a line, status and path, for each answer into `log`."""
    program, port = installed_nginx(), _free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "site.conf").write_text(_shipped(site, port), encoding="utf-8")
        (folder / "nginx.conf").write_text(_around(program, folder, log), encoding="utf-8")
        command = [program, "-p", name, "-e", f"{name}/error.log", "-c", f"{name}/nginx.conf"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            try:
                _wait_for(server, port)
                yield f"http://127.0.0.1:{port}/"
            finally:
                server.terminate()


def _shipped(site: Path, port: int) -> str:
    """Return the shipped configuration with the two changes that its first lines ask for."""
    text = SHIPPED.read_text(encoding="utf-8").replace("/srv/even-keel", str(site))
    return text.replace("listen 80;", f"listen 127.0.0.1:{port};")


def _around(program: str, folder: Path, log: Path | None) -> str:
    built = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stderr
    found = re.search(r"--conf-path=(\S+)/", built)
    assert found, built
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in TEMPORARY)
    # Root's nginx would hand its work to someone who may not read a test's folder.
    user = "user root;" if os.geteuid() == 0 else ""
    types = f"{found[1]}/mime.types"
    return AROUND.format(folder=folder, types=types, temporary=temporary, user=user, log=log or os.devnull)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _wait_for(server: subprocess.Popen[str], port: int) -> None:
    for _ in range(200):
        assert server.poll() is None, server.stderr.read() if server.stderr else ""
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx did not answer")


if __name__ == "__main__":
    # Before the tests, which run side by side, so that only one process installs. Without nginx those that
    # need it say so and are left out; all others hold without it.
    try:
        print(f"nginx: {find_nginx()}")
    except NotInstallableError as cannot:
        print(cannot)
