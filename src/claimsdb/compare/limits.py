"""What a quotation leaves out by where it starts and where it stops.

A fragment is no cut: it may start and end anywhere. But a fragment that begins right behind a
"not" says the opposite, and one that stops before a "but" says half; the draft's own words
around the quotation marks can make good for either.
"""

from __future__ import annotations

import re
from functools import cache

from claimsdb.compare.findings import Context, FindingType
from claimsdb.compare.lexicon import (
    BUTS,
    COMPARATORS,
    DENIERS,
    HEDGES,
    MODALS,
    NEGATORS,
    NEXT_BUTS,
    POINTERS,
    QUANTIFIERS,
)
from claimsdb.compare.places import Sides
from claimsdb.compare.words import DOTS, NUMBER, Wording, keys

Verdict = tuple[FindingType, str]

_SENTENCE_ENDS = ".!?;:\n"
# A quotation of fewer words than this asserts nothing that a "but" could take back.
_LEAST_WORDS = 3


def judge_start(sides: Sides, context: Context) -> tuple[FindingType, str, int] | None:
    """Say whether the draft starts right behind a word that it needed, and at which unit."""
    first = sides.alignment.first
    units = sides.s.units
    if not first or not sides.steps or sides.source_at[-1] == first:
        return None
    i, j = next(
        (step for step in sides.steps if step[0] < 0 or not _is_dots(sides, step)), (-1, -1)
    )
    if i < 0 or j < 0:
        return None
    gap = sides.s.between(first)
    if any(c in gap for c in _SENTENCE_ENDS + ",—–"):
        return None
    word = units[first - 1]
    framed = context.draft_before is not None and bool(
        (NEGATORS | DENIERS) & set(keys(context.draft_before)[-7:])
    )
    if word.key in NEGATORS and not (first > 1 and units[first - 2].key == "or"):
        if framed:
            return None
        print_ = sides.s.text[word.start : word.end]
        return FindingType.NEGATION_CHANGED, f"starts right after “{print_}”", first - 1
    if not _raised(sides, i, j):
        return None
    if word.key in COMPARATORS and units[first].kind == NUMBER:
        return FindingType.NUMBER_CHANGED, "leaves out how exact the figure is", first - 1
    if word.key in (QUANTIFIERS | HEDGES | {"if"}) - MODALS - POINTERS:
        return (
            FindingType.UNMARKED_CUT,
            "starts as a sentence, but after its first words",
            first - 1,
        )
    return None


def judge_end(sides: Sides, context: Context) -> tuple[str, str] | None:
    """Say whether the source goes on with a "but": a message and what it goes on to say."""
    count = sum(1 for unit in sides.d.units if unit.kind != DOTS)
    if count < _LEAST_WORDS:
        return None
    steps = [step for step in sides.steps if not _is_dots(sides, step)]
    if not steps or steps[-1][1] < 0:
        return None
    end = sides.s.units[sides.source_at[-1] - 1].end
    return stops_before_but(sides.s.text[end : end + 400] + context.after, context.draft_after)


def stops_before_but(following: str, draft_after: str | None = None) -> tuple[str, str] | None:
    """Say whether `following` takes back what stood before it.

    Returns a message and the words up to the end of that sentence. A draft that goes on with
    such a word itself has told its readers.

    >>> stops_before_but(", but this pay award is final. Thank you.")
    ('the source goes on with “but”', ', but this pay award is final')
    >>> stops_before_but(" and this pay award is final.") is None
    True
    """
    found = _next_words().match(following)
    if found is None:
        return None
    marks, word, second = found["marks"], found["word"].lower(), (found["second"] or "").lower()
    if any(c in marks for c in ".!?…"):
        takes_back = word in NEXT_BUTS or (word, second) == ("that", "said")
        if word == "only":
            takes_back = second in _ONLY_WHEN
    else:
        takes_back = word in BUTS
        if word == "only":
            takes_back = second in _ONLY_WHEN
        elif word == "not":
            takes_back = second not in ("only", "just", "merely", "least")
        elif word == "yet":
            takes_back = "," in marks or ";" in marks
    if not takes_back:
        return None
    if draft_after is not None and (BUTS | {"only"}) & set(keys(draft_after)[:6]):
        return None
    rest = following[found.start("word") :]
    stop = _sentence_end().search(rest)
    words = following[: found.start("word")] + (rest[: stop.start()] if stop else rest)
    return f"the source goes on with “{found['word']}”", words.rstrip()


def _is_dots(sides: Sides, step: tuple[int, int]) -> bool:
    return step[0] >= 0 and sides.d.units[step[0]].kind == DOTS


def _raised(sides: Sides, i: int, j: int) -> bool:
    """Say whether the draft begins like a sentence where the source's began a word earlier."""
    if not _first(sides.d, i).isupper():
        return False
    # "Some Tory voters": what follows has its capital anyway, but the sentence began before it.
    return _first(sides.s, j).islower() or j < 2 or _ends(sides.s.between(j - 1))


def _ends(gap: str) -> bool:
    return any(c in gap for c in _SENTENCE_ENDS)


def _first(side: Wording, index: int) -> str:
    return side.text[side.units[index].start]


_ONLY_WHEN = frozenset("if when after once where until because for to with on as".split())


@cache
def _next_words() -> re.Pattern[str]:
    return re.compile(
        r"(?P<marks>[^\w]*)(?P<word>[^\W\d_]+)[^\w]{0,3}(?P<second>[^\W\d_]+)?", re.DOTALL
    )


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?](?=\s|[”\"’']|$)|\n\s*\n")
