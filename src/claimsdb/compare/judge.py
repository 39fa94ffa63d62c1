"""Hold a draft's wording against its source and say, by rule, what a careful editor would.

Similarity is no judge: 13.0 for 10.3 changes a sentence by three letters, "per cent" for "%" by
eight. So the two wordings are aligned word by word, each difference is typed for what it does,
and the whole is named after the most harmful of them. The rules are a contract, written for
users in docs/checking.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimsdb.compare.align import align, exactly, printed_places
from claimsdb.compare.changes import judge_change
from claimsdb.compare.edits import judge_bracket, judge_dots
from claimsdb.compare.findings import (
    HARMFUL,
    ORDER,
    Comparison,
    Context,
    Difference,
    FindingType,
    most_harmful,
)
from claimsdb.compare.limits import judge_end, judge_start
from claimsdb.compare.marks import judge_gap, judge_lead, judge_surface, judge_trail
from claimsdb.compare.mending import safely_mended, suggestion
from claimsdb.compare.places import Run, Sides
from claimsdb.compare.rewording import as_a_whole, has_other_numbers, moved_as_a_whole, rewording
from claimsdb.compare.segments import segments, whole_segments
from claimsdb.compare.words import DOTS, INNER, WORD, Unit, Wording

_NOTHING_KNOWN = Context()


def compare(
    draft: str | Wording, source: str | Wording, *, context: Context = _NOTHING_KNOWN
) -> Comparison:
    """Say what the wording `draft` is, held against `source`, which may be much longer.

    Both are words without their outer quotation marks, and the caller holds that they belong
    together (`share` tells how well that holds). The draft may quote a part: what the source
    says before and after it is no difference, with the two exceptions that the contract names
    (right behind a "not", right before a "but").

    >>> compare("a 13.0% rise", "I said a 10.3 per cent rise").type.value
    'number-changed'
    >>> compare("a 10.3% rise", "I said a 10.3 per cent rise").type.value
    'house-style'
    """
    text = draft.text if isinstance(draft, Wording) else draft
    held = source.text if isinstance(source, Wording) else source
    if text == held and not context.after:
        return _comparison_as_printed(text, held, 0, [])
    ours = draft if isinstance(draft, Wording) else Wording(draft)
    theirs = source if isinstance(source, Wording) else Wording(source)
    if not ours.units or not theirs.units:
        return _wordless(text, held)
    printed = _as_printed(ours, theirs, context)
    if printed is not None:
        return printed
    sides = Sides(align(ours, theirs))
    differences = moved_as_a_whole(_in_order(_differences(sides, context)))
    kind = most_harmful(difference.type for difference in differences)
    share, reworded = rewording(sides, differences)
    if reworded and not has_other_numbers(sides):
        kind = FindingType.PARAPHRASE_IN_MARKS
        differences.insert(0, as_a_whole(sides, differences))
    start, end = sides.source_span(Run(0, len(sides.steps)))
    return Comparison(
        type=kind,
        differences=tuple(differences),
        source_start=start,
        source_end=end,
        share=share,
        suggestion=suggestion(kind, text, differences),
        safe_fix=safely_mended(text, differences),
        segments=segments(sides, differences),
    )


def _as_printed(ours: Wording, theirs: Wording, context: Context) -> Comparison | None:
    """Compare a draft that the source prints as it is; of several places the kindest counts."""
    best: Comparison | None = None
    for place in printed_places(ours, theirs):
        sides = Sides(exactly(ours, theirs, place))
        found = list(_limits(sides, context))
        made = _comparison_as_printed(ours.text, theirs.text, place, found)
        if not found:
            return made
        best = best or made
    return best


def _comparison_as_printed(
    text: str, held: str, place: int, differences: list[Difference]
) -> Comparison:
    kind = most_harmful(difference.type for difference in differences)
    return Comparison(
        type=kind,
        differences=tuple(differences),
        source_start=place,
        source_end=place + len(text),
        share=1.0,
        suggestion=suggestion(kind, text, differences),
        safe_fix=None,
        segments=whole_segments(text, held, place),
    )


def _in_order(found: Iterator[Difference]) -> list[Difference]:
    """Return differences in the draft's order; of two at one place the more harmful stays."""
    ordered = sorted(
        found, key=lambda it: (it.draft_start, it.source_start, it.draft_end, ORDER[it.type])
    )
    kept: list[Difference] = []
    for difference in ordered:
        if kept and _place(kept[-1]) == _place(difference):
            continue
        kept.append(difference)
    return kept


def _place(it: Difference) -> tuple[int, int, int, int]:
    return it.draft_start, it.draft_end, it.source_start, it.source_end


def _differences(sides: Sides, context: Context) -> Iterator[Difference]:
    yield from _edge_differences(sides, context)
    steps = sides.steps
    at = 0
    while at < len(steps):
        if _is_same(sides, at):
            yield from _print_differences(sides, at)
            at += 1
            continue
        end = at
        while end < len(steps) and not _is_same(sides, end):
            end += 1
        for run, marked in _kinds(sides, Run(at, end)):
            if marked == "dots":
                kind, message = judge_dots(sides, run)
                yield sides.difference(run, kind, message)
            elif marked == "bracket":
                kind, message = judge_bracket(sides, run)
                yield sides.difference(run, kind, message)
            else:
                for atom, kind, message in judge_change(sides, run):
                    yield sides.difference(atom, kind, message)
        at = end


def _is_same(sides: Sides, at: int) -> bool:
    """Say whether a step pairs one word with itself, in brackets in both or in neither."""
    i, j = sides.steps[at]
    if i < 0 or j < 0:
        return False
    one, two = sides.d.units[i], sides.s.units[j]
    return one.key == two.key and (one.group >= 0) == (two.group >= 0)


def _kinds(sides: Sides, run: Run) -> list[tuple[Run, str]]:
    """Cut a run where ellipsis, bracket and unmarked change meet.

    Words cut right behind an ellipsis or a bracket are what it owns up to.
    """
    cut: list[tuple[Run, str]] = []
    ahead = _kinds_ahead(sides, run)
    for at in range(run.a, run.b):
        i = sides.steps[at][0]
        new = False
        if i >= 0:
            unit = sides.d.units[i]
            kind = _kind_of(unit)
            new = (
                kind == "bracket" and unit.kind != INNER and _group_before(sides, i) != unit.group
            )
        elif cut and cut[-1][1] != "plain":
            kind = cut[-1][1]
        else:
            kind = ahead[at - run.a]
        # A bracket of its own begins anew, but takes along the words cut before it.
        if cut and cut[-1][1] == kind and not (new and sides.draft(cut[-1][0])):
            cut[-1] = (Run(cut[-1][0].a, at + 1), kind)
        else:
            cut.append((Run(at, at + 1), kind))
    return cut


def _group_before(sides: Sides, i: int) -> int:
    return sides.d.units[i - 1].group if i else -1


def _kind_of(unit: Unit) -> str:
    if unit.group >= 0 or unit.kind == INNER:
        return "bracket"
    return "dots" if unit.kind == DOTS else "plain"


def _kinds_ahead(sides: Sides, run: Run) -> list[str]:
    """Return, for each step, what the next draft word is: words cut before it belong to it."""
    ahead: list[str] = []
    kind = "plain"
    for i, _ in reversed(sides.steps[run.a : run.b]):
        if i >= 0:
            kind = _kind_of(sides.d.units[i])
        ahead.append(kind)
    return ahead[::-1]


def _print_differences(sides: Sides, at: int) -> Iterator[Difference]:
    """Yield how the same word is printed in another way, and the marks before it."""
    i, j = sides.steps[at]
    d, s = sides.d, sides.s
    surface = judge_surface(d, i, s, j)
    if at and _is_same(sides, at - 1):
        one, two = d.between(i), s.between(j)
        verdict = judge_gap(one, two, d.units[i - 1])
        spaced = one != two and not (one + two).strip() and not (one and two)
        if spaced and (surface is not None or d.units[i].kind == s.units[j].kind == WORD):
            # "can not" and "cannot", "10.3 per cent" and "10.3%": a space comes with the style.
            if surface is None and d.units[i - 1].kind == WORD:
                run = Run(at - 1, at + 1)
                yield sides.difference(run, FindingType.HOUSE_STYLE, "one word or two")
        elif verdict is not None:
            kind, message = verdict
            start, held = d.units[i - 1].end, s.units[j - 1].end
            yield Difference(
                kind, start, start + len(one), held, held + len(two), one, two, message, two, two,
                safe=kind is FindingType.TYPOGRAPHY,
            )  # fmt: skip
    if surface is None:
        return
    kind, message = surface
    found = sides.difference(Run(at, at + 1), kind, message)
    marks = kind is FindingType.TYPOGRAPHY
    safe = marks and found.draft_words.casefold() != found.source_words.casefold()
    yield replace(
        found,
        safe=safe,
        replacement=None if kind is FindingType.MARKED_EDIT else found.replacement,
    )


def _edge_differences(sides: Sides, context: Context) -> Iterator[Difference]:
    d, s, steps = sides.d, sides.s, sides.steps
    first, last = steps[0], steps[-1]
    if min(first) >= 0:
        lead = d.text[: d.units[0].start]
        verdict = judge_lead(lead, s.text[: s.units[first[1]].start])
        if verdict is not None:
            yield Difference(verdict[0], 0, len(lead), s.units[first[1]].start,
                             s.units[first[1]].start, lead, "", verdict[1])  # fmt: skip
    if min(last) >= 0:
        trail, held = d.text[d.units[-1].end :], s.units[last[1]].end
        verdict = judge_trail(trail, s.text[held:] + context.after)
        if verdict is not None:
            theirs = s.text[held : held + 1] if verdict[0] in HARMFUL else ""
            yield Difference(verdict[0], d.units[-1].end, len(d.text), held, held, trail, theirs,
                             verdict[1], theirs or None)  # fmt: skip
    yield from _limits(sides, context)


def _limits(sides: Sides, context: Context) -> Iterator[Difference]:
    """Yield what the draft leaves out by where it starts and stops."""
    d, s = sides.d, sides.s
    if not sides.steps:
        return
    start = judge_start(sides, context)
    if start is not None:
        kind, message, index = start
        a, b = s.units[index].start, s.units[sides.alignment.first].start
        yield Difference(kind, d.units[0].start, d.units[0].start, a, b, "",
                         s.text[a : s.units[index].end], message, s.text[a:b],
                         s.text[a : s.units[index].end])  # fmt: skip
    stop = judge_end(sides, context)
    if stop is not None:
        end, held = d.units[-1].end, s.units[sides.source_at[-1] - 1].end
        reach = min(len(s.text), held + len(stop[1]))
        yield Difference(FindingType.STOPS_BEFORE_BUT, end, len(d.text), held, reach,
                         d.text[end:], stop[1], stop[0], stop[1], stop[1].strip())  # fmt: skip


def _wordless(text: str, held: str) -> Comparison:
    """Return the comparison of two different texts of which one has no words at all."""
    found = Difference(
        FindingType.NOT_FOUND, 0, len(text), 0, 0, text, "", "there are no words to compare"
    )
    return Comparison(
        type=FindingType.NOT_FOUND,
        differences=(found,),
        source_start=0,
        source_end=0,
        share=0.0,
        suggestion=None,
        safe_fix=None,
        segments=whole_segments(text, held, -1),
    )
