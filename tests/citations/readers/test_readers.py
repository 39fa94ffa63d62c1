"""What other tools write, read: samples in each tool's own form, broken places and all."""

from __future__ import annotations

import io
import json
from importlib import import_module
from typing import Any

import pytest

from claimsdb.citations.readers.item import Broken, Item, Read, Remark
from claimsdb.citations.record import (
    CitationRecord,
    ClaimRecord,
    CreatorRecord,
    SourceRecord,
    SpeakerRecord,
)
from claimsdb.citations.registry import FORMATS
from claimsdb.errors import InputError


def read(reader: str, text: str | bytes, *options: Any) -> list[Item]:
    module: Any = import_module(f"claimsdb.citations.readers.{reader}")
    data = text.encode() if isinstance(text, str) else text
    return list(module.read(io.BytesIO(data), *options))


def values(items: list[Item]) -> list[Any]:
    return [item.value for item in items if isinstance(item, Read)]


def broken(items: list[Item]) -> list[tuple[str, str]]:
    return [(item.where, item.reason) for item in items if isinstance(item, Broken)]


def test_a_broken_entry_of_a_bib_file_is_reported_and_the_next_is_read() -> None:
    items = read(
        "bib",
        "@article{good1, title={One}, journal={J}, year=2020, month=feb, author={Roe, J.}}\n"
        "@article{bad, title={never closed,\n\n"
        "@book{good2, title={Two}, author={{World Health Organization} and Jan van der Berg}}\n",
    )

    assert [item.wanted_key for item in items if isinstance(item, Read)] == ["good1", "good2"]
    assert [where for where, _ in broken(items)] == ["line 2"]
    first, second = values(items)
    assert (first.type, first.container_title, first.issued) == ("article-journal", "J", "2020-02")
    assert [creator.name for creator in second.creators] == [
        "World Health Organization",
        "Jan van der Berg",
    ]
    assert second.creators[1].family == "van der Berg"


def test_tex_is_decoded_but_an_address_is_not() -> None:
    (source,) = values(
        read("bib", r"@online{k, title={\"Uber 5\% {NHS}}, url={https://a.example/c_d%20e}}")
    )

    assert source.title == "Über 5% NHS"
    assert source.url == "https://a.example/c_d%20e"


def test_two_entries_of_one_key_are_both_read() -> None:
    items = read("bib", "@book{k, title={One}}\n@book{k, title={Two}}\n")

    assert [source.title for source in values(items)] == ["One", "Two"]


def test_an_untitled_source_of_our_own_has_no_title_again() -> None:
    (source,) = values(read("bib", "@misc{k, title={[News article]}, date={2023-10?}}"))

    assert (source.title, source.issued) == (None, "2023-10?")


def test_ris_goes_on_after_a_record_without_an_end() -> None:
    items = read(
        "ris",
        "TY  - NEWS\r\nTI  - Lost\r\n"
        "TY  - NEWS\r\nTI  - Kept\r\nT2  - The Paper\r\nAU  - Roe, Jane\r\nAU  - The Desk\r\n"
        "DA  - 2023/10/04/\r\nER  - \r\nstray words\r\n",
    )

    assert values(items) == [
        SourceRecord(
            type="article-newspaper",
            title="Kept",
            container_title="The Paper",
            issued="2023-10-04",
            creators=(
                CreatorRecord(family="Roe", given="Jane"),
                CreatorRecord(literal="The Desk"),
            ),
        )
    ]
    assert broken(items) == [
        ("line 1", "The record has no end (ER)."),
        ("line 10", "'stray words' stands in no record."),
    ]


def test_a_zotero_item_keeps_its_citation_key_and_loses_its_markup() -> None:
    item = {
        "itemType": "newspaperArticle",
        "title": "The <i>Concept</i>",
        "publicationTitle": "The Paper",
        "date": "October 3, 2023",
        "creators": [{"creatorType": "author", "firstName": "Jane", "lastName": "Roe"}],
        "extra": "Citation Key: roe2023",
    }

    items = read("zotero", json.dumps({"items": [item, {"itemType": "note"}, {"no": "item"}]}))

    (found,) = [item for item in items if isinstance(item, Read)]
    assert found.wanted_key == "roe2023"
    assert isinstance(found.value, SourceRecord)
    assert (found.value.title, found.value.issued) == ("The Concept", "2023-10-03")
    assert broken(items) == [("item 3", "It is no Zotero item.")]


def test_csl_items_with_odd_values_are_still_sources() -> None:
    item = {
        "id": 7,
        "type": "post_weblog",
        "title": 1984,
        "DOI": "https://doi.org/10.1000/182",
        "issued": {"raw": "Autumn 2023"},
        "author": [{"family": "Roe", "given": "Jane"}, {"given": "Plato"}],
    }

    (source,) = values(read("csl_json", json.dumps([item])))

    assert (source.type, source.title, source.doi) == ("post-weblog", "1984", "10.1000/182")
    assert source.issued == "2023"
    assert [creator.name for creator in source.creators] == ["Jane Roe", "Plato"]


def test_columns_are_guessed_told_and_overruled() -> None:
    text = "Who;Quote;Date;Mood\nA. Body;No.;4 October 2023;grim\n;Nobody said;;\n"

    items = read("table", text)

    assert items[0] == Remark(
        "Read Who as speaker, Date as said_on, Quote as words. Not read: Mood."
    )
    (said,) = values(items)
    assert (said.speaker.name, said.words, said.said_on) == ("A. Body", "No.", "2023-10-04")
    assert broken(items) == [("line 3", "Nobody is named who said it.")]
    mapped = values(read("table", "a,b\nA. Body,No.\n", {"a": "speaker", "b": "quote"}))
    assert mapped[0].words == "No."


def test_a_table_without_a_column_of_words_is_refused_with_the_way_out() -> None:
    with pytest.raises(InputError) as refused:
        read("table", "a,b\n1,2\n")

    assert "--map" in str(refused.value.hint)


def test_a_row_of_several_lines_is_counted_by_lines() -> None:
    text = 'speaker,quote,date\nA,"one\n\ntwo",\nB,no date,yesterday-ish\n'

    items = read("table", text)

    assert values(items)[0].words == "one\n\ntwo"
    assert [where for where, _ in broken(items)] == ["line 5"]


def test_a_guarded_formula_comes_back_as_it_was() -> None:
    (said,) = values(read("table", "speaker,words\nA. Body,'=1+1 is two\n"))

    assert said.words == "=1+1 is two"


_REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The sky is green.",
    "url": "https://checks.example/1",
    "datePublished": "2020-01-02",
    "author": {"@type": "Organization", "name": "Checks"},
    "reviewRating": {"@type": "Rating", "alternateName": "False"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "A. Body"},
        "datePublished": "2020-01-01",
        "appearance": {"@type": "NewsArticle", "url": "https://news.example/a"},
    },
}


def test_a_claim_review_is_second_hand_and_never_a_quotation() -> None:
    feed = {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [_REVIEW]}]}

    (said,) = values(read("schema_org", json.dumps(feed)))

    assert isinstance(said, CitationRecord)
    assert (said.mode, said.preferred.basis, said.preferred.state) == (
        "indirect",
        "second-hand",
        "proposed",
    )
    assert said.said_on == "2020-01-01"
    assert said.source is not None
    assert said.source.url == "https://news.example/a"
    (claim,) = said.claims
    assert [(v.rating, v.reviewer, v.date) for v in claim.verdicts] == [
        ("False", "Checks", "2020-01-02")
    ]


def test_a_claim_that_nobody_is_named_for_is_a_claim_alone() -> None:
    review = {**_REVIEW, "itemReviewed": {"@type": "Claim"}}

    (claim,) = values(read("schema_org", json.dumps(review)))

    assert isinstance(claim, ClaimRecord)


def test_a_fact_check_search_is_read_like_a_review() -> None:
    found = {
        "claims": [
            {
                "text": "The sky is green.",
                "claimant": "A. Body",
                "claimDate": "2020-01-01T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "Checks", "site": "checks.example"},
                        "url": "https://checks.example/1",
                        "textualRating": "False",
                    }
                ],
            },
            {"claimant": "A. Body"},
        ]
    }

    items = read("schema_org", json.dumps(found))

    assert values(items)[0].claims[0].verdicts[0].reviewer == "Checks"
    assert broken(items) == [("claim 2", "It does not say what was claimed.")]


def test_a_line_of_quotebank_dates_the_article_and_not_the_words() -> None:
    line = {
        "quotation": "Talks come first, \u2028whatever the cost.",
        "speaker": "A. Body",
        "qids": ["Q1"],
        "date": "2020-01-16 12:00:13",
        "urls": ["https://a.example/1", "https://b.example/2"],
    }
    raw = json.dumps(line, ensure_ascii=False)
    nobody = json.dumps({**line, "speaker": "None"})

    items = read("quotebank", f"{raw}\n{{broken\n{nobody}\n")

    (said,) = values(items)
    assert said.said_on is None
    assert said.speaker.wikidata_id == "Q1"
    assert [quote.source.issued for quote in said.quotes] == ["2020-01-16", "2020-01-16"]
    assert [where for where, _ in broken(items)] == ["line 2", "line 3"]


def test_people_of_parlparse_have_names_and_offices_over_time() -> None:
    tree = {
        "persons": [
            {
                "id": "p/1",
                "other_names": [
                    {"given_name": "Jane", "family_name": "Doe", "note": "Main",
                     "end_date": "1999-12-31"},
                    {"given_name": "Jane", "family_name": "Roe", "note": "Main",
                     "start_date": "2000-01-01"},
                ],
            },
            {"id": "p/2", "redirect": "p/1"},
        ],
        "organizations": [{"id": "commons", "name": "House of Commons"}],
        "posts": [{"id": "mp", "role": "MP", "label": "MP for Examplebury",
                   "organization_id": "commons"}],
        "memberships": [
            {"person_id": "p/1", "post_id": "mp", "start_date": "1997-05-01",
             "end_date": "9999-12-31"}
        ],
    }  # fmt: skip

    body, person = values(read("popolo", json.dumps(tree)))

    assert isinstance(person, SpeakerRecord)
    assert (body.kind, person.name, person.family) == ("organisation", "Jane Roe", "Roe")
    assert [(name.name, name.kind) for name in person.aliases] == [("Jane Doe", "former")]
    (office,) = person.positions
    assert (office.title, office.variants) == ("MP for Examplebury", ("MP",))
    assert (office.organisation, office.start, office.end) == (
        "House of Commons",
        "1997-05-01",
        None,
    )


def test_a_mark_without_a_speaker_is_reported_and_a_tag_names_one() -> None:
    target = {
        "source": "https://news.example/a",
        "selector": {"type": "TextQuoteSelector", "exact": "Talks first."},
    }
    marks = [
        {"type": "Annotation", "target": target},
        {"type": "Annotation", "target": target,
         "body": {"type": "TextualBody", "purpose": "tagging", "value": "speaker: A. Body"}},
    ]  # fmt: skip

    items = read("annotation", json.dumps(marks))

    assert broken(items) == [("annotation 1", "Nobody is named who said it.")]
    (said,) = values(items)
    assert (said.speaker.name, said.words, said.preferred.state) == (
        "A. Body",
        "Talks first.",
        "proposed",
    )


@pytest.mark.parametrize(
    ("reader", "junk"),
    [
        ("csl_json", b"{"),
        ("csl_json", b"7"),
        ("zotero", b"{}"),
        ("popolo", b"[1"),
        ("schema_org", b"[]"),
        ("annotation", b"{}"),
        ("table", b""),
        ("bib", b"\xff\xfa"),
        ("ris", b"\xff"),
        ("csl_json", b"[" * 100_000),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused_in_words(
    reader: str, junk: bytes
) -> None:
    with pytest.raises(InputError):
        read(reader, junk)


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("jsonl", "jsonl"), ("csl-json", "csl_json"), ("biblatex", "bib"), ("bibtex", "bib"),
        ("ris", "ris"), ("csv", "table"), ("schema-org", "schema_org"),
        ("web-annotation", "annotation"),
    ],
)  # fmt: skip
def test_our_own_exports_bring_the_statements_back(
    name: str, reader: str, statements: list[CitationRecord]
) -> None:
    items = read(reader, "".join(FORMATS[name].write(statements)))

    back = {record.key: record for record in values(items)}
    assert broken(items) == []
    for record in statements:
        again = back[record.key]
        assert isinstance(again, CitationRecord)
        assert again.words.split() == record.words.split()
        assert (again.mode, again.speaker.name) == (record.mode, record.speaker.name)
        assert again.preferred.lead_in == record.preferred.lead_in
