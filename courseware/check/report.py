"""The three ways to tell findings: as text for people, as JSON for programs, as commands for GitHub."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from courseware.check.finding import FAIL, WARN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from courseware.check.finding import Finding


def text(findings: Sequence[Finding]) -> str:
    """Return one line for each finding, those that are waived last with their reasons, and the count."""
    waived = [finding for finding in findings if finding.waived]
    lines = [str(finding) for finding in findings if not finding.waived]
    lines += [f"{finding} (waived: {finding.waived})" for finding in waived]
    levels = [finding.level for finding in findings if not finding.waived]
    return "\n".join([*lines, f"{levels.count(FAIL)} fail, {levels.count(WARN)} warn, {len(waived)} waived"])


def as_json(findings: Sequence[Finding]) -> str:
    """Return one JSON array of findings; `waived` is the reason, or empty."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1)


def github(findings: Sequence[Finding]) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a change."""
    return "\n".join(map(_command, findings))


def _command(finding: Finding) -> str:
    name = "notice" if finding.waived else {FAIL: "error", WARN: "warning"}[finding.level]
    reason = f" (waived: {finding.waived})" if finding.waived else ""
    place = f"file={_property(finding.file)},line={finding.line},title={_property(finding.rule)}"
    return f"::{name} {place}::{_data(finding.message + reason)}"


def _data(value: str) -> str:
    """Escape what would end a command, as GitHub's own toolkit does."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {"text": text, "json": as_json, "github": github}
