"""Ellipses and square brackets: edits that the draft owns up to.

Owning up is not enough. A bracket may explain a pronoun, fit a tense or add a note; one that
puts in "not", another number or another name changes what was said all the same, and is judged
as if there were no brackets.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimsdb.compare.changes import counts, denies, is_number, judge_omission
from claimsdb.compare.findings import FindingType
from claimsdb.compare.lexicon import (
    DEFINITE,
    DENIERS,
    HEDGES,
    MODALS,
    OFFICES,
    OPENERS,
    POINTERS,
    QUANTIFIERS,
    SHIFTED,
    TENSES,
    negates,
)
from claimsdb.compare.places import Run, Sides
from claimsdb.compare.words import INNER, Unit, letters

Verdict = tuple[FindingType, str]


def judge_dots(sides: Sides, run: Run) -> Verdict:
    """Judge an ellipsis and what it leaves out."""
    if not sides.source(run):
        return FindingType.MARKED_EDIT, "an ellipsis"
    return judge_omission(sides, run, marked=True)


def judge_bracket(sides: Sides, run: Run) -> Verdict:
    """Judge words in square brackets against the words whose place they take."""
    put, gone = sides.draft(run), sides.source(run)
    ours = sides.d.text[slice(*sides.draft_span(run))]
    theirs = sides.s.text[slice(*sides.source_span(run))]
    if put and put[0].kind == INNER:
        return _judge_letters(put[0], gone, ours, theirs)
    if not gone:
        return _judge_note(sides, run, put, ours)
    if _hangs_on(sides, run, gone):
        return _judge_note(sides, run, put, ours)
    told = f"{ours} for “{theirs}”"
    keys, old = [unit.key for unit in put], [unit.key for unit in gone]
    if keys == old or letters(ours) == letters(theirs):
        return FindingType.MARKED_EDIT, f"brackets around the source's own words {ours}"
    if any(negates(a, b) for a in keys for b in old):
        return FindingType.NEGATION_CHANGED, told
    if (denies(put) > 0) != (denies(gone) > 0) or (_denying(keys) != _denying(old)):
        return FindingType.NEGATION_CHANGED, told
    number = _judge_numbers(put, gone, told)
    if number is not None:
        return number
    if keys[-1].startswith(old[-1]) and _breaks_off(sides, run):
        return FindingType.MARKED_EDIT, f"{ours} completes “{theirs}”"
    if _swaps_small_words(keys, old):
        return FindingType.WORD_CHANGED, f"{told}: the brackets change what is said"
    if _clarifies(put, gone, sides):
        return FindingType.MARKED_EDIT, told
    return FindingType.WORD_CHANGED, f"{told}: not the same thing"


def _hangs_on(sides: Sides, run: Run, gone: Sequence[Unit]) -> bool:
    """Say whether a bracket at the edge of a draft only happens to stand where the source has
    other words: "[Doctors] received a rise" quotes a fragment whose subject is further off.
    """
    if run.a > 0 and run.b < len(sides.steps):
        return False
    first, last = sides.source_at[run.a], sides.source_at[run.b]
    if any(is_number(unit) or denies([unit]) for unit in gone) and len(gone) < 3:
        return False
    if run.a == 0:
        lone = first > 0 and not any(c in sides.s.between(first) for c in ".!?:\n")
    else:
        lone = last < len(sides.s) and not any(c in sides.s.between(last) for c in ".!?:\n")
    return lone and not any(sides.s.text[unit.start].isupper() for unit in gone)


def _breaks_off(sides: Sides, run: Run) -> bool:
    """Say whether the source breaks a word off, so that a bracket may complete it."""
    following = sides.s.between(sides.source_at[run.b])
    return following[:1] in ("-", "–", "—", "…") or following.startswith("...")


def _judge_letters(unit: Unit, gone: Sequence[Unit], ours: str, theirs: str) -> Verdict:
    """Judge a bracket inside a word: "[T]he", "bur[ied]", "[un]happy"."""
    if not gone:
        return FindingType.WORD_CHANGED, f"put in: {ours}"
    other = gone[0].key
    if negates(unit.key, other) or denies([unit]) != denies(gone):
        return FindingType.NEGATION_CHANGED, f"{ours} for “{theirs}”"
    kept = ours.split("[")[0] + ours.split("]")[-1]
    folded = letters(kept)
    if len(gone) == 1 and folded and (other.startswith(folded) or other.endswith(folded)):
        return FindingType.MARKED_EDIT, f"{ours} for “{theirs}”"
    return FindingType.WORD_CHANGED, f"{ours} for “{theirs}”"


def _judge_note(sides: Sides, run: Run, put: Sequence[Unit], ours: str) -> Verdict:
    """Judge a bracket that only adds: an explanation, or a word that turns the sentence."""
    keys = [unit.key for unit in put]
    if counts(sides, keys, sides.next_draft(run)):
        return FindingType.NUMBER_CHANGED, f"{ours} put in before a figure"
    if (denies(put) or _denying(keys)) and len(keys) < 5 and keys[0] not in OPENERS:
        return FindingType.NEGATION_CHANGED, f"{ours} put in: it denies what was said"
    if all(key in QUANTIFIERS | HEDGES for key in keys):
        return FindingType.WORD_CHANGED, f"{ours} put in: it changes what is said"
    return FindingType.MARKED_EDIT, f"put in, and marked: {ours}"


def _judge_numbers(put: Sequence[Unit], gone: Sequence[Unit], told: str) -> Verdict | None:
    ours = sorted(unit.key for unit in put if is_number(unit))
    theirs = sorted(unit.key for unit in gone if is_number(unit))
    if ours == theirs:
        return None
    if ours and theirs:
        return FindingType.NUMBER_CHANGED, f"{told}: another number"
    if theirs and theirs != ["#1"] and len(gone) < 4:
        return FindingType.NUMBER_CHANGED, f"{told}: the number is gone"
    if ours and not all(unit.key in POINTERS for unit in gone) and gone[0].key not in DEFINITE:
        return FindingType.NUMBER_CHANGED, f"{told}: the source has no number here"
    return None


def _denying(keys: Sequence[str]) -> bool:
    return any(key in DENIERS for key in keys)


def _swaps_small_words(keys: list[str], old: list[str]) -> bool:
    """Say whether a quantity or a modal verb became another one; a mere tense may shift."""
    small = QUANTIFIERS | MODALS
    ours = sorted(key for key in keys if key in small)
    theirs = sorted(key for key in old if key in small)
    if ours == theirs or (not theirs and set(old) <= POINTERS):
        return False
    if len(ours) != len(theirs):
        return True
    # "Said he would" fits "I will", but nobody who said "would" said "will".
    return any(a != b and SHIFTED.get(a) != b for a, b in zip(ours, theirs, strict=True))


def _clarifies(put: Sequence[Unit], gone: Sequence[Unit], sides: Sides) -> bool:
    """Say whether a bracket says plainer what the source's words mean."""
    keys, old = [unit.key for unit in put], [unit.key for unit in gone]
    if set(old) <= POINTERS or set(keys) <= POINTERS:
        return True
    tense = {key: number for number, group in enumerate(TENSES) for key in group}
    if [SHIFTED.get(key) for key in keys] == old:
        return True
    if all(key in tense for key in keys) and all(key in tense for key in old):
        return {tense[key] for key in keys} == {tense[key] for key in old}
    content = [key for key in old if key not in POINTERS]
    ours = [key for key in keys if key not in POINTERS]
    if set(content) <= set(ours) or set(ours) <= set(content):
        return True
    if len(ours) == len(content) and all(map(_inflected, ours, content)):
        return True
    if _initials(put) in content or _initials(gone) in ours:
        return True
    # "The minister" may become "Barclay", but "the Conservatives" may not become "Labour".
    named = any(
        sides.s.text[unit.start].isupper() and unit.key not in OFFICES
        for unit in gone
        if unit.key not in POINTERS and unit.start != gone[0].start
    )
    return gone[0].key in DEFINITE and not named


def _inflected(one: str, other: str) -> bool:
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= max(3, min(len(one), len(other)) - 2)


def _initials(units: Sequence[Unit]) -> str:
    return "".join(unit.key[0] for unit in units if unit.key not in ("the", "of", "and", "for"))
