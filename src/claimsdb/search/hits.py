"""Read what is shown of the statements that were found: a handful of queries for all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimsdb.search.backend import Backend
from claimsdb.search.records import Hit, HitSource
from claimsdb.text.tokens import Token, tokenise, tokens

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Found:
    """A statement to show: its score, why, and the words of it that answer the search."""

    statement_id: int
    score: float
    terms: Collection[str] = ()
    prefixes: tuple[str, ...] = ()
    explain: tuple[str, ...] = ()


def read(backend: Backend, found: Sequence[Found], *, dated: bool = False) -> list[Hit]:
    """The hits for `found`, in that order; `dated` where a date filter chose them."""
    if not found:
        return []
    marks = ",".join(str(int(entry.statement_id)) for entry in found)
    rows = {
        row[0]: row[1:]
        for row in backend.query(
            "SELECT s.id, s.key, s.said_on, s.said_on_first, s.said_on_last, "
            "s.speaker_id, p.key, p.name "
            f"FROM statement s JOIN speaker p ON p.id = s.speaker_id WHERE s.id IN ({marks})"
        )
    }
    quotes: dict[int, list[tuple[Any, ...]]] = {}
    for row in backend.query(
        "SELECT statement_id, id, words, lead_in, role, mode, state, basis, source_id FROM quote "
        f"WHERE statement_id IN ({marks}) AND deleted_at IS NULL ORDER BY statement_id, seq"
    ):
        quotes.setdefault(row[0], []).append(row[1:])
    first = {statement: kept[0] for statement, kept in quotes.items()}
    sources = _sources(
        backend, {quote[-1] for kept in quotes.values() for quote in kept if quote[-1]}
    )
    figures = _figures(backend, [quote[0] for quote in first.values()])
    positions = _positions(backend, {row[4] for row in rows.values()})
    hits = []
    for entry in found:
        if entry.statement_id not in rows or entry.statement_id not in first:
            continue
        key, said_on, said_first, said_last, speaker, speaker_key, name = rows[entry.statement_id]
        quote_id, words, lead_in, role, mode, state, basis, _ = first[entry.statement_id]
        printed = list(
            dict.fromkeys(quote[-1] for quote in quotes[entry.statement_id] if quote[-1])
        )
        days = (said_first, said_last)
        if said_on is None:
            issued = [sources[source][1:] for source in printed if source in sources]
            days = issued[0] if issued else (None, None)
        hits.append(
            Hit(
                key=key,
                statement_id=entry.statement_id,
                words=words,
                lead_in=lead_in,
                speaker_key=speaker_key,
                speaker_name=name,
                role=role or _role(positions.get(speaker, ()), *days),
                said_on=said_on,
                mode=mode,
                state=state,
                basis=basis,
                score=round(entry.score, 1),
                figures=tuple(figures.get(quote_id, ())),
                sources=tuple(sources[source][0] for source in printed if source in sources),
                highlights=highlights(words, entry.terms, entry.prefixes),
                by_issue=dated and said_on is None,
                explain=entry.explain,
            )
        )
    return hits


def highlights(
    words: str, terms: Collection[str], prefixes: tuple[str, ...] = ()
) -> tuple[tuple[int, int], ...]:
    """Where `words` hold one of `terms`, or a word that begins with one of `prefixes`.

    >>> highlights("a fair and reasonable pay rise", {"fair", "pay"})
    ((2, 6), (22, 25))
    """
    if not terms and not prefixes:
        return ()
    spans: list[tuple[int, int]] = []
    for token in _answering(words, terms, prefixes):
        if spans and token.start < spans[-1][1]:  # pairs of unspaced scripts overlap
            spans[-1] = (spans[-1][0], max(token.end, spans[-1][1]))
        else:
            spans.append((token.start, token.end))
    return tuple(spans)


def _answering(words: str, terms: Collection[str], prefixes: tuple[str, ...]) -> Iterator[Token]:
    """The tokens of `words` that answer.

    Placing tokens costs twenty times what cutting them does, so only the stretches between
    spaces that hold one are placed. "per cent" is the one token with a space in it.
    """

    def answers(text: str) -> bool:
        return text in terms or (bool(prefixes) and text.startswith(prefixes))

    if "%" in terms and "cent" in words.casefold():
        yield from (token for token in tokenise(words) if answers(token.text))
        return
    for stretch in re.finditer(r"\S+", words):
        if any(map(answers, tokens(stretch[0]))):
            at = stretch.start()
            for text, start, end in tokenise(stretch[0]):
                if answers(text):
                    yield Token(text, at + start, at + end)


def _marks(ids: Iterable[int]) -> str:
    return ",".join(str(int(row_id)) for row_id in ids)


def _sources(
    backend: Backend, ids: Collection[int]
) -> Mapping[int, tuple[HitSource, int | None, int | None]]:
    return {
        row[0]: (HitSource(*row[1:7]), row[7], row[8])
        for row in backend.query(
            "SELECT id, key, title, container_title, issued, coalesce(url, canonical_url), "
            "type, issued_first, issued_last FROM source "
            f"WHERE id IN ({_marks(ids)}) AND deleted_at IS NULL"
        )
    }


def _figures(backend: Backend, quote_ids: Iterable[int]) -> Mapping[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for quote_id, *row in backend.query(
        'SELECT quote_id, start, "end", printed, value, upper, comparator, unit, measure, '
        "population, area, period_printed, period, period_first, period_last, statistic "
        f"FROM figure WHERE quote_id IN ({_marks(quote_ids)}) AND deleted_at IS NULL "
        "ORDER BY start, id"
    ):
        start, end, printed, value, upper, comparator, unit, measure, population, area = row[:10]
        period_printed, period, first, last, statistic = row[10:]
        found.setdefault(quote_id, []).append(
            {
                "start": start,
                "end": end,
                "printed": printed,
                "value": _plain(value),
                "upper": _plain(upper),
                "comparator": comparator,
                "unit": unit,
                "measure": measure,
                "population": population,
                "area": area,
                "period": None
                if period_printed is None and period is None
                else {"printed": period_printed, "start": _day(first), "end": _day(last)},
                "statistic": statistic,
            }
        )
    return found


def _plain(value: Any) -> str | None:
    """A number as plain text; SQLite keeps it so, PostgreSQL answers a Decimal."""
    return None if value is None else value if isinstance(value, str) else f"{value:f}"


def _day(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day + _EPOCH).isoformat()


_Position = tuple[str, int | None, int | None]


def _positions(backend: Backend, people: Collection[int]) -> Mapping[int, list[_Position]]:
    found: dict[int, list[_Position]] = {}
    for person, title, first, last in backend.query(
        "SELECT person_id, title, start_first, end_last FROM position "
        f"WHERE person_id IN ({_marks(people)}) AND deleted_at IS NULL "
        "ORDER BY start_first, id"
    ):
        found.setdefault(person, []).append((title, first, last))
    return found


def _role(positions: Iterable[_Position], first: int | None, last: int | None) -> str | None:
    """The title held at those days, the latest one where several were; None without a day
    unless the position has no dates either."""
    held = None
    for title, start, end in positions:
        known = first is not None or last is not None
        begun = start is None or (known and (last is None or start <= last))
        not_ended = end is None or (known and (first is None or end >= first))
        if begun and not_ended:
            held = title
    return held
