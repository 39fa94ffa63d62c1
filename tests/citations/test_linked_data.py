"""schema.org, W3C annotations and Popolo."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from claimsdb.citations.record import CitationRecord, QuoteRecord, SourceRecord, SpeakerRecord
from claimsdb.citations.registry import FORMATS

Statement = Callable[[str], CitationRecord]
SCHEMA = "https://schema.org/"


def _parsed(name: str, records: list[CitationRecord]) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads("".join(FORMATS[name].write(records)))
    return parsed


def _graph(records: list[CitationRecord]) -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = _parsed("schema-org", records)["@graph"]
    return graph


def test_a_json_ld_expander_finds_every_property_in_a_vocabulary(
    statements: list[CitationRecord],
) -> None:
    jsonld = pytest.importorskip("pyld").jsonld

    def offline(url: str, options: object) -> dict[str, Any]:
        # schema.org's own context is a vocabulary with a few types of values.
        context = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}}}
        return {"contextUrl": None, "documentUrl": url, "document": context}

    document = _parsed("schema-org", statements)
    nodes = jsonld.expand(document, {"documentLoader": offline})

    assert len(nodes) == len(document["@graph"])
    for node in nodes:
        assert node["@type"][0].startswith(SCHEMA)
        for name in node.keys() - {"@id", "@type"}:
            assert name.startswith((SCHEMA, "urn:claimsdb:term:"))


def test_only_direct_and_mixed_speech_is_a_quotation(statements: list[CitationRecord]) -> None:
    types = {node.get("@id"): node["@type"] for node in _graph(statements)}

    for record in statements:
        expected = "Statement" if record.mode == "indirect" else "Quotation"
        assert types[f"urn:claimsdb:statement:{record.key}"] == expected


def test_a_review_exists_only_where_somebody_reviewed(statements: list[CitationRecord]) -> None:
    reviews = [node for node in _graph(statements) if node["@type"] == "ClaimReview"]

    (review,) = reviews
    assert review["claimReviewed"] == "The bridge costs at most 12.5 million pounds."
    assert review["reviewRating"]["alternateName"] == "False"
    assert review["author"] == {"@type": "Organization", "name": "Fact Desk"}
    assert review["itemReviewed"] == {"@id": "urn:claimsdb:claim:bridge-cost"}


def test_a_claim_names_where_it_appears_and_appeared_first(statement: Statement) -> None:
    graph = _graph([statement("placeholder-2021-bridge")])

    claim = next(node for node in graph if node["@type"] == "Claim")
    assert claim["appearance"] == {"@id": "urn:claimsdb:statement:placeholder-2021-bridge"}
    assert claim["firstAppearance"] == {"@id": "urn:claimsdb:source:reporter-2021-bridge"}
    assert claim["author"]["name"] == "Petra Placeholder"


@pytest.mark.parametrize("issued", ["2021", "2021-03", None])
def test_a_first_appearance_that_dates_do_not_settle_is_not_claimed(
    issued: str | None, statement: Statement
) -> None:
    record = statement("placeholder-2021-bridge")
    later = replace(record.quotes[1], source=SourceRecord(key="vague", issued=issued))
    unsettled = replace(record, quotes=(record.quotes[0], later))

    claim = next(node for node in _graph([unsettled]) if node["@type"] == "Claim")

    assert "firstAppearance" not in claim


def test_who_denies_a_claim_is_not_its_author(statement: Statement) -> None:
    record = statement("placeholder-2021-bridge")
    denied = replace(record, claims=(replace(record.claims[0], stance="denies"),))

    claim = next(node for node in _graph([denied]) if node["@type"] == "Claim")

    assert "author" not in claim
    assert claim["cdb:stance"] == "denies"


def test_a_doubtful_date_is_no_schema_org_date(statement: Statement) -> None:
    (node,) = _graph([statement("barclay-2023-fair-pay")])

    assert node["dateCreated"]["@value"] == "2023-09?"
    assert node["isPartOf"][0]["datePublished"]["@value"] == "2023-10?"
    assert node["creator"]["hasOccupation"] == {"@type": "Role", "roleName": "Health Secretary"}


def _annotated(**quote: Any) -> dict[str, Any]:
    source = SourceRecord(key="s", url="https://gazette.example/1")
    made = QuoteRecord(source=source, **quote)
    record = CitationRecord(key="k", speaker=SpeakerRecord(name="A. Body"), quotes=(made,))
    (item,) = _parsed("web-annotation", [record])["items"]
    annotation: dict[str, Any] = item
    return annotation


def test_a_broken_quotation_has_a_target_for_each_part() -> None:
    text = 'He said: "One two," he added, "three\n\nfour" and left.'
    spans = ((10, 18), (31, 36), (38, 42))

    annotation = _annotated(
        words="One two, three\n\nfour", spans=spans, prefix="He said: ", suffix=" and left."
    )

    targets = annotation["target"]
    parts = [target["selector"][0] for target in targets]
    places = [target["selector"][1] for target in targets]
    assert [text[one["start"] : one["end"]] for one in places] == [one["exact"] for one in parts]
    assert parts[0]["prefix"] == "He said: "
    assert "suffix" not in parts[0]
    assert parts[-1]["suffix"] == " and left."


@pytest.mark.parametrize("words", ["One", "One two, three and more"])
def test_places_that_no_longer_fit_the_words_are_left_out(words: str) -> None:
    annotation = _annotated(words=words, spans=((10, 18), (31, 36)))

    assert annotation["target"]["selector"] == {"type": "TextQuoteSelector", "exact": words}


def test_every_annotation_has_what_the_standard_demands(
    statements: list[CitationRecord],
) -> None:
    page = _parsed("web-annotation", statements)

    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    ids = [item["id"] for item in page["items"]]
    assert len(ids) == len(set(ids)) == sum(len(record.quotes) for record in statements)
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["target"]["source"]
        assert {body["type"] for body in item["body"]} == {"TextualBody"}


def test_popolo_has_each_speaker_once_with_the_offices_held(
    statements: list[CitationRecord],
) -> None:
    popolo = _parsed("popolo", statements)

    persons = {person["id"]: person for person in popolo["persons"]}
    assert sorted(persons) == ["otto-muster", "petra-placeholder", "steve-barclay"]
    assert persons["petra-placeholder"]["other_names"] == [
        {"name": "P. Placeholder", "note": "alias"}
    ]
    union = next(one for one in popolo["organizations"] if one["id"] == "sample-workers-union")
    assert union["other_names"][0] == {"name": "SWU", "note": "acronym"}
    offices = [one for one in popolo["memberships"] if one["person_id"] == "petra-placeholder"]
    assert offices == [
        {
            "person_id": "petra-placeholder",
            "organization_id": "Ministry of Examples",
            "role": "Minister for Examples",
            "start_date": "2020-05-04",  # its end, "about 2021", is no Popolo date
        }
    ]
