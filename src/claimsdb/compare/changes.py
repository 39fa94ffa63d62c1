"""Words that the draft changed, put in or dropped without saying so.

Each atom of a change (a word for a word, words put in, words dropped) gets the type of what it
does to the sentence: deny, count, or just say something else. House style that spans several
words (hyphens, contractions, dates) is recognised before the atoms are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimsdb.compare.findings import FindingType
from claimsdb.compare.lexicon import (
    CLAUSE_WORDS,
    COMPARATORS,
    CONTRACTED,
    DENIERS,
    FILLERS,
    NEGATORS,
    NOT_NEGATING,
    NUMERIC,
    OPENERS,
    POINTERS,
    UNITS,
    VERB_NEGATORS,
    WEAKENERS,
    loses_its_apostrophe,
    negates,
    splits_into_another_word,
)
from claimsdb.compare.places import Run, Sides
from claimsdb.compare.words import DOTS, NUMBER, Unit, letters

Judged = tuple[Run, FindingType, str]

_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
# A prefix that negates is looked for in changes up to this size.
_MOST_PAIRS = 400
_BREAK = re.compile(r"[,;:.!?—–()]")


def judge_change(sides: Sides, run: Run) -> list[Judged]:
    """Judge a run of unmarked changes, in the draft's order."""
    one, two = sides.draft(run), sides.source(run)
    if one and two:
        style = _same_in_style(sides, run)
        if style:
            return [(run, *style)]
        turned = _turned(sides, run)
        if turned:
            return [(run, *turned)]
    judged: list[Judged] = []
    for atom in atoms(sides, run):
        if not sides.source(atom):
            judged.append((atom, *_put_in(sides, atom)))
        elif not sides.draft(atom):
            judged.append((atom, *judge_omission(sides, atom, marked=False)))
        else:
            judged.append((atom, *_changed(sides, atom)))
    return judged


def atoms(sides: Sides, run: Run) -> list[Run]:
    """Cut a run into words changed, one each, and stretches of words put in or dropped."""
    cut: list[Run] = []
    last = ""
    for k in range(run.a, run.b):
        i, j = sides.steps[k]
        kind = "drop" if i < 0 else "put" if j < 0 else "change"
        if kind == last and kind != "change":
            cut[-1] = Run(cut[-1].a, k + 1)
        else:
            cut.append(Run(k, k + 1))
        last = kind
    return cut


def judge_omission(sides: Sides, run: Run, *, marked: bool) -> tuple[FindingType, str]:
    """Judge source words that the draft leaves out, with or without an ellipsis."""
    cut = sides.source(run)
    after = sides.next_source(run)
    before = sides.last_source(run)
    keys = [unit.key for unit in cut]
    words = sides.s.text[slice(*sides.source_span(run))]
    shown = words if len(words) < 60 else words[:57] + "…"
    if not marked:
        if all(key in FILLERS for key in keys):
            return FindingType.HOUSE_STYLE, f"leaves out the filler “{shown}”"
        if all(unit.kind == DOTS for unit in cut):
            return FindingType.UNMARKED_CUT, "closes up the source's own ellipsis"
        if all(unit.group >= 0 for unit in cut):
            return FindingType.HOUSE_STYLE, f"leaves out the source's own note [{shown}]"
        if _stutter(sides, run, keys):
            return FindingType.HOUSE_STYLE, f"leaves out the repeated “{shown}”"
    if counts(sides, keys, after):
        return FindingType.NUMBER_CHANGED, f"leaves out “{shown}” before a figure"
    if _crossing(sides, run, cut, before):
        how = "an ellipsis hides" if marked else "drops"
        return FindingType.NEGATION_CHANGED, f"{how} the negation in “{shown}”"
    if before is not None and before.key in NEGATORS and keys[0] in NOT_NEGATING and not marked:
        return FindingType.NEGATION_CHANGED, f"“{before.key} {keys[0]}” denies less than this"
    if keys == ["%"] or keys == ["pp"]:
        return FindingType.NUMBER_CHANGED, f"leaves out “{shown}”, the unit of the figure"
    if marked:
        if _takes_back(sides, run, keys):
            return FindingType.STOPS_BEFORE_BUT, f"the ellipsis hides what “{shown}” takes back"
        if len(keys) < 4 and all(key in WEAKENERS for key in keys):
            return FindingType.WORD_CHANGED, f"the ellipsis hides “{shown}”"
        return FindingType.MARKED_EDIT, f"left out, and marked: “{shown}”"
    if _BREAK.search(words) and re.search(r"[.!?]", words):
        return FindingType.UNMARKED_CUT, f"two sentences joined; dropped: “{shown}”"
    return FindingType.UNMARKED_CUT, f"dropped without a mark: “{shown}”"


def denies(units: Sequence[Unit]) -> int:
    """Return how many of the units deny something; "not only" and "or not" do not.

    >>> from claimsdb.compare.words import Wording
    >>> [denies(Wording(w).units) for w in ("isn't", "not only he", "whether or not", "never")]
    [1, 0, 0, 1]
    """
    count = 0
    for index, unit in enumerate(units):
        if unit.key not in NEGATORS:
            continue
        following = units[index + 1].key if index + 1 < len(units) else ""
        before = units[index - 1].key if index else ""
        count += following not in NOT_NEGATING and before != "or"
    return count


def counts(sides: Sides, keys: Sequence[str], after: Sequence[Unit]) -> bool:
    """Say whether words say how exact the figure right behind them is: "nearly", "more than"."""
    if not after or after[0].kind != NUMBER or not keys:
        return False
    return all(key in COMPARATORS for key in keys) and list(keys) not in (
        ["no"],
        ["not"],
        ["only"],
    )


def is_number(unit: Unit) -> bool:
    """Say whether a unit tells how many: a number, an ordinal, a time, "doubled"."""
    return unit.kind == NUMBER or unit.key in NUMERIC


def _same_in_style(sides: Sides, run: Run) -> tuple[FindingType, str] | None:
    """Recognise one thing in two houses' styles, over several words."""
    one = sides.d.text[slice(*sides.draft_span(run))]
    two = sides.s.text[slice(*sides.source_span(run))]
    squash = letters(one)
    keys = ([u.key for u in sides.draft(run)], [u.key for u in sides.source(run)])
    numbers = any(unit.kind == NUMBER for unit in (*sides.draft(run), *sides.source(run)))
    if squash == letters(two) and squash and not numbers:
        if "'" in _plain_marks(one + two):
            bare = [_plain_marks(text).replace("'", "").casefold() for text in (one, two)]
            if bare[0] == bare[1]:
                if loses_its_apostrophe(squash):
                    return FindingType.WORD_CHANGED, "an apostrophe that makes another word"
                return FindingType.TYPOGRAPHY, "an apostrophe"
        if splits_into_another_word(squash) or any(len(k) == 1 for k in keys[0] + keys[1]):
            return FindingType.WORD_CHANGED, "a space or hyphen that makes another word"
        return FindingType.HOUSE_STYLE, "open, closed or hyphenated"
    if _MONTHS & set(keys[0] + keys[1]) and _date_words(one) == _date_words(two):
        return FindingType.HOUSE_STYLE, "the same date in another order"
    for short, long_ in (keys, keys[::-1]):
        metres = len(short) == 1 and long_[1:] in (["meters"], ["meter"])
        if metres and short[0] == long_[0] + "000000":
            return FindingType.HOUSE_STYLE, "the same length in another form"
    return None


def _turned(sides: Sides, run: Run) -> tuple[FindingType, str] | None:
    """Judge a prefix that negates together with the "not" beside it: "not legal", "illegal"."""
    one, two = sides.draft(run), sides.source(run)
    ours = theirs = 0
    if len(one) * len(two) > _MOST_PAIRS:
        return None
    for a in one:
        for b in two:
            if negates(a.key, b.key):
                longer = len(a.key) > len(b.key) or a.key.endswith("less")
                ours, theirs = ours + longer, theirs + (not longer)
    if not ours + theirs:
        return None
    if (ours + denies(one) - theirs - denies(two)) % 2 == 0:
        return FindingType.WORD_CHANGED, "the same sense in other words"
    return FindingType.NEGATION_CHANGED, f"“{_text(sides, run)}” for “{_text(sides, run, 1)}”"


def _changed(sides: Sides, atom: Run) -> tuple[FindingType, str]:
    one, two = sides.draft(atom)[0], sides.source(atom)[0]
    told = f"“{_text(sides, atom)}” for “{_text(sides, atom, 1)}”"
    if one.key == two.key:
        return (
            FindingType.WORD_CHANGED,
            "the source prints this in brackets: not the speaker's word",
        )
    if two.key in CONTRACTED.get(one.key, ()) or one.key in CONTRACTED.get(two.key, ()):
        return FindingType.HOUSE_STYLE, "a contraction"
    if negates(one.key, two.key):
        return FindingType.NEGATION_CHANGED, told
    after = (*sides.next_draft(atom, 2), *sides.next_source(atom, 2))
    if {one.key, two.key} <= COMPARATORS and any(is_number(unit) for unit in after):
        return FindingType.NUMBER_CHANGED, f"{told} before a figure"
    if _denies(one) != _denies(two):
        return FindingType.NEGATION_CHANGED, told
    if _unit_name(one) and _unit_name(two) and _follows_a_number(sides, atom):
        return FindingType.NUMBER_CHANGED, f"{told}: another unit"
    if is_number(one) or is_number(two):
        # "The one thing" and "the first thing" are words as much as they are numbers.
        loose = not (is_number(one) and is_number(two)) and (
            "#1" in (one.key, two.key) or one.key.endswith("th") or two.key.endswith("th")
        )
        kind = FindingType.WORD_CHANGED if loose else FindingType.NUMBER_CHANGED
        return kind, told
    return FindingType.WORD_CHANGED, told


def _unit_name(unit: Unit) -> bool:
    # "second" reads as an ordinal until it is a unit of time.
    return unit.key in UNITS or unit.key == "#2th"


def _follows_a_number(sides: Sides, atom: Run) -> bool:
    """Say whether a unit belongs to a number: "five days", "40 litres a second"."""
    at = sides.source_at[atom.a]
    near = sides.s.units[max(0, at - 4) : at]
    if near and is_number(near[-1]):
        return True
    return bool(near) and near[-1].key in ("a", "an", "per", "each") and any(map(is_number, near))


def _put_in(sides: Sides, atom: Run) -> tuple[FindingType, str]:
    put = sides.draft(atom)
    keys = [unit.key for unit in put]
    told = f"put in: “{_text(sides, atom)}”"
    if counts(sides, keys, sides.next_draft(atom)):
        return FindingType.NUMBER_CHANGED, f"{told} before a figure"
    before = sides.last_draft(atom)
    if before is not None and before.key in NEGATORS and keys[0] in NOT_NEGATING:
        return FindingType.NEGATION_CHANGED, told
    if len(keys) < 6 and (denies(put) or any(key in DENIERS for key in keys)):
        return FindingType.NEGATION_CHANGED, told
    if any(is_number(unit) and unit.key != "#1" for unit in put) or keys in (["%"], ["pp"]):
        return FindingType.NUMBER_CHANGED, told
    return FindingType.WORD_CHANGED, told


def _denies(unit: Unit) -> bool:
    return unit.key in NEGATORS or unit.key in DENIERS


def _crossing(sides: Sides, run: Run, cut: Sequence[Unit], before: Unit | None) -> bool:
    """Say whether words that go deny words that stay.

    A clause that goes as a whole takes its "not" along; a "not" whose verb stays does not go
    unnoticed. The verb stays when the omission ends soon after the "not" and no clause does.
    """
    at = max((k for k, unit in enumerate(cut) if _denies(unit)), default=-1)
    if at < 0 or not (denies(cut) or cut[at].key in DENIERS):
        return False
    if before is not None and before.key == "or" and at == 0:
        return False
    tail = cut[at + 1 :]
    if not tail and cut[at].key in NEGATORS:
        return True
    if cut[0].key in ("and", "or") and cut[at].key not in VERB_NEGATORS:
        return False
    if cut[0].key in OPENERS or len(tail) > 4 or (cut[at].key in DENIERS and len(tail) > 1):
        return False
    following = sides.next_source(run)
    if not following or following[0].key in CLAUSE_WORDS:
        return False
    if any(unit.key in CLAUSE_WORDS for unit in tail):
        return False
    return not _BREAK.search(sides.s.text[cut[at].end : following[0].start])


def _takes_back(sides: Sides, run: Run, keys: Sequence[str]) -> bool:
    if keys[0] in ("but", "unless", "except"):
        return True
    return keys[0] == "only" and len(keys) > 1 and keys[1] in ("if", "when", "after", "once")


def _stutter(sides: Sides, run: Run, keys: list[str]) -> bool:
    """Say whether the dropped words are said again at once: "I, I think"."""
    following = [unit.key for unit in sides.next_source(run, len(keys))]
    return len(keys) < 3 and keys == following and all(key in POINTERS for key in keys)


def _text(sides: Sides, run: Run, which: int = 0) -> str:
    if which:
        return sides.s.text[slice(*sides.source_span(run))]
    return sides.d.text[slice(*sides.draft_span(run))]


def _plain_marks(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")


def _date_words(text: str) -> list[str]:
    words = re.findall(r"\d+|[a-z]+", text.casefold())
    return sorted(
        word for word in words if word not in ("of", "the", "to", "and", "st", "nd", "rd", "th")
    )
