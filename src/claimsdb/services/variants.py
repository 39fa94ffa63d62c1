"""One statement as every source prints it: the variorum view of the base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimsdb.compare.variants import Variorum, variorum
from claimsdb.services import keys
from claimsdb.storage.models import Quote, Statement

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Print:
    """One source's print; `type` is what it is beside the fullest, `cut` what it leaves out."""

    seq: int
    source: str | None
    title: str
    issued: str | None
    mode: str
    state: str
    basis: str | None
    words: str
    type: str
    fullest: bool
    cut: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variants:
    """A statement's prints, in the order of the base, aligned in columns."""

    key: str
    speaker: str
    said_on: str | None
    prints: tuple[Print, ...]
    columns: tuple[tuple[str | None, ...], ...]

    def json(self) -> dict[str, Any]:
        """The view for scripts: prints, and what each has in each column."""
        return {
            "key": self.key,
            "speaker": self.speaker,
            "said_on": self.said_on,
            "prints": [
                {
                    "seq": one.seq,
                    "source": one.source,
                    "title": one.title,
                    "issued": one.issued,
                    "mode": one.mode,
                    "state": one.state,
                    "basis": one.basis,
                    "words": one.words,
                    "type": one.type,
                    "fullest": one.fullest,
                    "cut": list(one.cut),
                }
                for one in self.prints
            ],
            "columns": [list(readings) for readings in self.columns],
        }


def variants(session: Session, key: str) -> Variants:
    """Align all live prints of the statement `key`. Raises NotFoundError."""
    statement = keys.resolve_as(session, Statement, key)
    quotes = [quote for quote in statement.quotes if quote.deleted_at is None]
    found = variorum([quote.words for quote in quotes])
    return Variants(
        key=statement.key,
        speaker=statement.speaker.name,
        said_on=statement.said_on,
        prints=tuple(_print(found, index, quote) for index, quote in enumerate(quotes)),
        columns=tuple(column.readings for column in found.columns),
    )


def _print(found: Variorum, index: int, quote: Quote) -> Print:
    source = quote.source
    title = (source.title or source.container_title or source.key) if source else "no source"
    fullest = index == found.fullest
    return Print(
        seq=quote.seq,
        source=source.key if source else None,
        title=title,
        issued=source.issued if source else None,
        mode=quote.mode,
        state=quote.state,
        basis=quote.basis,
        words=quote.words,
        type=found.comparisons[index].type.value,
        fullest=fullest,
        cut=() if fullest else tuple(" ".join(part.split()) for part in found.cut(index)),
    )
