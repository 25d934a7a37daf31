"""Limits of chance: what is computed is what the learning design prints."""

from __future__ import annotations

import pytest

from courseware.check.chance import at_most, band, too_many


@pytest.mark.parametrize(
    ("tries", "of_three", "of_four"),
    [(12, 8, 7), (30, 15, 13), (72, 32, 25), (90, 38, 30), (120, 50, 39)],
)
def test_limits_of_the_learning_design(tries: int, of_three: int, of_four: int) -> None:
    assert too_many(tries, 1 / 3) == of_three
    assert too_many(tries, 1 / 4) == of_four


def test_bands_of_the_learning_design() -> None:
    assert band(72, 1 / 3) == (14, 35)
    assert band(72, 1 / 4) == (9, 28)


def test_too_few_tries_show_nothing() -> None:
    assert too_many(2, 1 / 3) == 3
    assert too_many(0, 1 / 3) == 1
    assert band(0, 1 / 3) == (0, 0)


def test_chances_add_up() -> None:
    assert at_most(10, 10, 0.3) == pytest.approx(1)
