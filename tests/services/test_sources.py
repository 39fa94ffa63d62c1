"""Sources are found by key, address or exact title; one page is one source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.errors import (
    AmbiguousError,
    ExistsError,
    InputError,
    NotFoundError,
    PartialDateError,
)
from claimsdb.services import removing, sources
from claimsdb.services.opening import OpenBase


@pytest.mark.parametrize(
    "address",
    [
        "https://News.example/a",
        "http://news.example:80/a/",
        "https://news.example/a?utm_source=x&fbclid=y",
        "https://news.example/a#part",
        " https://news.example/a ",
    ],
)
def test_one_page_has_one_address(base: OpenBase, address: str) -> None:
    with base.writing("add") as session:
        first = sources.add_source(session, {"url": "https://news.example/a"})

        assert sources.find_source(session, address) is first
        with pytest.raises(ExistsError) as refused:
            sources.add_source(session, {"url": address})
        assert refused.value.key == first.key


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_canonical_address_is_its_own(path: str, query: str) -> None:
    try:
        once = sources.canonical_url(f"https://news.example/{path}?{query}")
    except InputError:
        return

    assert sources.canonical_url(once) == once


@pytest.mark.parametrize(
    "address", ["ftp://news.example/a", "https://", "http://[", "https://a.example:x/"]
)
def test_what_is_no_web_address_is_refused(base: OpenBase, address: str) -> None:
    with base.writing("add") as session, pytest.raises(InputError):
        sources.add_source(session, {"url": address})


def test_a_title_is_found_exactly_and_two_of_it_are_told(base: OpenBase) -> None:
    with base.writing("add") as session:
        one = sources.add_source(session, {"title": "The Vote"})
        assert sources.find_source(session, "the vote") is one
        assert sources.find_source(session, "the vot") is None
        sources.add_source(session, {"title": "The Vote", "issued": "2023"})

        with pytest.raises(AmbiguousError):
            sources.find_source(session, "The Vote")


def test_a_title_that_reads_like_a_removed_sources_key_can_be_given_again(
    base: OpenBase,
) -> None:
    with base.writing("add") as session:
        sources.add_source(session, {"title": "Anything"}, key="bulletin")
    with base.writing("rm") as session:
        removing.carry_out(session, removing.plan(session, ["bulletin"]))

    with base.writing("add") as session:
        made, is_new = sources.find_or_make(session, "bulletin", create=True)

        assert is_new
        assert made.title == "bulletin"


def test_an_address_makes_its_page_and_a_title_only_with_leave(base: OpenBase) -> None:
    with base.writing("add") as session:
        page, is_new = sources.find_or_make(session, "https://news.example/a", create=False)
        assert (page.type, is_new) == ("webpage", True)
        with pytest.raises(NotFoundError):
            sources.find_or_make(session, "The Vote", create=False)
        assert sources.find_or_make(session, "The Vote", create=True)[1]


def test_a_key_is_made_of_author_or_outlet_and_year_and_title(base: OpenBase) -> None:
    with base.writing("add") as session:
        made = sources.add_source(
            session,
            {"title": "The vote that nobody won", "container_title": "The Paper",
             "issued": "2023-10-02"},
            creators=[sources.author("Jane Roe")],
        )  # fmt: skip

        assert made.key == "roe-2023-vote-nobody-won"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, InputError),
        ({"title": " "}, InputError),
        ({"type": "newspaper", "title": "A"}, InputError),
        ({"title": "A", "issued": "2023-13"}, PartialDateError),
        ({"title": "A", "isued": "2023"}, InputError),
        ({"title": "A", "archive_url": "nowhere"}, InputError),
        ({"title": "a\0b"}, InputError),
    ],
)
def test_what_is_no_source_is_refused(
    base: OpenBase, fields: dict[str, str], error: type[Exception]
) -> None:
    with base.writing("add") as session, pytest.raises(error):
        sources.add_source(session, fields)


@pytest.mark.parametrize(
    "creator", [{"role": "boss", "family": "Roe"}, {"given": "Jo"}, {"family": "Roe", "age": "3"}]
)
def test_what_is_no_creator_is_refused(base: OpenBase, creator: dict[str, str]) -> None:
    with base.writing("add") as session, pytest.raises(InputError):
        sources.add_source(session, {"title": "A"}, creators=[creator])


@pytest.mark.parametrize(
    ("typed", "text"),
    [("Jane Roe", "Roe, Jane"), ("Roe, Jane", "Roe, Jane"), ("Press Office", "Press Office")],
)
def test_authors_are_shown_as_they_are_read_again(base: OpenBase, typed: str, text: str) -> None:
    with base.writing("add") as session:
        made = sources.add_source(session, {"title": "A"}, creators=[sources.author(typed)])

        assert sources.authors_text(session, made) == text
        assert sources.author(text) == sources.author(typed)
