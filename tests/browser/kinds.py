"""One page of each kind, for what is looked at or measured on all kinds and not on all pages."""

from __future__ import annotations

KINDS = {
    "home": "",
    "text": "how-this-course-works/",
    "module": "modules/empathy/",
    "scenarios": "scenarios/",
    "scenario": "scenarios/counter-six/",
    "say-the-line": "say-the-line/",
    "review": "review/",
    "final-review": "final-review/",
    "certificate": "certificate/",
    "trainers": "for-trainers/",
    "session": "run-a-session/",
    "role-plays": "role-plays/",
    "phrases": "phrases/",
    "job-aids": "job-aids/",
    "job-aid": "job-aids/hold/",
    "poster": "job-aids/all-six/",
    "glossary": "glossary/",
    "sources": "sources/",
    "search": "search/?q=angry",
    "coverage": "coverage/",
    "your-data": "your-data/",
    "offline": "offline/",
}
STYLEGUIDE = {
    "components": "",
    **{state: f"modules/{state}/" for state in ("untouched", "asked", "wrong-once", "wrong-twice", "right")},
}
