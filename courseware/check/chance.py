"""What chance alone would do: limits from the binomial distribution (learning design, section 3a)."""

from __future__ import annotations

from math import comb


def probability(count: int, tries: int, share: float) -> float:
    """Return the probability of exactly `count` hits in `tries`, each with the probability `share`."""
    return comb(tries, count) * share**count * (1 - share) ** (tries - count)


def at_most(count: int, tries: int, share: float) -> float:
    """Return the probability of `count` hits or fewer."""
    return sum(probability(hits, tries, share) for hits in range(count + 1))


def too_many(tries: int, share: float, level: float = 0.05) -> int:
    """Return the smallest count that chance reaches with a probability of `level` or less.

    One-sided, 5% unless told. A result above `tries` means that so few tries can show nothing.
    """
    return next(count for count in range(tries + 2) if 1 - at_most(count - 1, tries, share) <= level)


def band(tries: int, share: float, level: float = 0.01) -> tuple[int, int]:
    """Return the lowest and the highest count inside the band that chance leaves with `level`, two-sided."""
    low = next(count for count in range(tries + 1) if at_most(count, tries, share) > level / 2)
    high = next(count for count in range(tries + 1) if at_most(count, tries, share) >= 1 - level / 2)
    return low, high
