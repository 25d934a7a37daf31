"""What is wrong with the story of a scenario: turns nobody reaches, dead ends, choices without a reason."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from courseware.fault import Fault
from courseware.scenario import CHOICE_FIELDS, KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from courseware.module import Module
    from courseware.scenario import Choice, Scenario, Turn

    # A turn, and the flags set on the way to it.
    State = tuple[str, frozenset[str]]

MOST_DECISIONS = 15


def scenario_faults(scenario: Scenario, modules: Mapping[str, Module | None]) -> Iterator[Fault]:
    """Yield every fault of `scenario`; `modules` are those whose sections a choice may name.

    A module that is None has faults of its own, which are told instead. So are a link to a turn that is not
    there and a class that means nothing: with one of them, the ways would tell its consequences.
    """
    if not scenario.turns:
        yield Fault(scenario.file, 1, "there is no turn", "write the first as ## Heading { #start }")
        return
    if scenario.module and scenario.module not in modules:
        problem = f'there is no module "{scenario.module}"'
        yield Fault(
            scenario.file,
            scenario.module_at,
            problem,
            f"let module be one of {', '.join(modules)}, or take it out",
        )
    for turn in scenario.turns.values():
        yield from _kind_faults(scenario, turn)
        if turn.kinds <= set(KINDS):
            yield from _turn_faults(scenario, turn, modules)
    if all(_is_sound(scenario, turn) for turn in scenario.turns.values()):
        yield from _Ways(scenario).faults()


def _is_sound(scenario: Scenario, turn: Turn) -> bool:
    return turn.kinds <= set(KINDS) and all(choice.target in scenario.turns for choice in turn.choices)


def _kind_faults(scenario: Scenario, turn: Turn) -> Iterator[Fault]:
    for kind in sorted(turn.kinds - set(KINDS)):
        remedy = f"use one of {', '.join(f'.{known}' for known in KINDS)}, or delete it"
        yield _fault(scenario, turn, f".{kind} means nothing here", remedy)


def _turn_faults(scenario: Scenario, turn: Turn, modules: Mapping[str, Module | None]) -> Iterator[Fault]:
    if turn.is_ending and turn.choices:
        yield _fault(scenario, turn, "this ending has choices", "delete them, or take .ending away")
    if not turn.is_ending and not turn.choices:
        yield _fault(scenario, turn, "this turn is a dead end", "give it a choice, or mark it .ending")
    if turn.is_fork and not all(choice.condition for choice in turn.choices):
        yield _fault(
            scenario, turn, "only some ways of this fork ask for a flag", "give each one if or unless"
        )
    if turn.is_decision and not any("uses" in choice.attributes for choice in turn.choices):
        yield _fault(scenario, turn, "no choice here uses a step", "give the good choice uses")
    for choice in turn.choices:
        yield from _choice_faults(scenario, turn, choice, modules)


def _choice_faults(
    scenario: Scenario, turn: Turn, choice: Choice, modules: Mapping[str, Module | None]
) -> Iterator[Fault]:
    def fault(problem: str, remedy: str) -> Fault:
        return Fault(scenario.file, choice.line, problem, remedy, turn.id)

    if choice.target not in scenario.turns:
        yield fault(f"there is no turn {choice.target}", "mend the link, or write the turn")
    known = (*CHOICE_FIELDS, *scenario.meters)
    for name, value in choice.attributes.items():
        if name not in known:
            yield fault(f"{name} means nothing here", f"use one of {', '.join(known)}")
        elif name in scenario.meters and value not in ("+1", "-1", "+2", "-2"):
            yield fault(f"{name} moves by {value}", "write +1, -1, +2 or -2")
    if turn.is_decision:
        yield from (fault(*lack) for lack in _lacks(scenario, choice, modules))


def _lacks(
    scenario: Scenario, choice: Choice, modules: Mapping[str, Module | None]
) -> Iterator[tuple[str, str]]:
    """Yield what a choice of words or deeds must have and this one has not: problem and remedy."""
    given = choice.attributes
    if not given.get("why", "").strip():
        yield "this choice has no reason", 'say why="..." it helps or costs'
    if "uses" in given and "misses" in given:
        yield "this choice has uses and misses", "keep the one that fits"
    elif "uses" not in given and "misses" not in given:
        yield "this choice must use a step or miss one", 'add uses="..." or misses="..."'
    if "section" not in given:
        yield "this choice names no section to read again", 'add section="..."'
    else:
        yield from _section_faults(scenario, given["section"], modules)


def _section_faults(
    scenario: Scenario, named: str, modules: Mapping[str, Module | None]
) -> Iterator[tuple[str, str]]:
    other, _, section = named.rpartition("#")
    slug = other or scenario.module
    if not slug:
        yield f"{named!r} names no module", "write module#section, since the scenario belongs to none"
    elif slug not in modules:
        if other:  # the scenario's own module is told once
            yield f'there is no module "{slug}"', f"use one of {', '.join(modules)}"
    elif (module := modules[slug]) and section not in module.headings:
        remedy = f"use one of {', '.join(module.headings)}"
        yield f'{module.file} has no section "{section}" to read again', remedy


class _Ways:
    """Every way through a scenario, as states: a turn and the flags set before it."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.start: State = (next(iter(scenario.turns)), frozenset())

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with the ways, as against with a turn or a choice."""
        reached = {turn for turn, _ in self.reached}
        for turn in self.scenario.turns.values():
            if turn.id not in reached:
                yield _fault(self.scenario, turn, "no way leads to this turn", "link to it, or delete it")
        told: set[str] = set()
        for state in self.reached:
            if state[0] not in told and (lack := self._lack(state)):
                told.add(state[0])
                yield _fault(self.scenario, self.scenario.turns[state[0]], *lack)
        yield from self._length_faults()

    def _lack(self, state: State) -> tuple[str, str] | None:
        """Return what the ways on from `state` lack, and what to do."""
        turn = self.scenario.turns[state[0]]
        if turn.is_ending or not turn.choices:
            return None
        if not self.after(state):
            return "with some flags no way is open here", "add the missing way"
        if state not in self._to_an_ending:
            return "this loop has no way out", "add a choice that leads to an ending"
        if state not in self._to_calm:
            return "no calm ending can be reached from here", "add a way to repair it"
        return None

    @cached_property
    def _to_an_ending(self) -> set[State]:
        return self._leading_to(lambda turn: turn.is_ending)

    @cached_property
    def _to_calm(self) -> set[State]:
        return self._leading_to(lambda turn: "calm" in turn.kinds)

    def _length_faults(self) -> Iterator[Fault]:
        longest = self.longest(self.start, frozenset(), {})
        if longest > MOST_DECISIONS:
            problem = f"the longest way has {longest} decisions"
            first = next(iter(self.scenario.turns.values()))
            yield _fault(self.scenario, first, problem, f"keep it within {MOST_DECISIONS}")

    def after(self, state: State) -> list[State]:
        """Return the states that one choice leads to from `state`."""
        turn, flags = self.scenario.turns[state[0]], state[1]
        return [
            (choice.target, flags | {choice.attributes["sets"]} if "sets" in choice.attributes else flags)
            for choice in turn.choices
            if choice.target in self.scenario.turns and _is_open(choice, flags)
        ]

    @cached_property
    def reached(self) -> list[State]:
        """The states that can be reached, in the order in which they are met."""
        seen, waiting = {self.start: None}, [self.start]
        while waiting:
            for state in self.after(waiting.pop()):
                if state not in seen:
                    seen[state] = None
                    waiting.append(state)
        return list(seen)

    def _leading_to(self, wanted: Callable[[Turn], bool]) -> set[State]:
        """Return the states from which a turn that is `wanted` can be reached."""
        before: dict[State, list[State]] = {state: [] for state in self.reached}
        for state in self.reached:
            for following in self.after(state):
                before[following].append(state)
        waiting = [state for state in self.reached if wanted(self.scenario.turns[state[0]])]
        found = set(waiting)
        while waiting:
            for state in before[waiting.pop()]:
                if state not in found:
                    found.add(state)
                    waiting.append(state)
        return found

    def longest(self, state: State, above: frozenset[State], known: dict[State, int]) -> int:
        """Return the most decisions from `state` on; a way that comes back to a state ends there."""
        if state in above:
            return 0
        if state not in known:
            ways = (self.longest(way, above | {state}, known) for way in self.after(state))
            known[state] = self.scenario.turns[state[0]].is_decision + max(ways, default=0)
        return known[state]


def _is_open(choice: Choice, flags: frozenset[str]) -> bool:
    return choice.condition is None or (choice.condition[0] in flags) == choice.condition[1]


def _fault(scenario: Scenario, turn: Turn, problem: str, remedy: str) -> Fault:
    return Fault(scenario.file, turn.line, problem, remedy, turn.id)
