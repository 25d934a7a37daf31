"""How many requests nginx answers with publishing/nginx.conf on this machine: python -m bench.load site/

Needs nginx and wrk (on Debian: apt install nginx-light wrk). All traffic stays on 127.0.0.1.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
from pathlib import Path

from tests import nginx

CONNECTIONS = (1, 100, 1000)
PAGE = "modules/empathy/"


def main() -> None:
    """Print one line of a table for each number of connections."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("site", type=Path)
    words.add_argument("--seconds", type=int, default=60)
    said = words.parse_args()
    print(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before, {PAGE}, gzip, {said.seconds} s each"
    )
    print("| connections | requests/s | MB/s | median | 99% | errors | nginx MB before | after |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    with nginx.running(said.site.resolve()) as address:
        for connections in CONNECTIONS:
            before = memory()
            row = measure(address + PAGE, connections, said.seconds)
            print(f"| {connections} | {' | '.join(row)} | {before:.1f} | {memory():.1f} |", flush=True)


def measure(url: str, connections: int, seconds: int) -> list[str]:
    """Return requests a second, MB a second, median and 99th percentile of the answer's time, and errors."""
    command = [
        "wrk",
        "-t1",
        f"-c{connections}",
        f"-d{seconds}s",
        "--latency",
        "-H",
        "Accept-Encoding: gzip",
        url,
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    patterns = (r"Requests/sec:\s+(\S+)", r"Transfer/sec:\s+(\S+?)MB", r"50%\s+(\S+)", r"99%\s+(\S+)")
    found = [match[1] if (match := re.search(pattern, said)) else "?" for pattern in patterns]
    errors = re.findall(r"(?:Socket errors|Non-2xx or 3xx responses): (.+)", said)
    return [*found, "; ".join(errors) or "0"]


def memory() -> float:
    """Return the memory that this process's nginx and its workers have, shared parts once, in MB."""
    parents = {str(os.getpid())}
    total = 0
    for _ in range(2):  # the first process, then its workers
        children = [path.name for path in Path("/proc").glob("[0-9]*") if _parent(path) in parents]
        total += sum(_kilobytes(child) for child in children if child not in parents)
        parents = set(children)
    return total / 1000


def _parent(process: Path) -> str:
    try:
        return str(re.findall(r"PPid:\s+(\d+)", (process / "status").read_text())[0])
    except (OSError, IndexError):
        return ""  # it has ended


def _kilobytes(process: str) -> int:
    return int(re.findall(r"Pss:\s+(\d+)", Path("/proc", process, "smaps_rollup").read_text())[0])


if __name__ == "__main__":
    main()
