"""Rules on one question. Each yields what is wrong and what to do (learning design, section 3a)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.bank import BLANK
from courseware.check.material import TODO
from courseware.check.reading import grade, sentences, words
from courseware.check.wordlists import entries, listed, patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from courseware.check.material import Item

    Said = Iterator[tuple[str, str]]

HARDEST_STEM = 12
CHOICES = ("single", "multiple")
_ENDING = re.compile(r"(?:'s|(?<=\w{3})(?:s|ed|ing))$")  # so that "parcels" is "parcel"
_ASKS = re.compile(r"[?:][\"'\u201d\u2019*]*(?:\s|$)")
_LETS_ACT = re.compile(r"[.?:!][\"'\u201d\u2019*)]*$")
_A_AT_THE_END = re.compile(rf"(?<!\ba or )(?<!/)\b(?:[Aa]n|a)\s*(?:{BLANK})?[\s.:?\u2026]*$")
_QUOTED = re.compile(r"\"[^\"]*\"|\u201c[^\u201d]*\u201d")
_BLANK_AT_THE_END = re.compile(r"(?:_{2,}|\.\.\.|\u2026)[\s.:?]*$")


def speaks_of_the_order(item: Item) -> Said:
    """P-03: options are shuffled by program, so "all of the above" or "option A" says nothing."""
    options = {option.text for option in item.question.options}
    for text in item.texts:
        found = patterns("order").search(text) or (
            patterns("order_of_options").fullmatch(text.strip(" ."))
            if text in options
            else patterns("order_in_feedback").search(text)
        )
        if found:
            yield f'"{found[0]}" speaks of the other options, whose order changes', "say it in words"


def option_lengths(item: Item) -> Said:
    """P-12: the longest option has at most 1.6 times the characters of the shortest, or 25 more."""
    lengths = sorted(len(option.text) for option in item.question.options)
    if lengths and lengths[-1] > 1.6 * lengths[0] and lengths[-1] - lengths[0] > 25:
        what = f"the longest option has {lengths[-1]} characters, the shortest {lengths[0]}"
        yield what, "cut the long one to 1.6 times the short one, or give the short one equal detail"


def echo_of_the_stem(item: Item) -> Said:
    """P-15: a content word that stem and key share, and no wrong option has, gives the key away."""
    if item.question.type != "single":
        return
    keys = [option for option in item.question.options if option.correct]
    others = [option for option in item.question.options if not option.correct]
    stem = _content([item.question.stem])
    shared = stem.keys() & _content(o.text for o in keys).keys() - _content(o.text for o in others).keys()
    if shared:
        named = ", ".join(f'"{word}"' for word in sorted(stem[root] for root in shared))
        what = f"of the options only the key repeats {named} from the stem"
        yield what, "put it in another too, or in none"


def _content(texts: Iterable[str]) -> dict[str, str]:
    """Return the content words of `texts`, each by what is left of it without its ending."""
    found = (word.lower() for text in texts for word in words(text))
    return {_ENDING.sub("", word): word for word in found if len(word) > 3 and word not in entries("empty")}


def lengths_in_words(item: Item) -> Said:
    """P-17: a stem has at most 60 words, an option (or step, or side of a pair) 22."""
    if (count := len(words(item.question.stem))) > 60:
        yield f"the stem has {count} words", "cut it to 60"
    for part in item.question.parts:
        for text in (part.text, getattr(part, "match", "")):
            if (count := len(words(text))) > 22:
                yield f'"{part.id}" has {count} words', "cut it to 22, and move reasons into the feedback"


def stem_asks(item: Item) -> Said:
    """P-18: a stem is a full question, or a full sentence to act on."""
    stem = item.question.stem.strip()
    if TODO in stem:
        return
    if item.question.type in CHOICES and not _asks(stem):
        yield "the stem asks nothing", "end it with a question mark or a colon"
    elif not _LETS_ACT.search(stem):
        yield "the stem is no full sentence", "end it as one, with a question mark or a full stop"


def _asks(stem: str) -> bool:
    """Tell whether a sentence of the stem asks; what somebody says in it does so only at its end."""
    own = _QUOTED.sub("...", stem)
    return bool(_ASKS.search(stem[-3:])) or any(_ASKS.search(text[-3:]) for _, text in sentences(own))


def grammar_gives_away(item: Item) -> Said:
    """P-19: "a", "an" or a blank at the end of a stem lets grammar choose. A fill-in offers no choice."""
    stem = item.question.stem.strip()
    if item.question.type == "fill-in":
        return
    if found := _A_AT_THE_END.search(stem):
        yield f'the stem ends with "{found[0].split()[0]}"', 'write "a or an", or turn the sentence round'
    elif _BLANK_AT_THE_END.search(stem):
        yield "the stem ends with a blank", "ask a full question"


def reads_easily(item: Item) -> Said:
    """P-22: the question as a whole reads at grade 9 or below (learning design, section 8), its stem at 12.

    A stem alone has so few words that one long name moves its grade by some steps.
    """
    stem = item.question.stem
    whole = [text for text in item.texts if TODO not in text]
    for what, texts, limit in (("question", whole, 9), ("stem", [stem], HARDEST_STEM)):
        found = grade(texts)
        if found > limit and TODO not in stem:
            yield f"the {what} reads at grade {found:.1f}", "shorten its sentences and words to grade 6 to 8"


def names_a_group(item: Item) -> Said:
    """P-24: no group of people is named as the difficult one."""
    for found in {found[0] for text in item.texts for found in listed("groups").finditer(text)}:
        yield f'"{found}" names a group of people', "name the person or the conduct, or waive with the reason"


def scolds(item: Item) -> Said:
    """P-26: feedback speaks of the choice and never scolds."""
    for text in [*(option.feedback for option in item.question.options), item.question.feedback]:
        if found := listed("scolding").search(_QUOTED.sub("", text)):
            yield f'feedback scolds: "{found[0]}"', "say what the choice does"


def feedback_lengths(item: Item) -> Said:
    """P-04, first half: every option has feedback of 8 to 45 words; so has a question without options."""
    question = item.question
    given = [(f'the feedback of "{option.id}"', option.feedback) for option in question.options]
    for what, feedback in given or [("the feedback", question.feedback)]:
        count = len(words(feedback))
        if TODO not in feedback and not 8 <= count <= 45:
            yield f"{what} has {count} words", "write 8 to 45"
