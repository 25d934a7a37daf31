from __future__ import annotations

import dataclasses

from courseware.bank import Bank, Line
from courseware.course import Lesson
from courseware.listing import (
    letters,
    lines_to_say,
    module_map,
    module_table,
    objective_list,
    scenario_cards,
    scenario_list,
)
from courseware.module import Module, Objective
from courseware.scenario import Choice, Scenario, Turn

KETTLE = Module(
    slug="kettle",
    title="Kettles",
    description="Boil water.",
    minutes=5,
    objectives=(Objective("a", "Boil"), Objective("b", "Pour")),
    headings={},
    checks={},
    file="f",
)
STEAM = Scenario(
    slug="steam",
    title="Steam",
    description="It whistles.",
    minutes=3,
    module="kettle",
    place="In a kitchen",
    meters={"heat": "Heat"},
    turns={
        "start": Turn("start", "Start", frozenset(), 1, [Choice("Hm", "end", {"sets": "quiet"}, 2)]),
        "end": Turn("end", "End", frozenset({"ending"}), 3),
    },
    file="f",
)
LESSONS = [Lesson(KETTLE, Bank("kettle", (), "f", ()))]


def test_objectives_are_a_list() -> None:
    assert objective_list(KETTLE).endswith("you will be able to:\n\n- Boil\n- Pour")
    assert "5 minutes" in objective_list(KETTLE)


def test_map_links_from_where_the_page_stands() -> None:
    assert "[Kettles](modules/kettle.md)" in module_map(LESSONS, "index.md")
    assert "[Kettles](kettle.md)" in module_map(LESSONS, "modules/empathy.md")
    assert "5\N{NO-BREAK SPACE}minutes, 0\N{NO-BREAK SPACE}questions" in module_map(LESSONS, "index.md")


def test_map_tells_the_promise_or_else_the_description() -> None:
    assert "    Boil water.\n" in module_map(LESSONS, "index.md")
    promising = dataclasses.replace(KETTLE, promise="Boil water safely.")
    assert "    Boil water safely.\n" in module_map([Lesson(promising, LESSONS[0].bank)], "index.md")


def test_table_gives_the_whole_address_when_it_is_known() -> None:
    row = module_table(LESSONS, "for-trainers.md", "https://learn.example/course/").splitlines()[4]
    assert "<code>https://learn.example/course/<wbr>modules/kettle/</code>" in row
    assert "<ul><li>Boil</li><li>Pour</li></ul>" in row


def test_table_gives_the_path_when_the_address_is_not_known() -> None:
    assert "<code>/modules/kettle/</code>" in module_table(LESSONS, "for-trainers.md", "")


def test_lines_to_say_are_told_with_their_section_and_their_fold_out() -> None:
    kettle = dataclasses.replace(KETTLE, headings={"lid": "Lid & spout"})
    line = Line("whistle", "lid", "It whistles. You say:", "I come.", "HEAT, off: it ends the noise.")
    bank = Bank("kettle", (), "f", (), lines=(line,), lines_at=(3,))
    text = lines_to_say([Lesson(kettle, bank), *LESSONS], "practice/say.md")
    assert text.count("\n## ") + text.startswith("## Kettles { #kettle }") == 1
    assert 'data-line="kettle/whistle"' in text
    assert "It whistles. You say:\n{: .say-prompt }" in text
    assert ", on Lid &amp; spout</span></summary>" in text
    assert '"I come."\n{: .say-line }' in text
    assert "noise. To read again: [Lid &amp; spout](../modules/kettle.md#lid)" in text


def test_scenarios_are_cards_with_what_helps_to_choose() -> None:
    cards = scenario_cards([STEAM], {"kettle": KETTLE}, "scenarios/index.md")
    assert "-   In a kitchen " in cards
    assert 'data-scenario="steam" data-last="end"' in cards
    assert "    **[Steam](steam.md)**\n\n    It whistles.\n" in cards
    assert "3\N{NO-BREAK SPACE}minutes. Module: Kettles. A quieter version can be chosen.\n" in cards


def test_a_scenario_says_no_more_than_is_known_of_it() -> None:
    bare = dataclasses.replace(STEAM, module="", turns={"start": STEAM.turns["end"]})
    assert "3\N{NO-BREAK SPACE}minutes. All modules.\n" in scenario_cards([bare], {}, "scenarios/index.md")


def test_scenarios_of_a_module_are_a_list() -> None:
    told = scenario_list([STEAM], "modules/kettle.md")
    assert told == "- **[Steam](../scenarios/steam.md)**, 3\N{NO-BREAK SPACE}minutes. It whistles."


def test_letters_lead_to_the_first_term_of_each() -> None:
    terms = "**Lid**{ #lid }\n:   On top.\n\n**limescale**{ #lime }\n:   Within.\n\n**Spout**{ #out }\n"
    assert "- [L](#lid)\n- [S](#out)\n" in letters(terms)
    assert letters("No terms.") == ""
