"""Find a quote's words in the held text of its source, and keep where they stand."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.storage.models import Quote, QuoteSpan, Source, SourceVersion
from claimsdb.text.folding import fold, fold_with_map


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
        start = places[0]
        session.add(
            QuoteSpan(
                quote_id=quote.id,
                source_version_id=version.id,
                seq=0,
                start=start,
                end=start + len(quote.words),
            )
        )
        session.flush()
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
