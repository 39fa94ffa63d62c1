"""Searching a base as a person would: badly remembered words, names, dates and figures."""

from __future__ import annotations

import pytest

from claimsdb.errors import AmbiguousError, NotFoundError
from claimsdb.search.records import Results
from claimsdb.services import searching, speakers
from claimsdb.services.opening import OpenBase
from claimsdb.services.sources import add_source
from claimsdb.services.statements import NewQuote, add_quote


def search(base: OpenBase, text: str, *, limit: int = 20, explain: bool = False) -> Results:
    with base.reading() as session:
        return searching.search(session, text, limit=limit, explain=explain)


def words(results: Results) -> list[str]:
    return [hit.words for hit in results.hits]


@pytest.fixture
def sea(base: OpenBase) -> OpenBase:
    """Six statements by two speakers."""
    with base.writing("add quote") as session:
        ada = speakers.add_speaker(session, "Ada Example", aliases=["The Admiral"])
        speakers.add_position(session, ada, "Harbour Master", start="1912", end="1914")
        speakers.add_speaker(session, "Łukasz Wzór")
        for said, who, on, source in (
            ("The harbour is a deep one, and calm.", "Ada Example", "1912-04", "Log"),
            ("Calm is the harbour, they say, of the deep.", "Ada Example", "1920", None),
            ("Shipping rose by 10.3 per cent to six million tonnes.", "Ada Example", None, "Log"),
            ("Łódź is no port at all.", "Łukasz Wzór", "1913-05-06", None),
            ("We organised the centre and its catalogue.", "Łukasz Wzór", None, None),
            ("Shipping fell by 2%.", "Łukasz Wzór", "1914", None),
        ):
            add_quote(
                session,
                NewQuote(words=said, speaker=who, said_on=on, source=source),
                create=True,
            )
    return base


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("deep harbor calm", "The harbour"),  # American spelling
        ("harbuor is a depe one", "The harbour"),
        ("organized the center", "We organised"),
        ("lodz port", "Łódź"),
        ("Łódź", "Łódź"),
        ("10.3%", "Shipping rose"),
        ("6 million", "Shipping rose"),
        ("2 percent", "Shipping fell"),
        ("example harbour deep one", "The harbour"),  # the name stands beside the words
        ("wzor shipping", "Shipping fell"),
        ("catalogs", "We organised"),
    ],
)
def test_a_misremembered_quotation_comes_first(sea: OpenBase, text: str, first: str) -> None:
    assert words(search(sea, text))[0].startswith(first)


def test_what_matched_is_marked_typos_included(sea: OpenBase) -> None:
    hit = search(sea, "shiping 10.3%").hits[0]

    assert [hit.words[start:end] for start, end in hit.highlights] == [
        "Shipping",
        "10.3",
        "per cent",
    ]


def test_a_phrase_must_stand_as_it_is(sea: OpenBase) -> None:
    assert words(search(sea, '"the harbour is"')) == ["The harbour is a deep one, and calm."]
    assert words(search(sea, '"harbour calm"')) == []


def test_an_excluded_word_or_phrase_keeps_results_away(sea: OpenBase) -> None:
    assert words(search(sea, "harbour -say")) == ["The harbour is a deep one, and calm."]
    assert words(search(sea, 'harbour -"a deep one"')) == [
        "Calm is the harbour, they say, of the deep."
    ]


def test_a_prefix_must_begin_a_word(sea: OpenBase) -> None:
    assert len(search(sea, "ship*").hits) == 2
    assert search(sea, "shipx*").hits == ()


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ("speaker:example", 3),
        ('speaker:"the admiral"', 3),
        ("speaker:ada-example", 3),
        ("speaker:wzor", 3),
        ("since:1913", 3),
        ("since:1913 until:1914-03", 2),  # 1914 may be before April
        ("until:1912", 1),
        ("figure:>8%", 1),
        ("figure:2%..", 2),
        ("figure:..5%", 1),
        ("unit:%", 2),
        ("figure:6000000", 1),
        ("source:log", 2),
        ("role:harbour", 1),  # in 1912, and not in 1920
        ("mode:direct", 6),
        ("state:proposed", 0),
        ("speaker:ada since:1913", 1),
    ],
)
def test_filters_alone_list_what_they_leave(sea: OpenBase, filters: str, count: int) -> None:
    results = search(sea, filters)

    assert (len(results.hits), results.total) == (count, count)


def test_a_list_without_words_is_by_date_and_ends_with_the_undated(sea: OpenBase) -> None:
    assert [hit.said_on for hit in search(sea, "speaker:wzor").hits] == [
        "1914",
        "1913-05-06",
        None,
    ]


def test_a_cut_list_says_how_much_there_is(sea: OpenBase) -> None:
    results = search(sea, "mode:direct", limit=2)

    assert (len(results.hits), results.total, results.more) == (2, 6, True)


def test_a_date_filter_falls_back_on_the_day_of_printing_and_says_so(base: OpenBase) -> None:
    with base.writing("add quote") as session:
        source = add_source(session, {"title": "Log", "issued": "1912-05"})
        add_quote(
            session,
            NewQuote(words="No day is known.", speaker="Ada Example", source=source.key),
            create=True,
        )

    (hit,) = search(base, "since:1912").hits

    assert hit.by_issue
    assert search(base, "since:1913").hits == ()


def test_a_misspelt_speaker_is_named(sea: OpenBase) -> None:
    results = search(sea, "shipping speaker:exmaple")

    assert results.notices == ("Nearest speaker: Ada Example",)
    assert words(results)[0].startswith("Shipping rose")


def test_two_speakers_of_a_name_are_refused_with_their_keys(sea: OpenBase) -> None:
    with sea.writing("add speaker") as session:
        speakers.add_speaker(session, "Bob Example")

    with pytest.raises(AmbiguousError) as caught:
        search(sea, "speaker:example")

    assert caught.value.keys == ("ada-example", "bob-example")


def test_a_speaker_that_nothing_is_like_is_refused(sea: OpenBase) -> None:
    with pytest.raises(NotFoundError):
        search(sea, "speaker:xylophone")


def test_an_empty_result_offers_the_nearest_spelling(sea: OpenBase) -> None:
    results = search(sea, "harbuor speaker:wzor")

    assert results.hits == ()
    assert results.suggestions == ("harbor",)


def test_each_result_can_say_why_it_is_there(sea: OpenBase) -> None:
    explained = search(sea, "harbuor deep", explain=True).hits[0].explain

    assert any(reason.startswith("harbuor → harbor (") for reason in explained)
    assert explained[-1].startswith("coverage ")
    assert search(sea, "harbour").hits[0].explain == ()


def test_the_role_is_the_one_held_that_day(sea: OpenBase) -> None:
    roles = {hit.words[:4]: hit.role for hit in search(sea, "harbour").hits}

    assert roles == {"The ": "Harbour Master", "Calm": None}


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "harbour " * 5_000, "𝔥𝔞𝔯 \u202e👍", "(harbour OR deep*", "'", "-"]
)
def test_nothing_that_can_be_typed_breaks_a_search(sea: OpenBase, text: str) -> None:
    assert search(sea, text).total >= 0
