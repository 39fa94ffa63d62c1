"""Write the rows of a bulk import: many at a time, past the models, with the same result.

What the models derive (folded names, digests, days) is derived here too, and a test holds
both ways to the same rows. Speakers are found by key or folded name, sources by key,
address or equal description, topics and claims by their folded words; what is not there is
made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimsdb.errors import ClaimsdbError, InputError
from claimsdb.search.index import Index, speaker_mark
from claimsdb.services.claims import checked_text
from claimsdb.services.import_lines import PLAIN, Broken, Chunk, Line
from claimsdb.services.import_named import Named
from claimsdb.services.topics import checked_topic
from claimsdb.storage.models.quote import BASES, LOCATOR_KINDS, MODES, STATES
from claimsdb.text.folding import clean
from claimsdb.text.keys import check_key, slug
from claimsdb.text.tokens import tokens

Resolved = tuple[int, int | None, Line]
"""A line with the ids of its speaker and its source."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a chunk; `ranges` are the first and last id made in each table."""

    added: int
    duplicates: int
    broken: list[Broken]
    ranges: dict[str, tuple[int, int]]


@dataclass(slots=True)
class _Rows:
    statements: list[tuple[Any, ...]] = field(default_factory=list)
    quotes: list[tuple[Any, ...]] = field(default_factory=list)
    indexed: list[tuple[int, str]] = field(default_factory=list)
    figures: list[tuple[Any, ...]] = field(default_factory=list)
    topics: list[tuple[int, int]] = field(default_factory=list)
    claims: list[tuple[int, int]] = field(default_factory=list)


class Writer:
    """Writes chunk after chunk; remembers names and key numbers from one to the next."""

    def __init__(self, *, alone: bool = False) -> None:
        """`alone`: the base holds no statement yet, so what is known is what was written."""
        self._named = Named()
        self._numbers: dict[str, int] = {}
        self._alone: set[int] | None = set() if alone else None
        self._version: tuple[int, int] | None = None

    def write(self, connection: Any, chunk: Chunk) -> Written:
        """Write one chunk within the open transaction of `connection`."""
        self._forget_if_changed(connection)
        named = self._named
        named.begin(connection)
        resolved, broken = self._resolve(chunk.lines)
        kept = self._without_known(connection, resolved)
        keys = self._mint(connection, kept)
        rows = self._rows(kept, keys)
        _insert(connection, rows)
        named.index()
        index = Index(connection)
        index.add_tokens(rows.indexed)
        index.count(_counts(chunk, kept))
        ranges = named.made()
        for table, made in (("statement", rows.statements), ("quote", rows.quotes)):
            if made:
                ranges[table] = (made[0][0], made[-1][0])
        for table, hung in (
            ("figure", rows.figures),
            ("statement_topic", rows.topics),
            ("statement_claim", rows.claims),
        ):
            if hung:
                last = named.last_id(table)
                ranges[table] = (last - len(hung) + 1, last)
        self._version = _version(connection)
        return Written(len(kept), len(resolved) - len(kept), broken, ranges)

    def _forget_if_changed(self, connection: Any) -> None:
        """Drop what is remembered when somebody else has written since the last chunk."""
        if self._version != _version(connection):
            self._named = Named()
            self._numbers = {}
            if self._version is not None:
                self._alone = None

    def _resolve(self, lines: Iterable[Line]) -> tuple[list[Resolved], list[Broken]]:
        """Find or make each line's speaker and source."""
        named = self._named
        speakers, sources = named.speakers, named.sources
        resolved: list[Resolved] = []
        broken = []
        for line in lines:
            _, _, who, _, _, _, _, mode, state, where, _, _, _, rest = line
            try:
                if rest or mode not in MODES or state not in _SAYABLE:
                    _check(line)
                speaker = speakers.get(who) or named.speaker(who)
                source = None
                if where is not None:
                    source = sources.get(where) or named.source(where)
            except ClaimsdbError as error:
                broken.append(Broken(line[0], str(error)))
            else:
                resolved.append((speaker, source, line))
        return resolved, broken

    def _without_known(self, connection: Any, resolved: Sequence[Resolved]) -> list[Resolved]:
        """Leave out words that the base, or an earlier line, has from the same source.

        Without a source, the same speaker is the place where words may stand once. In a
        base that was empty the import knows all that there is, and need not look.
        """
        known = self._alone
        if known is None:
            digests = ",".join([str(entry[2][10]) for entry in resolved])
            known = {
                hash((digest, source or -speaker))
                for digest, source, speaker in connection.execute(
                    "SELECT q.digest, q.source_id, s.speaker_id FROM quote q "
                    "JOIN statement s ON s.id = q.statement_id WHERE q.deleted_at IS NULL "
                    f"AND q.digest IN ({digests})"
                )
            }
        kept = []
        for entry in resolved:
            place = hash((entry[2][10], entry[1] or -entry[0]))
            if place not in known:
                known.add(place)
                kept.append(entry)
        return kept

    def _mint(self, connection: Any, kept: Sequence[Resolved]) -> list[str]:
        """A new key for each line: family name, year and its longest word, then a number."""
        families = self._named.families
        stems = []
        for speaker, _, line in kept:
            year, word = line[6], line[12]
            if not (word.isascii() and word.isalnum()):
                word = slug(word)
            stems.append(f"{families[speaker]}-{year or 'nd'}-{word[:20] or 'x'}")
        numbers = self._numbers
        if self._alone is None:
            for stem in _taken(connection, {stem for stem in stems if stem not in numbers}):
                numbers[stem] = _highest(connection, stem)
        keys = []
        given: set[str] = set()
        for (_, _, line), stem in zip(kept, stems, strict=True):
            rest = line[13]
            own = rest.get("key") if rest else None
            if own and own not in numbers and own not in given and not _taken(connection, {own}):
                given.add(own)
                keys.append(own)
                continue
            number = numbers.get(stem, 0) + 1
            key = stem if number == 1 else f"{stem}-{number}"
            while key in given:
                number += 1
                key = f"{stem}-{number}"
            numbers[stem] = number
            keys.append(key)
        return keys

    def _rows(self, kept: Sequence[Resolved], keys: Sequence[str]) -> _Rows:
        named = self._named
        statement_id, quote_id = named.last_id("statement"), named.last_id("quote")
        rows = _Rows()
        marks = {speaker: f" {speaker_mark(speaker)}" for speaker, _, _ in kept}
        for (speaker, source, line), key in zip(kept, keys, strict=True):
            _, words, _, said_on, first, last, _, mode, state, _, digest, found, _, rest = line
            statement_id += 1
            quote_id += 1
            occasion = note = None
            plain = _NOTHING
            if rest:
                occasion, note = rest.get("occasion"), rest.get("note")
                plain = tuple([rest.get(name) for name in PLAIN])
                self._hang_on(rest, statement_id, quote_id, rows)
            rows.statements.append(
                (statement_id, key, speaker, said_on, first, last, occasion, note)
            )
            rows.quotes.append(
                (quote_id, statement_id, source, words, digest, mode, state, *plain)
            )
            rows.indexed.append((quote_id, found + marks[speaker]))
        return rows

    def _hang_on(
        self, rest: dict[str, Any], statement_id: int, quote_id: int, rows: _Rows
    ) -> None:
        named = self._named
        rows.topics += [
            (statement_id, topic)
            for topic in dict.fromkeys(named.topic(name) for name in rest.get("topics", ()))
        ]
        rows.claims += [
            (statement_id, claim)
            for claim in dict.fromkeys(named.claim(text) for text in rest.get("claims", ()))
        ]
        rows.figures += [_figure(quote_id, figure) for figure in rest.get("figures", ())]


_SAYABLE = frozenset(STATES) - {"verified"}
_NOTHING: tuple[Any, ...] = (None,) * len(PLAIN)
_ALLOWED = {"mode": MODES, "state": STATES, "basis": BASES, "locator_kind": LOCATOR_KINDS}


def _check(line: Line) -> None:
    """Refuse what the tables would refuse, in words. Raises InputError."""
    words, mode, state, rest = line[1], line[7], line[8], line[13] or {}
    values = {"mode": mode, "state": state, **rest}
    for name, allowed in _ALLOWED.items():
        if (value := values.get(name)) is not None and value not in allowed:
            raise InputError(f"its {name} is {value!r}, not one of {', '.join(allowed)}")
    if state == "verified":
        raise InputError("it is verified, which only a person who checks it can say")
    for name in (*PLAIN, "occasion", "note", "key"):
        if not isinstance(rest.get(name, ""), str):
            raise InputError(f"its {name} is no text")
        if name in rest:
            rest[name] = clean(rest[name])
    if rest.get("lead_in") and mode != "mixed":
        raise InputError(f"only a mixed quotation has a lead_in, and this one is {mode}")
    if ("locator" in rest) != ("locator_kind" in rest):
        raise InputError("its locator and locator_kind belong together")
    for name in ("topics", "claims"):
        given = rest.get(name, [])
        if not isinstance(given, list) or not all(
            isinstance(entry, str) and tokens(entry) for entry in given
        ):
            raise InputError(f"its {name} are no list of texts")
        checked = checked_topic if name == "topics" else checked_text
        if given:
            rest[name] = [checked(entry) for entry in given]
    if "key" in rest:
        check_key(rest["key"])
    figures = rest.get("figures", [])
    if not isinstance(figures, list):
        raise InputError("its figures are no list")
    for figure in figures:
        _figure(0, figure, len(words))


def _figure(quote_id: int, figure: Any, length: int | None = None) -> tuple[Any, ...]:
    """A figure's row from its JSON shape. Raises InputError for what is none."""
    from decimal import Decimal, InvalidOperation

    from claimsdb.storage.models.figure import COMPARATORS, STATISTICS
    from claimsdb.text.dates import parse_date
    from claimsdb.text.numbers import plain

    try:
        value = Decimal(figure["value"])
        upper = None if figure.get("upper") is None else Decimal(figure["upper"])
        start, end = figure.get("start"), figure.get("end")
        comparator = figure.get("comparator") or "="
        statistic = figure.get("statistic")
        period = figure.get("period") or {}
        dates = [day for day in (period.get("start"), period.get("end")) if day]
        date = parse_date("/".join(dict.fromkeys(dates))) if dates else None
        fits = (
            value.is_finite()
            and (upper is None or (upper.is_finite() and value <= upper))
            and comparator in COMPARATORS
            and (comparator != "between" or upper is not None)
            and statistic in (None, *STATISTICS)
            and ((start is None and end is None) or 0 <= start < end <= (length or end))
            and all(
                isinstance(figure.get(name, ""), str | None)
                for name in ("printed", "unit", "measure", "population", "area")
            )
            and bool(figure["printed"])
            and isinstance(period.get("printed", ""), str | None)
        )
    except (KeyError, TypeError, AttributeError, InvalidOperation, ValueError):
        fits = False
    if not fits:
        raise InputError("one of its figures is none that can be kept")
    return (
        quote_id,
        start,
        end,
        figure["printed"],
        plain(value),
        float(value),
        None if upper is None else plain(upper),
        None if upper is None else float(upper),
        comparator,
        figure.get("unit"),
        figure.get("measure"),
        figure.get("population"),
        figure.get("area"),
        period.get("printed"),
        date.edtf if date else None,
        date.first if date else None,
        date.last if date else None,
        statistic,
    )


def _counts(chunk: Chunk, kept: Sequence[Resolved]) -> dict[str, int]:
    """How many of the kept lines hold each word."""
    if len(kept) < len(chunk.lines):
        counts: dict[str, int] = {}
        for _, _, line in kept:
            for term in line[11].split():
                counts[term] = counts.get(term, 0) + 1
        return counts
    return chunk.counts


def _taken(connection: Any, keys: set[str]) -> set[str]:
    """Those of `keys` that were ever given."""
    import json

    listed = json.dumps(list(keys))
    return {
        row[0]
        for table in ("statement", "key")
        for row in connection.execute(
            f"SELECT key FROM {table} WHERE key IN (SELECT value FROM json_each(?))", (listed,)
        )
    }


def _highest(connection: Any, stem: str) -> int:
    """The highest number that stands behind a stem that is taken."""
    highest = 1
    for table in ("statement", "key"):
        for (key,) in connection.execute(
            f"SELECT key FROM {table} WHERE key > ? AND key < ?", (f"{stem}-", f"{stem}.")
        ):
            number = key[len(stem) + 1 :]
            if number.isdigit():
                highest = max(highest, int(number))
    return highest


def _version(connection: Any) -> tuple[int, int]:
    """Changes when another connection has written, or when this is another one."""
    ((version,),) = connection.execute("PRAGMA data_version")
    return id(connection), version


def _insert(connection: Any, rows: _Rows) -> None:
    connection.executemany(
        "INSERT INTO statement (id, key, speaker_id, said_on, said_on_first, said_on_last, "
        "occasion, note, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
        rows.statements,
    )
    connection.executemany(
        "INSERT INTO quote (id, statement_id, source_id, words, digest, mode, state, "
        f"{', '.join(PLAIN)}, seq, revision) "
        f"VALUES ({', '.join('?' * (7 + len(PLAIN)))}, 0, 1)",
        rows.quotes,
    )
    connection.executemany(
        'INSERT INTO figure (quote_id, start, "end", printed, value, value_real, upper, '
        "upper_real, comparator, unit, measure, population, area, period_printed, period, "
        f"period_first, period_last, statistic, revision) VALUES ({', '.join('?' * 18)}, 1)",
        rows.figures,
    )
    connection.executemany(
        "INSERT INTO statement_topic (statement_id, topic_id, revision) VALUES (?, ?, 1)",
        rows.topics,
    )
    connection.executemany(
        "INSERT INTO statement_claim (statement_id, claim_id, stance, revision) "
        "VALUES (?, ?, 'asserts', 1)",
        rows.claims,
    )
