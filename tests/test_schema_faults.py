"""Most explanations are shown by the cases of test_course.py; here are the ones no bank can reach."""

from __future__ import annotations

from courseware.located_yaml import parse
from courseware.schema_faults import Schema, question_at, schema_faults


def test_a_keyword_without_its_own_words_still_names_field_and_line() -> None:
    document = parse("a: 1\nb: 7\n", "f.yml", [])
    assert document is not None
    schema = Schema({"properties": {"b": {"maximum": 5, "description": "At most five. More is too much."}}})
    assert [str(fault) for fault in schema_faults(document, schema, "f.yml")] == [
        'f.yml:2: "b" does not fit: at most five'
    ]


def test_a_question_without_an_id_is_named_by_its_place() -> None:
    document = parse("questions:\n  - stem: a\n  - stem: b\n", "f.yml", [])
    assert document is not None
    assert question_at(document, ("questions", 1, "stem")) == "question 2"
    assert question_at(document, ("questions",)) == ""
