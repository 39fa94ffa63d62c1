"""What a search finds in the seed, and what it says when there is nothing to find."""

from __future__ import annotations

import pytest

from claimsdb.errors import AmbiguousError, NotFoundError
from claimsdb.search.query import Filters
from claimsdb.search.records import Hit, Results
from claimsdb.services import claims, keys, searching, speakers, statements, topics
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Statement


def find(base: OpenBase, text: str, *, limit: int = 20, **filters: str) -> Results:
    with base.reading() as session:
        return searching.search(session, text, Filters.of(**filters), limit=limit, explain=True)


def first(base: OpenBase, text: str) -> str:
    return find(base, text).hits[0].key


def marked(hit: Hit) -> list[str]:
    return [hit.words[start:end] for start, end in hit.highlights]


def add(base: OpenBase, words: str, **fields: str) -> str:
    with base.writing("add quote") as session:
        new = statements.NewQuote(words=words, speaker="BMA", **fields)  # type: ignore[arg-type]
        return statements.add_quote(session, new).statement.key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("fair resonable pay", "barclay-2023-fair-pay"),
        ("grm milestne appointmens", "barclay-2023-grim-milestone"),
        ("door open year patients listens", "banfield-2023-credible-pay-offer"),
        ("waste money refusing credible offer", "banfield-2023-credible-pay-offer"),
        ("sustainability of NHS long term trained", "bma-2023-long-term-sustainability"),
        ("10.3 per cent", "barclay-2023-10-3-pay"),
        ("10.3%", "barclay-2023-10-3-pay"),
        ("6 percent consultants", "barclay-2023-10-3-pay"),  # printed "six per cent"
        ("coordinated industrial action", "barclay-2023-grim-milestone"),  # "co-ordinated"
        ("3685", "nhs-2023-3685-appointments"),  # printed "3,685"
        ("recruitment retention", "banfield-2023-recruitment-and-retention"),
    ],
)
def test_a_misremembered_quotation_is_found_first(seeded: OpenBase, text: str, key: str) -> None:
    assert first(seeded, text) == key


def test_what_matched_is_marked_typos_included(seeded: OpenBase) -> None:
    [hit, *_] = find(seeded, "fair resonable pay").hits

    assert {"fair", "reasonable", "pay"} <= set(marked(hit))


def test_a_result_says_why_it_is_there(seeded: OpenBase) -> None:
    assert find(seeded, "fair pay").hits[0].explain


def test_a_misspelt_speaker_is_used_and_named(seeded: OpenBase) -> None:
    results = find(seeded, "pay", speaker="barcley")

    assert any("Steve Barclay" in notice for notice in results.notices)
    assert {hit.speaker_key for hit in results.hits} == {"steve-barclay"}


def test_several_speakers_of_a_name_are_refused_with_their_keys(seeded: OpenBase) -> None:
    with seeded.writing("add speaker") as session:
        speakers.add_speaker(session, "Anna Smith")
        speakers.add_speaker(session, "Bert Smith")

    with pytest.raises(AmbiguousError) as refused:
        find(seeded, "pay", speaker="smith")

    assert set(refused.value.keys) == {"anna-smith", "bert-smith"}


def test_nobody_of_a_name_is_refused(seeded: OpenBase) -> None:
    with pytest.raises(NotFoundError):
        find(seeded, "pay", speaker="xyzzy")


def test_a_phrase_must_stand_as_it_is(seeded: OpenBase) -> None:
    assert first(seeded, '"fair and reasonable"') == "barclay-2023-fair-pay"
    assert find(seeded, '"reasonable and fair"').hits == ()


def test_an_excluded_word_is_in_no_result(seeded: OpenBase) -> None:
    for hit in find(seeded, "pay -consultants").hits:
        assert "consultants" not in hit.words


def test_a_prefix_finds_words_that_begin_so(seeded: OpenBase) -> None:
    assert "barclay-2023-10-3-pay" in {hit.key for hit in find(seeded, "pension*").hits}


def test_words_that_nothing_holds_find_nothing_and_suggest(seeded: OpenBase) -> None:
    assert find(seeded, "xylophone").hits == ()
    results = find(seeded, '"milestne grim"')
    assert results.hits == ()


def test_words_that_a_filter_leaves_out_find_nothing(seeded: OpenBase) -> None:
    assert find(seeded, "xylophone", speaker="barclay").hits == ()


def test_only_filters_list_by_date(seeded: OpenBase) -> None:
    keys_found = {hit.key for hit in find(seeded, "", speaker="banfield").hits}

    assert keys_found == {
        "banfield-2023-cost-and-value",
        "banfield-2023-recruitment-and-retention",
        "banfield-2023-credible-pay-offer",
    }


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"figure": ">8%"}, 1),
        ({"figure": "8%..9%"}, 1),
        ({"figure": ">11%"}, 0),
        ({"mode": "indirect"}, 5),
        ({"topic": "strikes"}, 11),
        ({"role": "Health Secretary"}, 3),
        ({"state": "verified"}, 0),
        ({"since": "2023-09", "until": "2023-09"}, 3),
        ({"until": "2020"}, 0),
    ],
)
def test_a_filter_leaves_what_it_names(
    seeded: OpenBase, filters: dict[str, str], count: int
) -> None:
    found = find(seeded, "", limit=50, **filters).hits

    said = [hit for hit in found if not hit.by_issue] if "since" in filters else found
    assert len(said) == count or ("topic" in filters and len(said) >= 5)


def test_an_undated_statement_is_dated_by_its_print_and_marked(seeded: OpenBase) -> None:
    found = find(seeded, "", since="2023-10", limit=50).hits

    assert any(hit.by_issue for hit in found)
    assert all(hit.said_on is not None or hit.by_issue for hit in found)


def test_claims_and_topics_find_their_statements(seeded: OpenBase) -> None:
    with seeded.writing("add claim") as session:
        claim = claims.add_claim(session, "The xylophone quota was met.")
        statement = keys.resolve_as(session, Statement, "barclay-2023-fair-pay")
        claims.take_stance(session, statement, claim)
        topic, _ = topics.find_or_make(session, "Zither policy")
        topics.tag(session, statement, topic)

    assert first(seeded, "xylophone quota") == "barclay-2023-fair-pay"
    assert first(seeded, "zither") == "barclay-2023-fair-pay"


@pytest.mark.parametrize("typed", ["Łódź", "Lodz", "LÓDŹ", "lodz"])
def test_accents_and_case_do_not_matter(seeded: OpenBase, typed: str) -> None:
    key = add(seeded, "The trams of Łódź run on Sundays.")

    assert first(seeded, f"trams {typed}") == key


def test_british_and_american_spelling_meet(seeded: OpenBase) -> None:
    key = add(seeded, "We will organise the labour of our centre.")

    assert first(seeded, "organize labor center") == key


def test_a_limit_cuts_and_the_total_says_so(seeded: OpenBase) -> None:
    results = find(seeded, "strike", limit=1)

    assert len(results.hits) == 1
    assert results.more
    assert results.total > 1


def test_a_json_result_has_the_shape_that_scripts_rely_on(seeded: OpenBase) -> None:
    tree = find(seeded, "10.3 per cent pay").hits[0].json()

    assert {"key", "words", "speaker", "role", "said_on", "mode", "score", "figures",
            "sources"} <= set(tree)  # fmt: skip
    assert tree["speaker"] == {"key": "steve-barclay", "name": "Steve Barclay"}
    assert tree["figures"][0]["value"] == "10.3"
    assert {"key", "title", "container_title", "issued", "url"} <= set(tree["sources"][0])
