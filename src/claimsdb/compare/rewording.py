"""When a quotation is somebody else's sentence, and when its words were only moved.

Word by word, a rewording is a long row of changed words, which helps nobody; past a point the
finding is that the words in quotation marks are not the speaker's. Words that moved as a whole
are the speaker's own, so a "not" that moved with its clause denies what it denied before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claimsdb.compare.findings import HARMFUL, Difference, FindingType
from claimsdb.compare.lexicon import NEGATORS, POINTERS
from claimsdb.compare.places import Run, Sides
from claimsdb.compare.words import DOTS, NUMBER, keys

# From so many words that the source has nowhere, and so large a part of the draft, on.
_REWORDED_WORDS = 4
_REWORDED_PART = 0.38


def rewording(sides: Sides, differences: Sequence[Difference]) -> tuple[float, bool]:
    """Return the share of the draft's words that the passage has, and whether it is reworded.

    Words in another style are the source's; one single stretch that was put in is an insertion
    and no rewording.
    """
    plain = [unit for unit in sides.d.units if unit.kind != DOTS and unit.group < 0]
    styled = _covered(sides, [d for d in differences if d.type not in HARMFUL])
    first, last, near = sides.source_at[0], sides.source_at[-1], len(sides.d)
    bag = Counter(unit.key for unit in sides.s.units[max(0, first - near) : last + near])
    fresh = stretches = 0
    inside = False
    for unit in plain:
        known = bag[unit.key] > 0 or unit.start in styled
        bag[unit.key] -= known
        fresh += not known
        stretches += not known and not inside
        inside = not known
    share = 1 - fresh / len(plain) if plain else 1.0
    paired = any(i >= 0 and j >= 0 for i, j in sides.steps)
    reworded = fresh >= _REWORDED_WORDS and 1 - share >= _REWORDED_PART
    return share, reworded and (stretches > 1 or not paired)


def has_other_numbers(sides: Sides) -> bool:
    """Say whether the draft has a number that the source has nowhere."""
    theirs = {unit.key for unit in sides.s.units}
    return any(
        unit.kind == NUMBER and unit.key not in theirs and unit.key != "#1"
        for unit in sides.d.units
    )


def as_a_whole(sides: Sides, differences: Sequence[Difference]) -> Difference:
    """Return the difference that a reworded draft is, from end to end.

    What it should say is the whole sentence, for a rewording has no edges to go by.
    """
    first, last = _sentence(sides)
    found = sides.difference(
        Run(0, len(sides.steps)),
        FindingType.PARAPHRASE_IN_MARKS,
        "another wording, printed as a quotation",
    )
    words = sides.s.text[first:last]
    return replace(
        found,
        draft_start=0,
        draft_end=len(sides.d.text),
        draft_words=sides.d.text,
        source_start=first,
        source_end=last,
        source_words=words,
        replacement=words,
        paste=words,
    )


def moved_as_a_whole(differences: Sequence[Difference]) -> list[Difference]:
    """Call a dropped "not" a moved one where its whole phrase stands elsewhere in the draft.

    "The Treasury, not the Home Office" for "the Home Office, not the Treasury" is two names
    swapped. A "not" that moved alone denies something else, and stays what it is.
    """
    negated = [d for d in differences if d.type is FindingType.NEGATION_CHANGED]
    lost = {_content(d.source_words): d for d in negated if not d.draft_words}
    gained = {_content(d.draft_words): d for d in negated if not d.source_words}
    phrases = [words for words in lost if words in gained and set(words) - NEGATORS]
    moved = {id(side[words]) for words in phrases for side in (lost, gained)}
    return [
        replace(d, type=FindingType.WORD_CHANGED, message="the words stand in another place")
        if id(d) in moved
        else d
        for d in differences
    ]


def _covered(sides: Sides, differences: Sequence[Difference]) -> set[int]:
    """Return where the draft's words begin that lie inside one of the differences."""
    starts = [unit.start for unit in sides.d.units]
    found: set[int] = set()
    for difference in differences:
        first = bisect_left(starts, difference.draft_start)
        found.update(starts[first : bisect_left(starts, difference.draft_end)])
    return found


def _content(words: str) -> tuple[str, ...]:
    return tuple(sorted(key for key in keys(words) if key not in POINTERS))


def _sentence(sides: Sides) -> tuple[int, int]:
    """Return the passage widened to whole sentences; the whole source where it is short."""
    text = sides.s.text
    start, end = sides.source_span(Run(0, len(sides.steps)))
    if len(sides.s) <= 2 * len(sides.d) + 10 or start == end:
        return 0, len(text)
    while start > 0 and not (text[start - 1].isspace() and text[start - 2] in ".!?\n"):
        start -= 1
    while end < len(text) and text[end - 1] not in ".!?":
        end += 1
    return start, end
