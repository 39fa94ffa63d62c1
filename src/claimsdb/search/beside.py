"""Words of a search that stand beside a quote: in a name, a role, a source, a topic, a claim.

`barclay pay` means pay as Barclay speaks of it as often as it means his name in a quote.
The small records that hold a word are looked up once for a search; a quote that hangs on one
of them answers the word, for less than it would in its own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimsdb.search.backend import Backend
from claimsdb.search.index import KINDS
from claimsdb.search.terms import Group

Places = frozenset[int]

TELLING = 0.02
MOST = 300
HANGING = 100
_NOWHERE: Places = frozenset()


@dataclass(frozen=True, slots=True)
class Beside:
    """Which places of the groups are answered by a speaker, a source or a statement's claims."""

    speakers: dict[int, Places] = field(default_factory=dict)
    roles: dict[int, list[tuple[Places, int | None, int | None]]] = field(default_factory=dict)
    sources: dict[int, Places] = field(default_factory=dict)
    statements: dict[int, Places] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.speakers or self.roles or self.sources or self.statements)

    def of(
        self,
        speaker: int,
        source: int | None,
        statement: int,
        first: int | None = None,
        last: int | None = None,
    ) -> Places:
        """The places of groups that a quote, said on those days, answers beside its words.

        A role counts on the days it was held; one with dates not where the day is unknown.
        """
        held = _NOWHERE
        for places, start, end in self.roles.get(speaker, ()):
            if (start is None or (last is not None and start <= last)) and (
                end is None or (first is not None and end >= first)
            ):
                held |= places
        return held | (
            self.speakers.get(speaker, _NOWHERE)
            | self.sources.get(source or 0, _NOWHERE)
            | self.statements.get(statement, _NOWHERE)
        )


def look_up(backend: Backend, groups: Sequence[Group], *, total: int) -> Beside:
    """Find the small records that hold a telling word of the search."""
    spelt: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        if group.df <= max(MOST, total * TELLING):
            for term in group.spellings:
                spelt.setdefault(term, []).append(place)
    found: dict[int, dict[int, Places]] = {kind: {} for kind in KINDS.values()}
    for term, kind, row_id in _entries(backend, list(spelt)):
        here = found[kind]
        here[row_id] = here.get(row_id, _NOWHERE).union(spelt[term])
    names, positions = found[KINDS["speaker"]], found[KINDS["position"]]
    claims, topics = found[KINDS["claim"]], found[KINDS["topic"]]
    beside = Beside(sources=found[KINDS["source"]])
    _lead(backend, "id, speaker_id FROM speaker_name WHERE id", names, beside.speakers)
    if positions:
        for row_id, person, start, end in backend.query(
            "SELECT id, person_id, start_first, end_last FROM position "
            f"WHERE id IN ({_marks(positions)}) AND deleted_at IS NULL"
        ):
            beside.roles.setdefault(person, []).append((positions[row_id], start, end))
    _lead(
        backend,
        "claim_id, statement_id FROM statement_claim WHERE claim_id",
        claims,
        beside.statements,
    )
    _lead(
        backend,
        "topic_id, statement_id FROM statement_topic WHERE topic_id",
        topics,
        beside.statements,
    )
    return beside


def quotes(backend: Backend, beside: Beside) -> list[int]:
    """Quotes that hang on the sources and statements found, at most `HANGING` of each."""
    found: list[int] = []
    for column, ids in (("source_id", beside.sources), ("statement_id", beside.statements)):
        if ids:
            found += [
                row[0]
                for row in backend.query(
                    f"SELECT id FROM quote WHERE {column} IN ({_marks(ids)}) "
                    f"AND deleted_at IS NULL LIMIT {HANGING}"
                )
            ]
    return found


def _entries(backend: Backend, terms: Sequence[str]) -> list[tuple[str, int, int]]:
    if not terms:
        return []
    marks = ",".join("?" * len(terms))
    rows = backend.query(
        "SELECT t.term, e.kind, e.row_id FROM search_term t JOIN search_entry e "
        f"ON e.term_id = t.id WHERE t.term IN ({marks}) LIMIT {MOST * 10}",
        terms,
    )
    return [(row[0], row[1], row[2]) for row in rows]


def _lead(
    backend: Backend, select: str, found: dict[int, Places], onto: dict[int, Places]
) -> None:
    """Pass the places of small records on to what they belong to."""
    if not found:
        return
    for row_id, target in backend.query(
        f"SELECT {select} IN ({_marks(found)}) AND deleted_at IS NULL LIMIT {MOST * 10}"
    ):
        onto[target] = onto.get(target, _NOWHERE) | found[row_id]


def _marks(ids: Iterable[int]) -> str:
    return ",".join(map(str, ids))
