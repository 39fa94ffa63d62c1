"""One search under way: a first look at what the words say, a second that doubts them.

The database narrows millions of quotes to hundreds by the words they hold; those are read
here, checked against everything that was asked for, and scored. The first look takes words
as they are spelt where such words exist. When chance could explain the best of what it
finds, the second look doubts the words that this one lacks, and lets more of them be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log
from typing import NamedTuple

from claimsdb.search import beside, candidates, rank, terms
from claimsdb.search.backend import Backend
from claimsdb.search.query import Query
from claimsdb.search.scope import Scope
from claimsdb.search.terms import Group
from claimsdb.text.tokens import tokens

SURE = 0.85
HALF = 0.6
FIRST = 120
SECOND = 240
FEW = 300
DIRECT = 2_000
ENOUGH = 300
BATCH = 500


class Looked(NamedTuple):
    """What was found, best first and each statement once, and the words it was judged by."""

    ranked: list[rank.Ranked]
    groups: list[Group]


class Look:
    """Looks for one query, within what its filters leave."""

    def __init__(self, backend: Backend, query: Query, within: Scope) -> None:
        self._backend = backend
        self._query = query
        self._within = within
        self._phrases = [" ".join(tokens(phrase)) for phrase in query.phrases]
        excluded = [tokens(words) for words in query.excluded]
        self._without = [words[0] for words in excluded if len(words) == 1]
        self._not_said = [" ".join(words) for words in excluded if len(words) > 1]
        self._beside = beside.Beside()

    def find(self, *, keep: int) -> Looked:
        """The statements that answer the words best, each by its best quote."""
        backend, within = self._backend, self._within
        ((total,),) = backend.query("SELECT coalesce(max(id), 0) FROM quote")
        order = tokens(self._query.words)
        groups = terms.groups(backend, order, total=total)
        prefixed = [
            terms.prefix_group(backend, stem, total=total)
            for prefix in self._query.prefixes
            for stem in tokens(prefix)[-1:]
        ]
        if any(not group.spellings for group in prefixed):
            return Looked([], groups)
        required = list(prefixed)
        few = False
        if within.speakers:
            speakers = terms.speaker_group(backend, within.speakers)
            few = speakers.df <= FEW
            required.append(speakers)
        finder = candidates.Finder(
            backend,
            total=total,
            required=required,
            without=self._without,
            narrow=self._narrow if within.narrows else None,
        )
        judged = [*groups, *prefixed]
        self._beside = beside.look_up(backend, judged, total=total)
        if few:
            ids = backend.holders([group.terms for group in required], limit=DIRECT)
        else:
            ids = finder.look(groups, leave=1, wanted=FIRST, beside=self._beside)
        read = list(self._read(ids))
        covered = rank.cover(judged, read, order)
        if not covered or not _sure(covered[0], total):
            doubted = {
                group.word
                for place, group in enumerate(groups)
                if not covered or place not in covered[0].matched
            }
            groups = terms.doubt(backend, groups, doubted, total=total)
            judged = [*groups, *prefixed]
            if not few:
                known = {candidate.quote_id for candidate in read}
                ids = finder.look(groups, leave=3, wanted=SECOND, beside=self._beside)
                if not ids and within.speakers and speakers.df <= DIRECT:
                    ids = backend.holders([group.terms for group in required], limit=DIRECT)
                read += self._read([quote_id for quote_id in ids if quote_id not in known])
            covered = rank.cover(judged, read, order)
        best: dict[int, rank.Ranked] = {}
        # What holds no word of the search, nor anything like one, is no answer to it.
        answering = [entry for entry in covered if entry.matched]
        for entry in rank.rank(order, answering, keep=keep):
            best.setdefault(entry.candidate.statement_id, entry)
        return Looked(list(best.values()), judged)

    def _narrow(self, ids: Sequence[int]) -> list[int]:
        """Those of `ids` that pass the filters, in their order; enough of them will do."""
        kept: list[int] = []
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            passed = {
                row[0]
                for row in self._backend.query(
                    self._within.select("q.id") + f" AND q.id IN ({','.join(map(str, batch))})",
                    self._within.parameters,
                )
            }
            kept += [quote_id for quote_id in batch if quote_id in passed]
            if len(kept) >= ENOUGH:
                break
        return kept

    def _read(self, ids: Sequence[int]) -> Iterator[rank.Candidate]:
        """The quotes with those ids that pass every filter, phrase and exclusion."""
        select = self._within.select(
            "q.id, q.statement_id, q.words, s.speaker_id, q.source_id, "
            "s.said_on_first, s.said_on_last"
        )
        for start in range(0, len(ids), BATCH):
            marks = ",".join(map(str, ids[start : start + BATCH]))
            for quote_id, statement_id, words, speaker, source, *days in self._backend.query(
                f"{select} AND q.id IN ({marks})", self._within.parameters
            ):
                said = tokens(words)
                if self._said(said) and self._figures_hold(quote_id, statement_id):
                    near = self._beside.of(speaker, source, statement_id, *days)
                    yield rank.Candidate(quote_id, statement_id, words, said, near)

    def _said(self, said: Sequence[str]) -> bool:
        """Say whether every phrase stands in what was said and nothing excluded does."""
        if not self._phrases and not self._not_said and not self._without:
            return True
        line = f" {' '.join(said)} "
        return (
            all(f" {phrase} " in line for phrase in self._phrases)
            and not any(f" {phrase} " in line for phrase in self._not_said)
            and not any(word in said for word in self._without)
        )

    def _figures_hold(self, quote_id: int, statement_id: int) -> bool:
        """Say whether a figure lies exactly in each range that was asked for."""
        if not self._within.figures:
            return True
        return figures_hold(self._backend, self._within, quote_id, statement_id)


def figures_hold(backend: Backend, within: Scope, quote_id: int, statement_id: int) -> bool:
    """Let Decimal decide what the REAL columns let through."""
    figures = [
        (Decimal(value), None if upper is None else Decimal(upper), comparator, unit)
        for value, upper, comparator, unit in backend.query(
            "SELECT value, upper, comparator, unit FROM figure WHERE deleted_at IS NULL "
            "AND (quote_id = ? OR claim_id IN (SELECT claim_id FROM statement_claim "
            "WHERE statement_id = ? AND deleted_at IS NULL))",
            (quote_id, statement_id),
        )
    ]
    return all(
        any(
            wanted.unit in (None, unit) and wanted.holds(value, upper, comparator)
            for value, upper, comparator, unit in figures
        )
        for wanted in within.figures
    )


def _sure(best: rank.Covered, total: int) -> bool:
    """Whether hardly anything lacks in the best candidate, or chance cannot explain it.

    What is told is the logarithm of how few quotes hold it: twice log(total) is one quote in
    as many bases of this size as it has quotes.
    """
    return best.coverage >= SURE or (
        best.coverage >= HALF and best.told >= 2.0 * log(max(total, 2))
    )
