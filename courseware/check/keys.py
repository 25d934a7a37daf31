"""Rules on what gives a key away, counted over all banks (learning design, section 3a)."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from courseware.bank import shuffled
from courseware.check.chance import at_most, band, too_many
from courseware.check.material import Item, at_the_most, items
from courseware.check.wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from courseware.check.finding import Hit
    from courseware.check.material import Material
    from courseware.course import Lesson


def key_is_longest(material: Material) -> Iterator[Hit]:
    """P-10: over all banks, the key is not strictly the longest option more often than chance allows."""
    remedy = "cut keys, and move their reasons into the feedback"
    yield from _edges(material, lambda key, others: key > max(others), "longest", remedy)


def key_is_shortest(material: Material) -> Iterator[Hit]:
    """P-11: over all banks, the key is not strictly the shortest option more often than chance allows."""
    remedy = "cut the wrong options to the detail of the key"
    yield from _edges(material, lambda key, others: key < min(others), "shortest", remedy)


def _edges(
    material: Material, is_edge: Callable[[int, list[int]], bool], edge: str, remedy: str
) -> Iterator[Hit]:
    for count, kind in _by_number_of_options(material.items()).items():
        found = [item for item in kind if is_edge(*_lengths(item))]
        limit = too_many(len(kind), 1 / count)
        if len(found) >= limit:
            what = f"with {count} options the key is the {edge} in {len(found)} of {len(kind)} questions"
            yield at_the_most(found, f"{what} (chance would stay below {limit})", remedy)


def _lengths(item: Item) -> tuple[int, list[int]]:
    options = item.question.options
    key = next(len(option.text) for option in options if option.correct)
    return key, [len(option.text) for option in options if not option.correct]


def _by_number_of_options(every: Iterable[Item]) -> dict[int, list[Item]]:
    """Return the questions with one key, for each number of options: chance differs between them."""
    kinds = defaultdict(list)
    for item in every:
        if item.question.type == "single" and not item.unwritten:
            kinds[len(item.question.options)].append(item)
    return kinds


def place_of_keys(material: Material) -> Iterator[Hit]:
    """P-13: after the shuffle every place holds its share of keys, and no more than four in a row do."""
    for count, kind in _by_number_of_options(material.items()).items():
        low, high = band(len(kind), 1 / count)
        places = Counter(map(_place, kind))
        for place in range(count):
            if not low <= places[place] <= high:
                what = f"of {len(kind)} questions with {count} options {places[place]} have the key at "
                what += f"place {place + 1} (chance gives {low} to {high})"
                held = [item for item in kind if _place(item) == place] or kind
                yield at_the_most(held, what, "give new questions other ids: the shuffle goes by them")
    for lesson in material.lessons.values():
        yield from _runs(lesson)


def _runs(lesson: Lesson) -> Iterator[Hit]:
    quiz = [item for item in items(lesson.bank) if item.question.id not in lesson.module.checks]
    for place, run in groupby((item for item in quiz if item.question.type == "single"), _place):
        if len(found := list(run)) > 4:
            what = f"{len(found)} keys in a row stand at place {place + 1}, up to {found[-1].question.id}"
            yield found[0].hit(what, "move one of the questions to another place in the bank")


def _place(item: Item) -> int:
    options = shuffled(item.bank.module, item.question.id, item.question.options)
    return next(place for place, option in enumerate(options) if option.correct)


def absolutes(material: Material) -> Iterator[Hit]:
    """P-14: over all banks, absolute words do not stand in wrong options alone.

    Told when chance would put so few of them into keys in 5 cases of 100 (one-sided binomial, with the
    keys' share of all options as the probability).
    """
    options = [(item, option) for item in material.items() for option in item.question.options]
    absolute = [pair for pair in options if listed("absolutes").search(pair[1].text)]
    in_keys = sum(option.correct for _, option in absolute)
    share = sum(option.correct for _, option in options) / max(len(options), 1)
    if absolute and at_most(in_keys, len(absolute), share) <= 0.05:
        what = f'"always", "never" or "must" stands in {len(absolute)} options, {in_keys} of them keys'
        wrong = [item for item, option in absolute if not option.correct]
        yield at_the_most(wrong, what, "soften wrong options, or let keys be absolute where that is true")
