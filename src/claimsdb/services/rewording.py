"""Give a quote other words, and keep true what was said of the old ones.

Its figures stand at places in the words, its spans at places in a held text, and whoever
verified it verified the old wording. All three are found again, or the change is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from sqlalchemy.orm import Session

from claimsdb.errors import InputError
from claimsdb.extract import figures as extraction
from claimsdb.services import anchoring, figures, parts
from claimsdb.services.removing import detached, hide
from claimsdb.storage.models import Figure, Quote, QuoteSpan
from claimsdb.text.dates import parse_date


def reword(
    session: Session,
    quote: Quote,
    words: str,
    *,
    refigure: bool = False,
    unanchored: bool = False,
) -> list[str]:
    """Make `words` the words of `quote`; return what the user should know.

    A figure whose print no longer stands in the words is refused, unless `refigure` reads
    the figures of the new words. Words that the held text does not print are refused,
    unless `unanchored` keeps them without their place.
    """
    old = quote.words
    if words == old:
        return []
    held = parts.rows(session, Figure, "quote_id", quote.id)
    places: dict[Figure, tuple[int, int]] = {}
    lost: list[Figure] = []
    for figure in held:
        if figure.start is None or figure.end is None:
            continue
        place = moved(old, words, figure.start, figure.end)
        if place is None:
            lost.append(figure)
        else:
            places[figure] = place
    if lost and not refigure:
        raise InputError(
            f"The figure {lost[0].printed!r} no longer stands in the words.",
            hint="Repeat it with --refigure to read the figures of the new words.",
        )
    quote.words = words
    for figure, (start, end) in places.items():
        figure.start, figure.end = start, end
    session.flush()
    notes = find_place(session, quote, unanchored=unanchored)
    if refigure:
        notes += _refigured(session, quote, lost, list(places.values()))
    session.flush()
    return notes


def moved(old: str, new: str, start: int, end: int) -> tuple[int, int] | None:
    """Where `old[start:end]` stands in `new`; None where it is gone or could be two places.

    >>> moved("rose by 3% to 13%", "It rose by 3% to 13%.", 14, 17)
    (17, 20)
    >>> moved("10 per cent", "100 per cent", 0, 2) is None
    True
    """
    before = _alike(old, new)
    room = min(len(old), len(new)) - before
    after = min(room, _alike(old[::-1], new[::-1]))
    shift = len(new) - len(old)
    if end <= before and figures.stands_at(new, start, end):
        return start, end
    if start >= len(old) - after and figures.stands_at(new, start + shift, end + shift):
        return start + shift, end + shift
    printed = old[start:end]
    first, last = max(0, before - len(printed)), len(new) - after + len(printed)
    found = [
        (place, place + len(printed))
        for place in _places(new, printed)
        if place >= first and place + len(printed) <= last
    ]
    return found[0] if len(found) == 1 else None


def find_place(session: Session, quote: Quote, *, unanchored: bool = False) -> list[str]:
    """Give `quote` its spans anew, as its words and its source are now.

    Where it had a place, a new one must be found, or the change is refused unless
    `unanchored`; of several, only one that overlaps the old place is taken.
    """
    spans = parts.rows(session, QuoteSpan, "quote_id", quote.id)
    version = spans[0].source_version if spans else None
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    for span in spans:
        hide(span)
    session.flush()
    if quote.source is None:
        return ["The words have no held text any more."] if spans else []
    if version is None or version.source_id != quote.source_id:
        notes = anchoring.anchor(session, quote, quote.source)
        now = parts.rows(session, QuoteSpan, "quote_id", quote.id)
        return [*notes, f"Found in the held text of {quote.source.key}."] if now else notes
    found = [place.start() for place in re.finditer(re.escape(quote.words), version.text)]
    near = [place for place in found if place < end and place + len(quote.words) > start]
    place = near if len(near) == 1 else found
    if len(place) == 1:
        session.add(
            QuoteSpan(
                quote_id=quote.id,
                source_version_id=version.id,
                seq=0,
                start=place[0],
                end=place[0] + len(quote.words),
            )
        )
        session.flush()
        return [f"Found again in the held text of {quote.source.key}."]
    if not unanchored:
        many = f"prints these words {len(found)} times" if found else "does not print these words"
        raise InputError(
            f"The held text of {quote.source.key} {many}.",
            hint="Keep them without their place in it: --unanchored",
        )
    return [f"The words have no place in the held text of {quote.source.key} any more."]


def _alike(one: str, other: str) -> int:
    """How many characters the two begin with in common."""
    both = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))


def _places(words: str, printed: str) -> list[int]:
    return [
        found.start()
        for found in re.finditer(re.escape(printed), words)
        if figures.stands_at(words, found.start(), found.end())
    ]


def _refigured(
    session: Session, quote: Quote, lost: Sequence[Figure], kept: Sequence[tuple[int, int]]
) -> list[str]:
    notes = []
    for figure in lost:
        if detached(session, figure):
            figure.quote_id = figure.start = figure.end = None
            notes.append(f"{figure.printed} stands in its claim only.")
        else:
            hide(figure)
            notes.append(f"The figure {figure.printed} is gone.")
    session.flush()
    said = quote.statement.said_on or (quote.source.issued if quote.source else None)
    reference = parse_date(said) if said else None
    for found in extraction.find_figures(quote.words, reference=reference):
        if any(found.start < end and start < found.end for start, end in kept):
            continue
        row = figures.from_extraction(found, reference)
        row.quote_id = quote.id
        session.add(row)
        notes.append(f"Found the figure {found.printed}.")
    session.flush()
    return notes
