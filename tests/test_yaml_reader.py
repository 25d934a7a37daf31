from __future__ import annotations

from typing import Any

import pytest
import yaml

from courseware.yaml_reader import YamlReader
from tests.conftest import ROOT

LOADERS = pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader], ids=["python", "c"])


def read(text: str, loader: Any = yaml.CSafeLoader) -> tuple[Any, YamlReader]:
    reader = YamlReader(loader(text))
    return reader.document(), reader


@LOADERS
@pytest.mark.parametrize("bank", sorted((ROOT / "quizzes").glob("*.yml")), ids=lambda path: path.stem)
def test_every_bank_is_read_as_pyyaml_reads_it(bank: Any, loader: Any) -> None:
    text = bank.read_text(encoding="utf-8")
    assert read(text, loader)[0] == yaml.safe_load(text)


@LOADERS
@pytest.mark.parametrize(
    "text",
    [
        *("a: yes\nb: 012\nc: 1e3\nd: ~\ne:\nf: null\ng: .5\n", "a: ! 5\nb: '5'\nc: !!str 5\nd: !!int '7'\n"),
        *("- a\n- - b\n  - {c: [d, e]}\n", "a: &x {b: 1}\nc: *x\n", "a: |\n  b\n  c\nd: >-\n  e\n  f\n", "x"),
    ],
)
def test_values_are_what_pyyaml_makes_of_them(text: str, loader: Any) -> None:
    assert read(text, loader)[0] == yaml.safe_load(text)


@LOADERS
def test_each_value_knows_its_line(loader: Any) -> None:
    _, reader = read("a:\n  - b\n  - c: 1\n    d: |\n      e\nf: 2\n", loader)
    assert reader.lines == {
        (): 0,
        ("a",): 0,
        ("a", 0): 1,
        ("a", 1): 2,
        ("a", 1, "c"): 2,
        ("a", 1, "d"): 3,
        ("f",): 5,
    }


def test_what_an_alias_stands_for_is_told_where_it_is_written() -> None:
    _, reader = read("a: &x\n  b: 1\nc: *x\n")
    assert (reader.lines["c",], reader.lines["c", "b"]) == (2, 1)


def test_a_name_given_to_a_key_stands_for_the_key() -> None:
    data, reader = read("&k a: 1\nb: *k\n")
    assert data == {"a": 1, "b": "a"}
    assert set(reader.lines) == {(), ("a",), ("b",)}


def test_a_field_that_stands_twice_is_noted_and_the_last_holds() -> None:
    data, reader = read("a: 1\nb: 2\na: 3\n")
    assert data == {"a": 3, "b": 2}
    assert reader.twice == [("a", 2)]


@LOADERS
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\n---\nb: 2\n", "another document"),
        ("a: &x 1\nb: &x 2\n", "second occurrence"),
        ("a: *x\n", "undefined alias"),
        ("&x [*x]\n", "alias of what is around it"),
        ("? [a]\n: b\n", "unhashable key"),
        ("!!int [a]\n", "tag:yaml.org,2002:int"),
        ("!!map a\n", "tag:yaml.org,2002:map"),
        ("!!int ''\n", "tag:yaml.org,2002:int"),
        ("!!bool maybe\n", "tag:yaml.org,2002:bool"),
        ("!own a\n", "tag !own"),
        ('"\\ud800"', "character"),
    ],
)
def test_what_is_refused(text: str, said: str, loader: Any) -> None:
    with pytest.raises(yaml.YAMLError, match=said):
        read(text, loader)


@LOADERS
def test_nothing_is_no_document(loader: Any) -> None:
    data, reader = read("# a remark\n", loader)
    assert data is None
    assert reader.lines == {}
