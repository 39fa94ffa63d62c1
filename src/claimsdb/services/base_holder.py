"""The base as something that a draft is held against: a few indexed reads a quotation.

Most quotations stand in the base nearly as printed, so their rarest words together name a
handful of statements in a few milliseconds. Only what those do not hold is left to the search
engine's own way of leaving words out. A statement is read once for a whole draft.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import log
from typing import Any

from claimsdb.compare.words import Wording
from claimsdb.search.backend import Backend, backend_of
from claimsdb.search.beside import Beside
from claimsdb.search.candidates import Finder
from claimsdb.search.index import speaker_mark
from claimsdb.search.terms import Group
from claimsdb.services.matching import Matcher
from claimsdb.services.passage_after import passage_after
from claimsdb.services.printings import HeldFigure, Office, Printing
from claimsdb.text.folding import digest
from claimsdb.text.tokens import tokens

TOGETHER = 4
"""Rare words that are asked for together; more would be lost with every word changed."""

EXPECTED = 20.0
FETCHED = 60
NEAR_ENOUGH = 0.85
"""The share of a quotation's telling words from which no other statement is looked for."""

COMPARED = 6
"""Statements that are read to be compared."""

WANTED = 40
"""Quotes that are read where the rarest words together name none."""

BEHIND_THE_BEST = 0.15
LEAST = 0.4
"""Statements that hold less of the words are not what is quoted."""


class BaseHolder:
    """Wordings from the base behind a DB-API connection."""

    def __init__(self, connection: Any) -> None:
        self._backend: Backend = backend_of(connection)
        self._matcher = Matcher.on(connection)
        self._read: dict[int, list[Printing]] = {}
        self._offices: dict[int, tuple[Office, ...]] = {}
        self._counts: dict[str, int] = {}
        ((self._total,),) = self._backend.query("SELECT coalesce(max(id), 0) FROM quote")

    def printings(self, words: str) -> list[Printing]:
        """All prints of the statements most like `words`, the likest first."""
        ids = self._near(words, tokens(words))
        self._load([identity for identity in ids if identity not in self._read])
        return [printing for identity in ids for printing in self._read[identity]]

    def spoken(self, words: str, speaker_key: str) -> list[Printing]:
        """The prints of one speaker's statements that have words in common with `words`."""
        worth = dict(zip(terms := tokens(words), self.weights(terms), strict=True))
        rows = self._backend.query("SELECT id FROM speaker WHERE key = ?", (speaker_key,))
        rare = sorted((term for term in worth if self._counts[term]), key=self._counts.__getitem__)
        if not rows or not rare:
            return []
        ids = self._backend.holders([[speaker_mark(rows[0][0])], rare[:6]], limit=FETCHED * 3)
        scored: dict[int, float] = {}
        self._score(ids, worth, scored)
        best = sorted(scored, key=lambda identity: (-scored[identity], identity))[:COMPARED]
        self._load([identity for identity in best if identity not in self._read])
        return [printing for identity in best for printing in self._read[identity]]

    def pinned(self, key: str) -> list[Printing]:
        """The prints of the statement `key`, an old key or a merged statement's included."""
        rows = self._backend.query(
            "SELECT id, merged_into_id FROM statement WHERE key = ?", (key,)
        )
        if not rows:
            rows = self._backend.query(
                "SELECT s.id, s.merged_into_id FROM key k JOIN statement s ON s.id = k.row_id "
                "WHERE k.key = ? AND k.kind = 'statement'",
                (key,),
            )
        for _ in range(20):
            if not rows or rows[0][1] is None:
                break
            rows = self._backend.query(
                "SELECT id, merged_into_id FROM statement WHERE id = ?", (rows[0][1],)
            )
        if not rows:
            return []
        identity = rows[0][0]
        if identity not in self._read:
            self._load([identity])
        return self._read[identity]

    def located(self, printing: Printing, start: int, end: int) -> Printing:
        """The same: a statement has one speaker."""
        return printing

    def weights(self, terms: list[str]) -> list[float]:
        """The logarithm of how few quotes hold each token."""
        counts = self._known(terms)
        total = max(self._total, 1)
        return [log(1 + (total + 1) / (counts.get(term, 0) + 0.5)) for term in terms]

    def size(self) -> int:
        """How many quotes the base has had."""
        return int(self._total)

    def after(self, printing: Printing) -> str:
        """What the same speaker goes on to say in the text of the source, where it is held."""
        if printing.quote_id is None:
            return ""
        rows = self._backend.query(
            'SELECT q."end", substr(v.text, q."end" + 1, 700), substr(v.text, q.start, 1) '
            "FROM quote_span q JOIN source_version v ON v.id = q.source_version_id "
            "WHERE q.quote_id = ? AND q.deleted_at IS NULL ORDER BY q.seq DESC LIMIT 1",
            (printing.quote_id,),
        )
        return passage_after(rows[0][1], printing.speaker or "") if rows else ""

    def amended(self, printing: Printing) -> str | None:
        """Whether a later statement corrects or retracts this one."""
        rows = self._backend.query(
            "SELECT amends FROM statement WHERE amends_id = ? AND deleted_at IS NULL "
            "ORDER BY id DESC LIMIT 1",
            (printing.statement_id,),
        )
        return rows[0][0] if rows else None

    def offices(self, printing: Printing) -> tuple[Office, ...]:
        """The positions of its speaker, the earliest first."""
        speaker = printing.speaker_id
        if speaker is None:
            return ()
        if speaker not in self._offices:
            self._offices[speaker] = tuple(
                Office((title, *(variants or "").splitlines()), first, last, employer)
                for title, variants, first, last, employer in self._backend.query(
                    "SELECT p.title, p.variants, p.start_first, p.end_last, o.key "
                    "FROM position p LEFT JOIN speaker o ON o.id = p.organisation_id "
                    "WHERE p.person_id = ? AND p.deleted_at IS NULL ORDER BY p.start_first, p.id",
                    (speaker,),
                )
            )
        return self._offices[speaker]

    def figures(self, printing: Printing) -> list[HeldFigure]:
        """The live figures of its statement and of the claims that hang on it."""
        rows = self._backend.query(
            "SELECT printed, value, upper, comparator, unit, measure, population, area, "
            "coalesce(period, period_printed) FROM figure WHERE deleted_at IS NULL AND ("
            "quote_id IN (SELECT id FROM quote WHERE statement_id = ? AND deleted_at IS NULL) "
            "OR claim_id IN (SELECT claim_id FROM statement_claim WHERE statement_id = ? "
            "AND deleted_at IS NULL)) ORDER BY id",
            (printing.statement_id, printing.statement_id),
        )
        return [
            HeldFigure(
                row[0],
                Decimal(str(row[1])),
                None if row[2] is None else Decimal(str(row[2])),
                *row[3:],
            )
            for row in rows
        ]

    def match(self, name: str, kind: str | None) -> tuple[str | None, tuple[str, ...]]:
        """The stored speaker that a name means, or those that it may mean."""
        found = self._matcher.match(name, kind)
        return found.key, found.possible

    def _known(self, terms: Iterable[str]) -> dict[str, int]:
        new = [term for term in dict.fromkeys(terms) if term not in self._counts]
        for start in range(0, len(new), 500):
            chunk = new[start : start + 500]
            self._counts.update(dict.fromkeys(chunk, 0))
            self._counts.update(
                (row[0], row[1])
                for row in self._backend.query(
                    "SELECT term, df FROM search_term "
                    f"WHERE term IN ({','.join('?' * len(chunk))})",
                    chunk,
                )
            )
        return self._counts

    def _near(self, words: str, terms: Sequence[str]) -> list[int]:
        """The ids of statements that hold most of what the words tell, the most first."""
        if not terms:
            return []
        worth = dict(zip(terms, self.weights(list(terms)), strict=True))
        scored = self._together(worth)
        for (identity,) in self._backend.query(
            "SELECT q.statement_id FROM quote q JOIN statement s ON s.id = q.statement_id "
            "WHERE q.digest = ? AND q.deleted_at IS NULL AND s.deleted_at IS NULL LIMIT 20",
            (digest(words),),
        ):
            scored[identity] = 1.0  # even where all of its words are common ones
        if max(scored.values(), default=0.0) < NEAR_ENOUGH:
            self._most_of(worth, scored)
        best = max(scored.values(), default=0.0)
        least = max(best - BEHIND_THE_BEST, LEAST)
        order = sorted(scored, key=lambda identity: (-scored[identity], identity))
        return [identity for identity in order if scored[identity] >= least][:COMPARED]

    def _together(self, worth: dict[str, float]) -> dict[int, float]:
        """Statements that hold the rarest words together; one changed word may be missing."""
        rare = sorted(
            (term for term in worth if self._counts[term]), key=lambda term: self._counts[term]
        )
        scored: dict[int, float] = {}
        seen: set[int] = set()
        for missing in range(-1, min(3, len(rare) - 1)):
            chosen: list[str] = []
            expected = float(self._total)
            for place, term in enumerate(rare):
                if place == missing:
                    continue
                chosen.append(term)
                expected *= min(1.0, 2.0 * self._counts[term] / max(self._total, 1))
                if expected <= EXPECTED or len(chosen) >= TOGETHER * 2:
                    break
            ids = self._backend.holders([[term] for term in chosen], limit=FETCHED)
            ids = [quote_id for quote_id in ids if quote_id not in seen]
            seen.update(ids)
            self._score(ids, worth, scored)
            if max(scored.values(), default=0.0) >= NEAR_ENOUGH:
                break
        return scored

    def _most_of(self, worth: dict[str, float], scored: dict[int, float]) -> None:
        """Let the search engine look for statements that hold most of the words.

        Other spellings are not asked for: a misspelt word costs a quotation a little, and to
        look for it would cost more than all the rest.
        """
        groups = [
            Group(term, {term: value}, self._counts[term], value)
            for term, value in sorted(worth.items(), key=lambda pair: self._counts[pair[0]])
        ]
        finder = Finder(self._backend, total=self._total)
        self._score(finder.look(groups, leave=2, wanted=WANTED, beside=Beside()), worth, scored)

    def _score(
        self, ids: Sequence[int], worth: dict[str, float], scored: dict[int, float]
    ) -> None:
        """Put down for the statements of these quotes how much of the words they hold."""
        if not ids:
            return
        rows = self._backend.query(
            "SELECT q.statement_id, q.words FROM quote q CROSS JOIN statement s "
            "ON s.id = q.statement_id WHERE q.deleted_at IS NULL "
            f"AND s.deleted_at IS NULL AND q.id IN ({','.join(map(str, ids))})"
        )
        for identity, words in rows:
            share = _share(worth, tokens(words))
            scored[identity] = max(share, scored.get(identity, 0.0))

    def _load(self, ids: Sequence[int]) -> None:
        if not ids:
            return
        self._read.update((identity, []) for identity in ids)
        rows = self._backend.query(
            "SELECT s.id, s.key, s.said_on, s.said_on_first, s.said_on_last, s.speaker_id, "
            "p.key, p.name, p.kind, q.id, q.words, q.mode, q.role, q.state, q.basis, "
            "q.language, q.translated_by, c.title, c.container_title, c.key, "
            "c.correction_notice, c.issued_first, c.issued_last "
            "FROM statement s JOIN speaker p ON p.id = s.speaker_id "
            "JOIN quote q ON q.statement_id = s.id AND q.deleted_at IS NULL "
            "LEFT JOIN source c ON c.id = q.source_id "
            f"WHERE s.id IN ({','.join(map(str, ids))}) AND s.deleted_at IS NULL "
            "ORDER BY s.id, q.seq"
        )
        for row in rows:
            self._read[row[0]].append(_printing(row, self._read[row[0]]))


def _printing(row: Sequence[Any], before: Sequence[Printing]) -> Printing:
    (
        statement_id, key, said_on, first, last, speaker_id, speaker_key, speaker, kind, quote_id,
        words, mode, role, state, basis, language, translated_by, title, container_title,
        source_key, notice, issued_first, issued_last,
    ) = row  # fmt: skip
    if first is None or last is None:
        first, last = issued_first, issued_last
    return Printing(
        wording=Wording(words),
        mode=mode,
        key=key,
        speaker_key=speaker_key,
        speaker=speaker,
        speaker_kind=kind,
        role=role,
        said_on=said_on,
        source=title or container_title or source_key or "the base (no source on record)",
        state=state,
        basis=basis,
        quote_id=quote_id,
        statement_id=statement_id,
        speaker_id=speaker_id,
        days=None if first is None or last is None else (first, last),
        language=language,
        original=before[0].language if before else language,
        translated_by=translated_by,
        correction_notice=notice,
    )


def _share(worth: dict[str, float], held: Iterable[str]) -> float:
    """The part of what the asked words tell that is held, 0 to 1."""
    counts = Counter(held)
    whole = sum(worth.values()) or 1.0
    return sum(value for term, value in worth.items() if counts[term]) / whole
