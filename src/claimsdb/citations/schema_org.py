"""schema.org JSON-LD: what search engines and fact-check feeds read.

Direct and mixed speech is a `Quotation`; a reporter's wording of indirect speech is none and
goes out as a `Statement`. A `ClaimReview` exists only where somebody reviewed. What schema.org
has no word for (mode, state, basis, the role at the time) has terms of our own, and a date
with a doubt is typed as EDTF, so that no reader takes it for a day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claimsdb.citations.csl import csl_type, topic_names
from claimsdb.citations.dates import chronological, iso_date
from claimsdb.citations.options import Options
from claimsdb.citations.record import (
    CitationRecord,
    ClaimRecord,
    CreatorRecord,
    FigureRecord,
    QuoteRecord,
    SourceRecord,
    SpeakerRecord,
    VerdictRecord,
)
from claimsdb.citations.tree import plain
from claimsdb.citations.wording import role_at_the_time

Node = dict[str, Any]
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
CONTEXT: list[Any] = ["https://schema.org", {"cdb": "urn:claimsdb:term:"}]

_WORKS = {
    "article-newspaper": "NewsArticle",
    "article-magazine": "Article",
    "article-journal": "ScholarlyArticle",
    "article": "Article",
    "broadcast": "Clip",
    "motion_picture": "VideoObject",
    "speech": "CreativeWork",
    "interview": "CreativeWork",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "webpage": "WebPage",
    "report": "Report",
    "legislation": "Legislation",
    "bill": "Legislation",
    "book": "Book",
    "thesis": "Thesis",
    "dataset": "Dataset",
}


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield one JSON-LD document, a node of its graph a line."""
    opening = f'{{"@context": {json.dumps(CONTEXT)}, "@graph": ['
    yield opening
    comma = ""
    for record in records:
        for node in nodes(record):
            yield f"{comma}\n{json.dumps(node, ensure_ascii=False)}"
            comma = ","
    yield "\n]}\n"


def nodes(record: CitationRecord) -> list[Node]:
    """Return the statement, its claims and their reviews as nodes that name one another."""
    statement = _statement(record)
    found = [statement]
    for number, claim in enumerate(record.claims, 1):
        identity = f"urn:claimsdb:claim:{claim.key or f'{record.key}-{number}'}"
        found.append(_claim(claim, identity, record, statement))
        for verdict in claim.verdicts:
            found.append(_review(verdict, claim, identity))
    return found


def _statement(record: CitationRecord) -> Node:
    quote = record.preferred
    role = role_at_the_time(record)
    return _node(
        "Statement" if quote.mode == "indirect" else "Quotation",
        {
            "@id": f"urn:claimsdb:statement:{record.key}" if record.key else None,
            "text": quote.words,
            "cdb:leadIn": quote.lead_in,
            "creator": _speaker(record.speaker, role),
            "cdb:role": role,
            "cdb:attribution": quote.attribution,
            "dateCreated": _date(record.said_on),
            "inLanguage": quote.language,
            "translator": quote.translated_by and _node("Person", {"name": quote.translated_by}),
            "isPartOf": [_source(one) for one in record.quotes if one.source],
            "keywords": topic_names(record),
            "mentions": [_figure(figure) for figure in quote.figures],
            "creativeWorkStatus": quote.state,
            "cdb:mode": quote.mode,
            "cdb:basis": quote.basis,
            "cdb:verifiedBy": quote.verified_by,
            "cdb:verifiedOn": _date(quote.verified_on),
            "cdb:verifiedAgainst": quote.verified_against,
            "cdb:occasion": record.occasion,
            "cdb:corrects": record.corrects,
            "cdb:retracts": record.retracts,
        },
    )


def _speaker(speaker: SpeakerRecord, role: str | None) -> Node:
    organisation = speaker.kind == "organisation"
    wikidata = speaker.wikidata_id
    occupation = _node("Role", {"roleName": role}) if role and not organisation else None
    return _node(
        "Organization" if organisation else "Person" if speaker.kind else "Thing",
        {
            "@id": f"urn:claimsdb:speaker:{speaker.key}" if speaker.key else None,
            "name": speaker.name,
            "givenName": speaker.given,
            "familyName": speaker.family,
            "honorificPrefix": speaker.honorific,
            "alternateName": [alias.name for alias in speaker.aliases],
            "sameAs": f"http://www.wikidata.org/entity/{wikidata}" if wikidata else None,
            "hasOccupation": occupation,
        },
    )


def _source(quote: QuoteRecord) -> Node:
    source = quote.source or SourceRecord()
    outlet = source.container_title or source.publisher
    event = {"name": source.event_title, "location": source.event_place}
    return _node(
        _WORKS.get(csl_type(source), "CreativeWork"),
        {
            "@id": f"urn:claimsdb:source:{source.key}" if source.key else None,
            "headline": source.title,
            "author": [_creator(one) for one in source.creators if one.role == "author"],
            "contributor": [_creator(one) for one in source.creators if one.role != "author"],
            "publisher": outlet and _node("Organization", {"name": outlet}),
            "datePublished": _date(source.issued),
            "url": source.url or source.canonical_url,
            "archivedAt": source.archive_url,
            "inLanguage": source.language,
            "identifier": f"https://doi.org/{source.doi}" if source.doi else None,
            "correction": source.correction_notice,
            "releasedEvent": _node("Event", event) if any(event.values()) else None,
            "cdb:accessed": _date(source.accessed),
            "cdb:locator": quote.locator,
            "cdb:locatorKind": quote.locator and quote.locator_kind,
        },
    )


def _creator(creator: CreatorRecord) -> Node:
    kind = "Thing" if creator.literal else "Person"
    return _node(
        kind,
        {"name": creator.name, "givenName": creator.given, "familyName": creator.family},
    )


def _claim(claim: ClaimRecord, identity: str, record: CitationRecord, said: Node) -> Node:
    """Who denies or questions a claim is not its author."""
    appearance = {"@id": said["@id"]} if "@id" in said else said
    asserted = claim.stance in {"asserts", "repeats"}
    return _node(
        "Claim",
        {
            "@id": identity,
            "text": claim.text,
            "author": _speaker(record.speaker, None) if asserted else None,
            "appearance": appearance,
            "firstAppearance": _first_appearance(record),
            "keywords": [topic.name for topic in claim.topics],
            "mentions": [_figure(figure) for figure in claim.figures],
            "cdb:stance": claim.stance,
        },
    )


def _first_appearance(record: CitationRecord) -> Node | None:
    """The earliest source that the base knows, where its date settles that."""
    sources = [quote for quote in record.quotes if quote.source]
    days = [chronological(quote.source.issued) for quote in sources if quote.source]
    first = min(days, default=(True, ""))
    # "2023" might be later than "2023-10-04": a date that begins another settles nothing.
    rivals = [day for day in days if day[0] or day[1].startswith(first[1])]
    if first[0] or len(rivals) > 1:
        return None
    source = _source(sources[days.index(first)])
    return {"@id": source["@id"]} if "@id" in source else source


def _review(verdict: VerdictRecord, claim: ClaimRecord, identity: str) -> Node:
    rating = {"alternateName": verdict.rating, "ratingExplanation": verdict.scale}
    return _node(
        "ClaimReview",
        {
            "claimReviewed": claim.text,
            "itemReviewed": {"@id": identity},
            "reviewRating": _node("Rating", rating),
            "author": verdict.reviewer and _node("Organization", {"name": verdict.reviewer}),
            "datePublished": _date(verdict.date),
            "url": verdict.url,
        },
    )


def _figure(figure: FigureRecord) -> Node:
    spread = figure.upper is not None
    return _node(
        "QuantitativeValue",
        {
            "value": None if spread else plain(figure.value),
            "minValue": plain(figure.value) if spread else None,
            "maxValue": plain(figure.upper) if figure.upper is not None else None,
            "unitText": figure.unit,
            "name": figure.measure,
            "description": figure.printed,
            "cdb:comparator": figure.comparator,
        },
    )


def _date(edtf: str | None) -> str | Node | None:
    if not edtf:
        return None
    return iso_date(edtf) or {"@type": EDTF, "@value": edtf}


def _node(kind: str, fields: Node) -> Node:
    """A node without its empty fields."""
    return {"@type": kind} | {name: value for name, value in fields.items() if value}
