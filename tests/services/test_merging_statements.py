"""Two statements become one without loss, and doubts stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError
from claimsdb.services import (
    correcting,
    editing,
    judging,
    keys,
    merging,
    parts,
    quotes,
    statements,
)
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import (
    Figure,
    Judgement,
    Quote,
    Statement,
)

ThereAndBack = Callable[[OpenBase, Callable[[Session], Any]], Any]


def say(session: Session, words: str, key: str, **more: Any) -> Statement:
    more = {"speaker": "Jo Roe", **more}
    new = statements.NewQuote(words=words, key=key, **more)
    return statements.add_quote(session, new, create=True).statement


def merge(kept: str, gone: str, **how: bool) -> Callable[[Session], merging.Merged]:
    return lambda session: merging.merge(session, kept, gone, **how)


@pytest.fixture
def two_statements(base: OpenBase) -> OpenBase:
    """One statement twice, from two papers, with claims, topics and figures."""
    with base.writing("add") as session:
        say(session, "We won 55 per cent of the vote.", "s-1", source="https://a.example/",
            topics=["Votes"], claims=["They won."])  # fmt: skip
        say(session, "We won 55% of the vote", "s-2", source="https://b.example/",
            topics=["Votes", "Seats"], claims=["They won.", "It was a vote."],
            said_on="2023-10", occasion="Election night", note="From the agency.")  # fmt: skip
        say(session, "In short: we won 55 per cent of the vote!", "s-3",
            source="https://c.example/")  # fmt: skip
    return base


def test_a_statement_takes_the_other_ones_printings_claims_and_topics(
    two_statements: OpenBase, there_and_back: ThereAndBack
) -> None:
    merged = there_and_back(two_statements, merge("s-1", "s-2"))

    assert merged.notes == ["said_on is now '2023-10'.", "occasion is now 'Election night'."]
    with two_statements.reading() as session:
        row = keys.resolve_as(session, Statement, "s-2")
        assert row.key == "s-1"
        assert [(quote.seq, quote.words) for quote in quotes.of(session, row)] == [
            (0, "We won 55 per cent of the vote."),
            (1, "We won 55% of the vote"),
        ]
        assert row.note == "From the agency."
        live = [link.topic.name for link in row.topics if not link.deleted_at]
        assert sorted(live) == ["Seats", "Votes"]
        assert len([link for link in row.claims if not link.deleted_at]) == 2


def test_three_printings_are_numbered_through(
    two_statements: OpenBase, there_and_back: ThereAndBack
) -> None:
    with two_statements.writing("merge") as session:
        merging.merge(session, "s-2", "s-3")

    there_and_back(two_statements, merge("s-1", "s-2"))

    with two_statements.reading() as session:
        row = keys.resolve_as(session, Statement, "s-3")
        assert [quote.seq for quote in quotes.of(session, row)] == [0, 1, 2]


def test_the_same_print_in_the_same_source_is_kept_once_with_all_that_is_known(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    with base.writing("add") as session:
        say(session, "We won 55 per cent.", "s-1", source="https://a.example/", find_figures=False)
        say(session, "We won 55 per cent.", "s-2", speaker="Joanna Roe",
            source="https://a.example/", at="p 3", cue="said")  # fmt: skip
        editing.edit(session, "s-2", {"state": "verified", "verified_against": "the paper"})
        merging.merge(session, "jo-roe", "joanna-roe")

    there_and_back(base, merge("s-1", "s-2"))

    with base.reading() as session:
        (quote,) = quotes.of(session, keys.resolve_as(session, Statement, "s-1"))
        assert (quote.locator, quote.cue, quote.state) == ("3", "said", "verified")
        (figure,) = parts.rows(session, Figure, "quote_id", quote.id)
        assert figure.printed == "55 per cent"
        assert len(session.scalars(select(Quote).where(Quote.deleted_at.is_(None))).all()) == 1


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("We won 65 per cent of the vote.", "their numbers differ"),
        ("We have not won 55 per cent of the vote.", "one of them denies it"),
        ("Nobody knows what comes tomorrow.", "few words in common"),
    ],
)
def test_a_number_or_a_not_that_differs_stops_it_unless_forced(
    two_statements: OpenBase, words: str, doubt: str
) -> None:
    with two_statements.writing("add") as session:
        say(session, words, "s-4")

    with (
        two_statements.writing("merge") as session,
        pytest.raises(ConflictError, match=doubt) as refused,
    ):
        merging.merge(session, "s-1", "s-4")

    assert "claimsdb split s-1 s-4 --not-same" in (refused.value.hint or "")
    with two_statements.writing("merge") as session:
        merging.merge(session, "s-1", "s-4", force=True)


def test_days_that_do_not_meet_stop_it(two_statements: OpenBase) -> None:
    with two_statements.writing("edit") as session:
        editing.edit(session, "s-1", {"said_on": "2023-09-14"})

    with (
        two_statements.writing("merge") as session,
        pytest.raises(ConflictError, match="was said"),
    ):
        merging.merge(session, "s-1", "s-2")


def test_a_translation_shares_no_words(two_statements: OpenBase) -> None:
    with two_statements.writing("merge") as session:
        say(session, "Wir haben 55 Prozent der Stimmen.", "s-4", language="de")
        editing.edit(session, "s-1", {"language": "en"})
        merging.merge(session, "s-1", "s-4")


def test_two_speakers_never_said_one_statement(two_statements: OpenBase) -> None:
    with two_statements.writing("add") as session:
        say(session, "We won 55 per cent of the vote.", "s-4", speaker="Joanna Roe")

    with (
        two_statements.writing("merge") as session,
        pytest.raises(ConflictError, match="s-1 was said by Jo Roe, s-4 by Joanna Roe"),
    ):
        merging.merge(session, "s-1", "s-4", force=True)


def test_a_correction_is_another_statement(two_statements: OpenBase) -> None:
    with two_statements.writing("correct") as session:
        correcting.correct(session, "s-1", by="s-2")

    with (
        two_statements.writing("merge") as session,
        pytest.raises(ConflictError, match="corrects"),
    ):
        merging.merge(session, "s-1", "s-2", force=True)


def test_what_corrected_the_second_corrects_the_first(
    two_statements: OpenBase, there_and_back: ThereAndBack
) -> None:
    with two_statements.writing("correct") as session:
        correcting.correct(session, "s-2", by="s-3")

    there_and_back(two_statements, merge("s-1", "s-2"))

    with two_statements.reading() as session:
        row = keys.resolve_as(session, Statement, "s-3")
        assert row.amended is not None
        assert row.amended.key == "s-1"


def test_a_judgement_is_kept_of_every_merge(two_statements: OpenBase) -> None:
    with two_statements.writing("merge") as session:
        merging.merge(session, "s-1", "s-2")

    with two_statements.reading() as session:
        (found,) = session.scalars(select(Judgement)).all()
        assert (found.kind, found.same, found.judged_by) == ("statement", 1, "tester")
        row = keys.resolve_as(session, Statement, "s-1")
        assert len(judging.family(session, row)) == 2
