"""Which stored statement the words of an article nearly are: another print of it, perhaps.

Papers tidy what was said, each in its own way. Whether two prints are one statement is for a
person to say; this finds the nearest one by the same speaker and shows where they differ. A
figure or a negation that differs speaks against it, however alike the rest is.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from claimsdb.compare.findings import Segment
from claimsdb.compare.judge import compare
from claimsdb.compare.sameness import Similarity, same_statement
from claimsdb.search.find import search
from claimsdb.search.query import Filters, Query

ALIKE = 0.7
"""The least likeness that is worth showing."""

TELLING = 40
"""Words of a long statement that are searched for: enough to find it again."""

LOOKED_AT = 5


@dataclass(frozen=True, slots=True)
class Like:
    """A stored statement that reads much the same: `score` is 0 to 1.

    `differs` names what speaks against it, such as "number changed"; `segments` rebuild the
    article's words and the stored ones, for display.
    """

    key: str
    words: str
    score: float
    differs: tuple[str, ...]
    segments: tuple[Segment, ...]

    @property
    def may_be_same(self) -> bool:
        """Whether nothing speaks against the two being one statement."""
        return not self.differs


def nearest(session: Session, words: str, speaker_key: str) -> Like | None:
    """The stored statement of that speaker which `words` are most like, if any is.

    One that nothing speaks against comes before all others.
    """
    query = Query(" ".join(words.split()[:TELLING]), filters=Filters(speaker=(speaker_key,)))
    session.flush()
    found = search(session.connection().connection.driver_connection, query, limit=LOOKED_AT).hits
    best: tuple[bool, float, str, str, Similarity] | None = None
    for hit in found:
        likeness = same_statement(words, hit.words)
        if likeness.score < ALIKE:
            continue
        ranked = (not likeness.vetoed, likeness.score, hit.key, hit.words, likeness)
        if best is None or ranked[:2] > best[:2]:
            best = ranked
    if best is None:
        return None
    _, score, key, stored, likeness = best
    return Like(
        key,
        stored,
        score,
        tuple(veto.value.replace("-", " ") for veto in likeness.vetoes),
        compare(words, stored).segments,
    )
