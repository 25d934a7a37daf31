"""Waivers: an author's reason why a rule does not hold here, and the rules on waivers themselves.

A question has its own (`waive: {P-16: "..."}` in the bank). A page's front matter waives what is found on
the page and, for a module, in its bank as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from courseware.check.finding import FAIL, WARN, Finding, Hit
from courseware.check.reading import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from courseware.check.material import Material
    from courseware.check.page import Page

_RULE = re.compile(r"[A-Z]-\d\d")
MALFORMED = "W-02"
SPELLING = "R-05"
LEAST_WORDS = 3  # of a reason
UNWAIVABLE = ("B-00", "W-01", "W-02")


@dataclass(frozen=True)
class Waiver:
    """One waiver: the rule, the reason, and where it is given."""

    rule: str
    reason: str
    file: str
    line: int
    question: str = ""

    def covers(self, finding: Finding) -> bool:
        """Tell whether the finding is one that this waiver speaks of.

        A misspelt word, and a line to say, which has no waivers of its own, must be named in the reason.
        """
        if finding.rule != self.rule or finding.rule in UNWAIVABLE:
            return False
        files = {self.file, re.sub(r"^docs/modules/(.*)\.md$", r"quizzes/\1.yml", self.file)}
        named = finding.question == self.question or (not self.question and finding.question in self._named)
        misspelt = finding.rule == SPELLING and finding.what.split('"')[1] not in self._named
        return finding.file in files and named and not misspelt

    @property
    def _named(self) -> set[str]:
        return set(re.findall(r"[\w'\u2019-]+", self.reason))


def waivers(material: Material) -> Iterator[Waiver]:
    """Yield every waiver of the course."""
    for item in material.items():
        for rule, reason in item.question.waive.items():
            yield Waiver(rule, reason, item.file, item.line, item.question.id)
    for page in material.pages.values():
        for rule, reason in _of_page(page).items():
            if _is_waiver(rule, reason):
                yield Waiver(rule, reason.strip(), page.file, page.front.line(("waive", rule)))


def malformed(material: Material) -> Iterator[Hit]:
    """W-02: a waiver is a rule's id with a reason of three words or more.

    Modules and banks have a schema that asks for a rule and a reason, so that only its words are counted.
    """
    remedy = 'write a rule id and why, as in G-05: "One idea, and it is short."'
    for page in material.pages.values():
        given = page.front.data.get("waive", {})
        entries = given.items() if isinstance(given, dict) else [("waive", None)]
        for rule, reason in entries:
            line = page.front.line(("waive", rule))
            if page.slug not in material.lessons and not _is_waiver(rule, reason):
                yield Hit(page.file, line, f'"{rule}" is no waiver', remedy)
            elif _is_waiver(rule, reason) and _is_short(str(reason)):
                yield Hit(page.file, line, f"{rule} is waived without a reason", remedy)
    for item in material.items():
        for rule, reason in item.question.waive.items():
            if _is_short(reason):
                yield item.hit(f"{rule} is waived without a reason", remedy)


def _is_short(reason: str) -> bool:
    return len(words(reason)) < LEAST_WORDS


def _of_page(page: Page) -> dict[str, str]:
    given = page.front.data.get("waive")
    return given if isinstance(given, dict) else {}


def _is_waiver(rule: object, reason: object) -> bool:
    return isinstance(reason, str) and bool(reason.strip()) and bool(_RULE.fullmatch(str(rule)))


def apply(
    found: Collection[Finding],
    material: Material,
    unused: str,
    known: Collection[str],
    skipped: Collection[str],
) -> Iterator[Finding]:
    """Yield the findings, each with the reason that waives it; a waiver of nothing is an `unused` finding.

    `known` are the ids of rules, `skipped` those that did not run this time.
    """
    given = list(waivers(material))
    for finding in found:
        reasons = [waiver.reason for waiver in given if waiver.covers(finding)]
        yield replace(finding, waived=reasons[0]) if reasons else finding
    for waiver in given:
        if waiver.rule in skipped or any(waiver.covers(finding) for finding in found):
            continue
        is_rule = waiver.rule in known
        what = "finds nothing here" if is_rule else "is not a rule"
        place = (
            waiver.file,
            waiver.line,
            *((unused, WARN) if is_rule else (MALFORMED, FAIL)),
            waiver.question,
        )
        yield Finding(*place, f"{waiver.rule}, which is waived, {what}", "take the waiver out")
