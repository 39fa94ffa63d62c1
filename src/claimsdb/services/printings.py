"""What a draft is held against: printed wordings, from the base or from files beside it.

The base is read in plain SQL over the connection that searches, so that a check starts as
quickly as a search does and reads only the few statements that a quotation may be.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from claimsdb.compare.words import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One wording, with what a finding says of it. `key` is None for a text not in the base.

    `role` is what the source prints of the speaker; `days` are the first and last day on
    which it was said, else printed. `original` is the language of the statement's first
    print. `speech` marks a whole text, in which the passage has yet to be found.
    """

    wording: Wording
    mode: str
    key: str | None
    speaker_key: str | None
    speaker: str | None
    speaker_kind: str | None
    role: str | None
    said_on: str | None
    source: str
    state: str
    basis: str | None
    quote_id: int | None = None
    statement_id: int | None = None
    speaker_id: int | None = None
    days: tuple[int, int] | None = None
    language: str | None = None
    original: str | None = None
    translated_by: str | None = None
    correction_notice: str | None = None
    whole_text: bool = False

    @property
    def translated(self) -> bool:
        """Whether these are a translator's words and not the speaker's."""
        if self.translated_by:
            return True
        return bool(self.language and self.original and self.language != self.original)

    @property
    def identity(self) -> str:
        """What tells one statement from another."""
        return self.key or self.source


@dataclass(frozen=True, slots=True)
class Office:
    """A position that a speaker held: its wordings, and from which day to which."""

    titles: tuple[str, ...]
    first: int | None
    last: int | None
    organisation_key: str | None


@dataclass(frozen=True, slots=True)
class HeldFigure:
    """A stored figure, as far as a check compares it."""

    printed: str
    value: Decimal
    upper: Decimal | None
    comparator: str
    unit: str | None
    measure: str | None
    population: str | None
    area: str | None
    period: str | None


class Holder(Protocol):
    """Whatever answers which wordings a quotation may be."""

    def printings(self, words: str) -> list[Printing]:
        """The wordings that `words` may quote, likeliest first."""

    def spoken(self, words: str, speaker_key: str) -> list[Printing]:
        """The wordings of one speaker that have words in common with `words`."""

    def pinned(self, key: str) -> list[Printing]:
        """The wordings of the statement that a citation names; none for another key."""

    def located(self, printing: Printing, start: int, end: int) -> Printing:
        """The printing with the speaker of the passage from `start` to `end` of its wording."""

    def weights(self, terms: list[str]) -> list[float]:
        """How much each search token tells, more for a rarer one."""

    def size(self) -> int:
        """How many wordings there are, among which chance would find common words."""

    def after(self, printing: Printing) -> str:
        """What the same speaker goes on to say behind the wording, where the text is held."""

    def amended(self, printing: Printing) -> str | None:
        """ "corrects" or "retracts" where a later statement does that to this one."""

    def offices(self, printing: Printing) -> tuple[Office, ...]:
        """The positions of its speaker."""

    def figures(self, printing: Printing) -> list[HeldFigure]:
        """The figures of its statement, those of its claims included."""

    def match(self, name: str, kind: str | None) -> tuple[str | None, tuple[str, ...]]:
        """The key of the speaker that a name means, and of those that it may mean."""
