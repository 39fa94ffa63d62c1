"""A person's corrections to a proposal: other words of the article, other figures in them.

Words are only ever taken from the text that is held, so what is typed says where they begin
and end; the slices decide. A figure is written as `printed = value unit`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from claimsdb.errors import InputError
from claimsdb.extract.figures import Figure, find_figures
from claimsdb.services.proposing import Proposal, Reading
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import fold, fold_with_map
from claimsdb.text.numbers import plain

_CUT = re.compile(r"\s*(?:…|\.\.\.)\s*")


def reworded(reading: Reading, proposal: Proposal, typed: str) -> Proposal:
    """The proposal with the passage that `typed` names: whole, or `first words … last words`.

    Marks, case and spaces may differ from the print. Of several places the one nearest to
    the old passage is meant. Raises InputError for words that the article does not have.
    """
    typed = typed.strip()
    if typed == proposal.words:
        return proposal
    near = proposal.spans[0][0]
    start, end = _place(reading.article.text, typed, near)
    text = reading.article.text
    span = (start, end)
    return dataclasses.replace(
        proposal,
        spans=(span,),
        words=text[start:end],
        figures=_inside(reading, span),
        same_as=None,
        like=None,
    )


def figure_line(figure: Figure) -> str:
    """A figure as it is edited: `10.3 per cent = 10.3 %`."""
    value = plain(figure.value)
    if figure.upper is not None:
        value += f" to {plain(figure.upper)}"
    return f"{figure.printed} = {value} {figure.unit or ''}".rstrip()


def refigured(reading: Reading, proposal: Proposal, lines: Sequence[str]) -> Proposal:
    """The proposal with the figures of `lines` and no others; without ` = `, as it is read.

    Raises InputError for what the words do not print, or is no number.
    """
    kept: list[Figure] = []
    for line in lines:
        same = next((f for f in proposal.figures if figure_line(f) == line.strip()), None)
        kept.append(same or _figure(reading, proposal, line, kept))
    return dataclasses.replace(
        proposal, figures=tuple(sorted(kept, key=lambda figure: figure.start))
    )


def _figure(reading: Reading, proposal: Proposal, line: str, kept: Sequence[Figure]) -> Figure:
    printed, has_value, value = (part.strip() for part in line.partition(" = "))
    text = reading.article.text
    places = [
        start + found.start()
        for start, end in proposal.spans
        for found in re.finditer(re.escape(printed), text[start:end])
    ]
    taken = {figure.start for figure in kept}
    place = next((place for place in places if place not in taken), None)
    if place is None or not printed:
        raise InputError(f"The words do not print {printed!r}.")
    old = next((f for f in proposal.figures if f.start == place), None)
    issued = reading.article.issued
    reference = parse_date(issued) if issued else None
    read = next(iter(find_figures(value if has_value else printed, reference=reference)), None)
    if read is None:
        raise InputError(
            f"{value or printed!r} is not read as a figure.",
            hint="Write it as: printed = value unit, for example: a tenth = 10 %",
        )
    return dataclasses.replace(
        old or read,
        start=place,
        end=place + len(printed),
        printed=printed,
        value=read.value,
        upper=read.upper,
        unit=read.unit,
        period=old.period if old else None,
    )


def _inside(reading: Reading, span: tuple[int, int]) -> tuple[Figure, ...]:
    known = [f for proposal in reading.proposals for f in proposal.figures]
    known += reading.loose_figures
    found = {(f.start, f.end): f for f in known if span[0] <= f.start and f.end <= span[1]}
    return tuple(found[place] for place in sorted(found))


def _place(text: str, typed: str, near: int) -> tuple[int, int]:
    first, *rest = _CUT.split(typed, maxsplit=1)
    if not rest:
        return _nearest(text, typed, near)
    start = _nearest(text, first, near)[0] if first else near
    last = rest[0]
    folded = fold_with_map(text[start:])
    at = folded.text.find(fold(last))
    if not last or at < 0:
        raise InputError(f"The article does not go on to {last!r}.")
    return start, start + folded.span(at, at + len(fold(last)))[1]


def _nearest(text: str, words: str, near: int) -> tuple[int, int]:
    wanted = fold(words)
    folded = fold_with_map(text)
    places = [found.start() for found in re.finditer(re.escape(wanted), folded.text)]
    if not places or not wanted:
        raise InputError(
            f"The article does not print {words!r}.",
            hint="Type words that stand in it, or: first words … last words",
        )
    spans = [folded.span(place, place + len(wanted)) for place in places]
    return min(spans, key=lambda span: abs(span[0] - near))
