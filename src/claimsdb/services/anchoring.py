"""Find a quote's words in the held text of its source, and keep where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.storage.models import Quote, QuoteSpan, Source, SourceVersion
from claimsdb.text.folding import fold, fold_with_map


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote's words stand: the id of a held text, and spans of code points in it."""

    source_version_id: int
    spans: Sequence[tuple[int, int]]


def keep_spans(session: Session, quote: Quote, anchor: Anchor) -> None:
    """Give `quote` its spans, in order."""
    for seq, (start, end) in enumerate(anchor.spans):
        session.add(
            QuoteSpan(
                quote_id=quote.id,
                source_version_id=anchor.source_version_id,
                seq=seq,
                start=start,
                end=end,
            )
        )
    session.flush()


def anchor(session: Session, quote: Quote, source: Source) -> list[str]:
    """Give `quote` its span in the newest held text; return what the user should know.

    Only words that stand there as they are kept, and once, get a span: two places are
    told, never chosen between.
    """
    version = session.scalar(
        select(SourceVersion)
        .where(SourceVersion.source_id == source.id, SourceVersion.deleted_at.is_(None))
        .order_by(SourceVersion.seq.desc())
        .limit(1)
    )
    if version is None:
        return []
    places = [found.start() for found in re.finditer(re.escape(quote.words), version.text)]
    if len(places) == 1:
        span = (places[0], places[0] + len(quote.words))
        keep_spans(session, quote, Anchor(version.id, [span]))
        return []
    if places:
        return [
            f"The words stand {len(places)} times in the held text of {source.key}; not anchored."
        ]
    if fold(quote.words) in fold_with_map(version.text).text:
        return [
            f"The held text of {source.key} prints these words with other marks; not anchored."
        ]
    return [f"These words are not in the held text of {source.key}."]
