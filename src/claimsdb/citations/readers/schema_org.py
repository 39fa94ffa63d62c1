"""schema.org JSON-LD: fact-checks (ClaimReview), alone and in feeds, and our own quotations.

A review says what was claimed in the reviewer's words, and by whom: that is a claim with a
verdict and, where somebody is named, a statement reported at second hand. It never becomes
a direct quotation. Google's Fact Check Tools write the same otherwise; both are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO, cast, get_args

from claimsdb.citations.readers.csl_json import bare_doi, web_address
from claimsdb.citations.readers.item import Broken, Item, Read
from claimsdb.citations.readers.texts import json_of, loose_date, plain_text, title_text
from claimsdb.citations.record import (
    Basis,
    CitationRecord,
    ClaimRecord,
    CreatorRecord,
    LocatorKind,
    Mode,
    QuoteRecord,
    SourceRecord,
    SpeakerKind,
    SpeakerRecord,
    Stance,
    State,
    TopicRecord,
    VerdictRecord,
)
from claimsdb.errors import InputError

Node = Mapping[str, Any]
_WORKS = {
    "NewsArticle": "article-newspaper", "ReportageNewsArticle": "article-newspaper",
    "OpinionNewsArticle": "article-newspaper", "Article": "article-magazine",
    "ScholarlyArticle": "article-journal", "Clip": "broadcast", "BroadcastEvent": "broadcast",
    "TVEpisode": "broadcast", "RadioEpisode": "broadcast", "PodcastEpisode": "broadcast",
    "VideoObject": "motion_picture", "SocialMediaPosting": "post", "BlogPosting": "post-weblog",
    "WebPage": "webpage", "Report": "report", "Legislation": "legislation", "Book": "book",
    "Thesis": "thesis", "Dataset": "dataset",
}  # fmt: skip
_URN = re.compile(r"urn:claimsdb:\w+:([a-z0-9-]+)")


def read(file: BinaryIO) -> Iterator[Item]:
    """Yield a statement or a claim a node. Raises InputError where the file holds none."""
    tree = json_of(file.read())
    found = list(_nodes(tree))
    claims = [node for node in found if _is(node, "Claim") and "appearance" in node]
    reviews = [node for node in found if _is(node, "ClaimReview") and "claimReviewed" in node]
    said = [node for node in found if _is(node, "Quotation", "Statement")]
    checked = tree.get("claims") if isinstance(tree, Mapping) else None
    if not (said or reviews or checked):
        raise InputError("The file holds no Quotation and no ClaimReview.")
    ours = {str(claim.get("@id")) for claim in claims if "@id" in claim}
    for number, node in enumerate(said, 1):
        yield _tried(lambda node=node: _statement(node, claims, reviews), f"quotation {number}")
    for number, node in enumerate(reviews, 1):
        if str(_first(node.get("itemReviewed")).get("@id")) not in ours:
            yield _tried(lambda node=node: _review(node), f"review {number}")
    for number, node in enumerate(checked or (), 1):
        yield _tried(lambda node=node: _checked(node), f"claim {number}")


def _tried(make: Any, where: str) -> Read | Broken:
    try:
        value = make()
    except (InputError, TypeError, AttributeError) as error:
        return Broken(where, str(error))
    return Read(where, value, getattr(value, "key", None))


def _nodes(tree: Any) -> Iterator[Node]:
    """All nodes that stand in lists, graphs and feeds; not those inside other nodes."""
    if isinstance(tree, list):
        for one in tree:
            yield from _nodes(one)
    elif isinstance(tree, Mapping):
        if "@type" in tree:
            yield tree
        for name in ("@graph", "dataFeedElement", "item", "itemListElement"):
            yield from _nodes(tree.get(name))


def _is(node: Node, *kinds: str) -> bool:
    held = node.get("@type")
    return bool(set(held if isinstance(held, list) else [held]) & set(kinds))


def _first(value: Any) -> Node:
    if isinstance(value, list):
        value = value[0] if value else {}
    return value if isinstance(value, Mapping) else {"name": value, "url": value} if value else {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _key(node: Node) -> str | None:
    found = _URN.fullmatch(str(node.get("@id", "")))
    return found[1] if found else None


def _date(value: Any) -> str | None:
    return loose_date(value.get("@value") if isinstance(value, Mapping) else value)


def _speaker(node: Node) -> SpeakerRecord:
    name = plain_text(node.get("name"))
    if name is None:
        raise InputError("Nobody is named who said it.")
    kind = "organisation" if _is(node, "Organization", "NGO", "GovernmentOrganization",
                                 "NewsMediaOrganization", "PoliticalParty") else None  # fmt: skip
    kind = kind or ("person" if _is(node, "Person") else None)
    wikidata = [url for url in map(str, _listed(node.get("sameAs"))) if "wikidata.org/" in url]
    return SpeakerRecord(
        key=_key(node),
        kind=cast(SpeakerKind | None, kind),
        name=name,
        family=plain_text(node.get("familyName")),
        given=plain_text(node.get("givenName")),
        honorific=plain_text(node.get("honorificPrefix")),
        wikidata_id=wikidata[0].rsplit("/", 1)[-1] if len(wikidata) == 1 else None,
    )


def _source(node: Node) -> SourceRecord | None:
    address = web_address(node.get("url") or node.get("@id"))
    event = _first(node.get("releasedEvent"))
    identifier = str(node.get("identifier") or "")
    kind = next((c for name, c in _WORKS.items() if _is(node, name)), None)
    found = SourceRecord(
        key=_key(node),
        type=kind or ("webpage" if address else "document"),
        title=title_text(node.get("headline") or (None if address == node.get("name")
                                                  else node.get("name"))),
        container_title=plain_text(_first(node.get("publisher")).get("name")),
        issued=_date(node.get("datePublished")),
        url=address,
        archive_url=web_address(node.get("archivedAt")),
        accessed=_date(node.get("cdb:accessed")),
        language=plain_text(node.get("inLanguage")),
        correction_notice=plain_text(node.get("correction")),
        event_title=plain_text(event.get("name")),
        event_place=plain_text(event.get("location")),
        doi=bare_doi(identifier) if "doi.org/" in identifier else None,
        creators=tuple(_creators(node)),
    )  # fmt: skip
    return None if found in (SourceRecord(type="document"), SourceRecord()) else found


def _creators(node: Node) -> Iterator[CreatorRecord]:
    for name, role in (("author", "author"), ("contributor", "contributor")):
        for one in map(_first, _listed(node.get(name))):
            family, whole = plain_text(one.get("familyName")), plain_text(one.get("name"))
            if family:
                given = plain_text(one.get("givenName"))
                yield CreatorRecord(role=role, family=family, given=given)
            elif whole:
                yield CreatorRecord(role=role, literal=whole)


def _statement(node: Node, claims: list[Node], reviews: list[Node]) -> CitationRecord:
    words = str(node.get("text") or "").strip()
    if not words:
        raise InputError("It has no text.")
    creator = _first(node.get("creator") or node.get("spokenByCharacter") or node.get("author"))
    mode = node.get("cdb:mode") or ("indirect" if _is(node, "Statement") else "direct")
    mode = mode if mode in get_args(Mode) else "direct"
    state, basis = node.get("creativeWorkStatus"), node.get("cdb:basis")
    works = [_first(one) for one in _listed(node.get("isPartOf") or node.get("citation"))]
    sources = [(work, _source(work)) for work in works] or [({}, None)]
    work, source = sources[0]
    lead_in = plain_text(node.get("cdb:leadIn"))
    verified = plain_text(node.get("cdb:verifiedBy"))
    # Who verified it is part of being verified: without a name it is accepted here.
    if state == "verified" and verified is None:
        state = "accepted"
    place = plain_text(work.get("cdb:locator"))
    kind = work.get("cdb:locatorKind")
    quote = QuoteRecord(
        words=words,
        mode=cast(Mode, mode),
        lead_in=lead_in if mode == "mixed" else None,
        attribution=plain_text(node.get("cdb:attribution")),
        state=cast(State, state if state in get_args(State) else "proposed"),
        basis=cast(Basis | None, basis if basis in get_args(Basis) else None),
        language=plain_text(node.get("inLanguage")),
        translated_by=plain_text(_first(node.get("translator")).get("name")),
        locator=place if kind in get_args(LocatorKind) else None,
        locator_kind=cast(LocatorKind | None, kind if place else None),
        verified_by=verified,
        verified_on=_date(node.get("cdb:verifiedOn")),
        verified_against=plain_text(node.get("cdb:verifiedAgainst")),
        source=source,
    )
    identity = node.get("@id")
    own = [c for c in claims if identity and _first(c["appearance"]).get("@id") == identity]
    return CitationRecord(
        key=_key(node),
        speaker=_speaker(creator),
        role=plain_text(node.get("cdb:role")),
        said_on=_date(node.get("dateCreated")),
        occasion=plain_text(node.get("cdb:occasion")),
        quotes=(quote,),
        claims=tuple(_claim(claim, reviews) for claim in own),
        topics=tuple(
            TopicRecord(name=t) for t in map(plain_text, _listed(node.get("keywords"))) if t
        ),
        corrects=plain_text(node.get("cdb:corrects")),
        retracts=plain_text(node.get("cdb:retracts")),
    )


def _claim(node: Node, reviews: list[Node]) -> ClaimRecord:
    stance = node.get("cdb:stance")
    identity = node.get("@id")
    own = [r for r in reviews if identity and _first(r.get("itemReviewed")).get("@id") == identity]
    return ClaimRecord(
        key=_key(node),
        text=str(node.get("text") or ""),
        stance=cast(Stance, stance if stance in get_args(Stance) else "asserts"),
        verdicts=tuple(v for v in map(_verdict, own) if v is not None),
    )


def _verdict(node: Node) -> VerdictRecord | None:
    rating = _first(node.get("reviewRating"))
    said = plain_text(rating.get("alternateName") or rating.get("name"))
    value, best = rating.get("ratingValue"), rating.get("bestRating")
    said = said or plain_text(value)
    if said is None:
        return None
    scale = plain_text(rating.get("ratingExplanation"))
    if scale is None and best is not None and rating.get("worstRating") is not None:
        scale = f"{value} from {rating['worstRating']} (worst) to {best} (best)"
    reviewer = plain_text(_first(node.get("author")).get("name"))
    address = web_address(node.get("url"))
    return VerdictRecord(
        rating=said,
        scale=scale,
        reviewer=reviewer or _host(address),
        url=address,
        date=_date(node.get("datePublished")),
    )


def _host(address: str | None) -> str | None:
    found = re.match(r"https?://(?:www\.)?([^/:?#]+)", address or "", re.IGNORECASE)
    return found[1] if found else None


def _review(node: Node) -> CitationRecord | ClaimRecord:
    text = plain_text(node.get("claimReviewed"))
    if text is None:
        raise InputError("It does not say what was claimed.")
    verdict = _verdict(node)
    claim = ClaimRecord(text=text, verdicts=(verdict,) if verdict else ())
    item = _first(node.get("itemReviewed"))
    who = _first(item.get("author"))
    if plain_text(who.get("name")) in (None, "Unknown", "unknown", "Various", "Multiple"):
        return claim
    seen = _listed(item.get("appearance")) or _listed(item.get("firstAppearance"))
    sources = [s for s in (_source(_first(one)) for one in seen) if s is not None]
    said_on = _date(item.get("datePublished"))
    return _second_hand(claim, _speaker(who), said_on, sources)


def _checked(node: Node) -> CitationRecord | ClaimRecord:
    """A claim as Google's Fact Check Tools write it."""
    text = plain_text(node.get("text"))
    if text is None:
        raise InputError("It does not say what was claimed.")
    verdicts = []
    for review in map(_first, _listed(node.get("claimReview"))):
        publisher, address = _first(review.get("publisher")), web_address(review.get("url"))
        rating = plain_text(review.get("textualRating"))
        reviewer = plain_text(publisher.get("name")) or plain_text(publisher.get("site"))
        if rating:
            verdicts.append(
                VerdictRecord(
                    rating=rating,
                    reviewer=reviewer or _host(address),
                    url=address,
                    date=loose_date(str(review.get("reviewDate") or "")[:10]),
                )
            )
    claim = ClaimRecord(text=text, verdicts=tuple(verdicts))
    name = plain_text(node.get("claimant"))
    if name is None:
        return claim
    said_on = loose_date(str(node.get("claimDate") or "")[:10])
    return _second_hand(claim, SpeakerRecord(name=name), said_on, [])


def _second_hand(
    claim: ClaimRecord,
    speaker: SpeakerRecord,
    said_on: str | None,
    sources: list[SourceRecord],
) -> CitationRecord:
    quote = QuoteRecord(
        words=claim.text, mode="indirect", state="proposed", basis="second-hand",
        source=sources[0] if sources else None,
    )  # fmt: skip
    further = tuple(replace(quote, source=source) for source in sources[1:])
    return CitationRecord(
        speaker=speaker, said_on=said_on, quotes=(quote, *further), claims=(claim,)
    )
