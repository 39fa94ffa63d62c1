"""Rows of the base read as the parts of a record: one row in, one frozen value out.

The rows are plain result rows with the columns of their tables, not mapped objects: an
export reads ten rows a statement, and the identity of none of them matters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from claimsdb.citations.record import (
    Basis,
    CreatorRecord,
    FigureRecord,
    LocatorKind,
    Mode,
    NameRecord,
    PeriodRecord,
    PositionRecord,
    QuoteRecord,
    SourceRecord,
    SpeakerKind,
    SpeakerRecord,
    State,
    VerdictRecord,
    VersionRecord,
)

SOURCE_COLUMNS = (
    "key", "type", "title", "container_title", "publisher", "issued", "url",
    "canonical_url", "accessed", "archive_url", "language", "correction_notice",
    "event_title", "event_place", "doi", "note",
)  # fmt: skip


def speaker(
    row: Any,
    names: Sequence[Any],
    positions: Sequence[PositionRecord],
    old_keys: tuple[str, ...],
) -> SpeakerRecord:
    """A speaker; the first name of kind `name` gives its parts, the others are aliases."""
    own = next((name for name in names if name.kind == "name"), None)
    return SpeakerRecord(
        key=row.key,
        kind=cast(SpeakerKind, row.kind),
        name=row.name,
        sort_name=row.sort_name,
        family=own.family if own else None,
        given=own.given if own else None,
        honorific=own.honorific if own else None,
        wikidata_id=row.wikidata_id,
        aliases=tuple(
            NameRecord(
                name=name.name,
                kind=name.kind,
                honorific=name.honorific,
                given=name.given,
                family=name.family,
                start=name.start,
                end=name.end,
            )
            for name in names
            if name is not own
        ),
        positions=tuple(positions),
        old_keys=old_keys,
        note=row.note,
    )


def position(row: Any, body: Any | None) -> PositionRecord:
    """A position; `body` is the organisation's row."""
    return PositionRecord(
        title=row.title,
        variants=tuple(row.variants.split("\n")) if row.variants else (),
        organisation=body.name if body else None,
        organisation_key=body.key if body else None,
        start=row.start,
        end=row.end,
        note=row.note,
    )


def source(
    row: Any,
    creators: Sequence[Any],
    versions: Sequence[Any],
    old_keys: tuple[str, ...],
    texts: Mapping[int, str],
) -> SourceRecord:
    """A source with its creators and, by hash, the texts held of it; `texts` may leave."""
    plain: dict[str, Any] = {name: getattr(row, name) for name in SOURCE_COLUMNS}
    return SourceRecord(
        **plain,
        creators=tuple(
            CreatorRecord(
                role=creator.role,
                family=creator.family,
                given=creator.given,
                literal=creator.literal,
            )
            for creator in creators
        ),
        versions=tuple(
            VersionRecord(
                sha256=version.sha256,
                retrieved_at=version.retrieved_at.isoformat(),
                extractor=version.extractor,
                normaliser=version.normaliser,
                text=texts.get(version.id),
            )
            for version in versions
        ),
        aliases=old_keys,
    )


def quote(
    row: Any,
    printed_by: SourceRecord | None,
    spans: Sequence[Any],
    version: Any | None,
    context: tuple[str, str] | None,
    figures: Sequence[FigureRecord],
) -> QuoteRecord:
    """A quote; `version` is the held text that its spans count in."""
    return QuoteRecord(
        words=row.words,
        mode=cast(Mode, row.mode),
        lead_in=row.lead_in,
        cue=row.cue,
        attribution=row.attribution,
        role=row.role,
        language=row.language,
        translated_by=row.translated_by,
        locator=row.locator,
        locator_kind=cast(LocatorKind | None, row.locator_kind),
        basis=cast(Basis | None, row.basis),
        state=cast(State, row.state),
        verified_by=row.verified_by,
        verified_on=row.verified_on,
        verified_against=row.verified_against,
        source=printed_by,
        spans=tuple((span.start, span.end) for span in spans),
        sha256=version.sha256 if version else None,
        prefix=context[0] if context else None,
        suffix=context[1] if context else None,
        figures=tuple(figures),
    )


def figure(row: Any) -> FigureRecord:
    """A figure as printed and as read."""
    period = None
    if row.period_printed or row.period:
        start, _, end = (row.period or "").partition("/")
        period = PeriodRecord(
            printed=row.period_printed,
            start=start or None,
            end=(end or start) or None,
            against=row.period_against,
        )
    return FigureRecord(
        printed=row.printed,
        value=row.value,
        upper=row.upper,
        comparator=row.comparator,
        unit=row.unit,
        measure=row.measure,
        population=row.population,
        area=row.area,
        period=period,
        statistic=row.statistic,
        start=row.start,
        end=row.end,
    )


def verdict(row: Any) -> VerdictRecord:
    """What a reviewer found."""
    return VerdictRecord(
        rating=row.rating,
        scale=row.scale,
        reviewer=row.reviewer,
        url=row.url,
        date=row.issued,
    )
