"""A web host on a loopback address that can be switched off, break, be slow, or get another site."""

from __future__ import annotations

import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Host:
    """Serves `site` below a path; `asked` names what was asked for, with the status of the answer."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.answers: dict[str, tuple[int, bytes]] = {}  # in place of a file: a status and a body
        self.moved: dict[str, str] = {}  # where a file's address leads to
        self.held: dict[str, threading.Event] = {}  # a file that waits to be let go
        self.asked: list[tuple[str, int]] = []
        self.port = 0  # any that is free
        self.on()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/course/"

    def on(self) -> None:
        """Listen, on the port of before if there was one."""
        self.server = _Server(("127.0.0.1", self.port), self)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def off(self) -> None:
        """Let every further request fail as if the network were gone."""
        self.server.shutdown()
        self.server.server_close()


class _Server(ThreadingHTTPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, at: tuple[str, int], host: Host) -> None:
        self.host = host
        super().__init__(at, _Handler)


class _Handler(SimpleHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Answer as the host was told to, else with the file."""
        host = self.server.host
        del self.headers["If-Modified-Since"]  # two sites made within one second have files of one date
        name = self.path.removeprefix("/course/").partition("?")[0]
        if held := host.held.get(name):
            held.wait(10)
        if name not in host.answers | host.moved:
            super().do_GET()
            return
        status, body = host.answers.get(name, (302, b""))
        self.send_response(status)
        if name in host.moved:
            self.send_header("Location", f"/course/{host.moved[name]}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        """Return the file of the site that is published now."""
        self.directory = str(self.server.host.site)
        return super().translate_path(path.removeprefix("/course"))

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002 the base's
        """Note it for the test."""
        status = code.value if isinstance(code, HTTPStatus) else int(code)
        self.server.host.asked.append((self.path.removeprefix("/course/"), status))

    def log_message(self, *args: object) -> None:
        """Say nothing."""
