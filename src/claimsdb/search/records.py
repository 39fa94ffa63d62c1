"""What a search answers: frozen records that know nothing of where they came from.

A hit is a statement; its words are those of its first quote, so they are what is cited.
`json()` is the shape that scripts rely on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class HitSource:
    """A source that prints the statement."""

    key: str
    title: str | None
    container_title: str | None
    issued: str | None
    url: str | None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One statement that was found, with all that is shown of it.

    `highlights` are spans of `words` (code points, end exclusive) that answer the search,
    misspelt or not. `by_issue` marks a date filter that was answered by the day of
    printing, because the day it was said is unknown. `explain` says why it ranks here.
    """

    key: str
    statement_id: int
    words: str
    lead_in: str | None
    speaker_key: str
    speaker_name: str
    role: str | None
    said_on: str | None
    mode: str
    state: str
    basis: str | None
    score: float
    figures: tuple[dict[str, Any], ...] = ()
    sources: tuple[HitSource, ...] = ()
    highlights: tuple[tuple[int, int], ...] = ()
    by_issue: bool = False
    explain: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        """The hit as `search --format json` prints it."""
        return {
            "key": self.key,
            "words": self.words,
            "speaker": {"key": self.speaker_key, "name": self.speaker_name},
            "role": self.role,
            "said_on": self.said_on,
            "mode": self.mode,
            "score": self.score,
            "figures": list(self.figures),
            "sources": [
                {
                    "key": source.key,
                    "title": source.title,
                    "container_title": source.container_title,
                    "issued": source.issued,
                    "url": source.url,
                    "type": source.type,
                }
                for source in self.sources
            ],
            "lead_in": self.lead_in,
            "state": self.state,
            "basis": self.basis,
            "highlights": [list(span) for span in self.highlights],
        }


@dataclass(frozen=True, slots=True)
class Results:
    """The hits, best first, and what to say about them.

    `total` counts all that was found, of which `hits` are the first; where `estimated` it is
    a lower bound. `notices` say what was understood otherwise than typed, `suggestions` are
    spellings that would find something.
    """

    hits: tuple[Hit, ...]
    total: int
    estimated: bool = False
    notices: tuple[str, ...] = field(default=())
    suggestions: tuple[str, ...] = field(default=())

    @property
    def more(self) -> bool:
        """Whether hits were left out."""
        return self.total > len(self.hits)
