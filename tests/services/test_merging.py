"""Two records become one without loss, and doubts stop it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError, InputError
from claimsdb.services import (
    claims,
    correcting,
    editing,
    judging,
    keys,
    merging,
    parts,
    quotes,
    searching,
    sources,
    speakers,
    splitting,
    statements,
    topics,
)
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import (
    Figure,
    Judgement,
    Position,
    Quote,
    QuoteSpan,
    Source,
    SourceCreator,
    SourceVersion,
    Speaker,
    SpeakerName,
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
def two_speakers(base: OpenBase) -> OpenBase:
    """Jo Roe, twice: `roe` and `joanna`, each with names, a role and a statement."""
    with base.writing("add") as session:
        one = speakers.add_speaker(session, "Jo Roe", key="roe", aliases=["Madam Roe"])
        other = speakers.add_speaker(
            session, "Joanna Roe", key="joanna", aliases=["Madam Roe", "J. Roe"],
            wikidata_id="Q1", note="Twice here.",
        )  # fmt: skip
        body = speakers.add_speaker(session, "Town Council", key="council")
        for person in (one, other):
            speakers.add_position(session, person, "Mayor", organisation=body, start="2020")
        speakers.add_position(session, other, "Councillor", organisation=body)
        say(session, "We won the vote.", "s-1", speaker="roe")
        say(session, "We lost the vote.", "s-2", speaker="joanna")
    return base


def test_names_roles_and_statements_move_and_nothing_is_there_twice(
    two_speakers: OpenBase, there_and_back: ThereAndBack
) -> None:
    merged = there_and_back(two_speakers, merge("roe", "joanna"))

    assert (merged.kept, merged.gone) == ("roe", "joanna")
    assert merged.notes == ["wikidata_id is now 'Q1'."]
    with two_speakers.reading() as session:
        row = keys.resolve_as(session, Speaker, "joanna")
        assert (row.key, row.wikidata_id, row.note) == ("roe", "Q1", "Twice here.")
        names = parts.rows(session, SpeakerName, "speaker_id", row.id)
        assert [(name.name, name.kind) for name in names] == [
            ("Jo Roe", "name"), ("Madam Roe", "alias"),
            ("Joanna Roe", "alias"), ("J. Roe", "alias"),
        ]  # fmt: skip
        roles = parts.rows(session, Position, "person_id", row.id)
        assert [role.title for role in roles] == ["Mayor", "Councillor"]
        assert speakers.find_speaker(session, "Joanna Roe") is row
        hits = searching.search(session, "vote speaker:joanna").hits
        assert {hit.key for hit in hits} == {"s-1", "s-2"}


def test_two_bodies_take_their_people_along(base: OpenBase, there_and_back: ThereAndBack) -> None:
    with base.writing("add") as session:
        jo = speakers.add_speaker(session, "Jo Roe", key="roe")
        for name, key in (("Town Council", "council"), ("Council of the Town", "town")):
            body = speakers.add_speaker(session, name, kind="organisation", key=key)
            speakers.add_position(session, jo, "Mayor", organisation=body)

    there_and_back(base, merge("council", "town"))

    with base.reading() as session:
        (role,) = parts.rows(session, Position, "person_id", keys.resolve(session, "roe").id)
        assert role.organisation.key == "council"


def test_a_chain_of_merges_leads_to_the_end(base: OpenBase, there_and_back: ThereAndBack) -> None:
    with base.writing("add") as session:
        for key in ("a", "b", "c"):
            say(session, f"Words of {key}.", f"s-{key}", speaker=f"{key.upper()}nne Roe")

    with base.writing("merge") as session:
        merging.merge(session, "bnne-roe", "cnne-roe")
    there_and_back(base, merge("anne-roe", "bnne-roe"))

    with base.reading() as session:
        for key in ("b", "c"):
            assert keys.resolve(session, f"{key}nne-roe").key == "anne-roe"
        for key in ("a", "b", "c"):
            assert keys.resolve_as(session, Statement, f"s-{key}").speaker.key == "anne-roe"


def test_what_is_one_already_is_not_merged_again(two_speakers: OpenBase) -> None:
    with two_speakers.writing("merge") as session:
        merging.merge(session, "roe", "joanna")

    for pair in (("roe", "joanna"), ("joanna", "roe"), ("roe", "roe")):
        with (
            two_speakers.writing("merge") as session,
            pytest.raises(InputError, match="one already"),
        ):
            merging.merge(session, *pair)


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (("roe", "council"), "roe is a person and council an organisation"),
        (("roe", "s-1"), "only two of a kind"),
        (("votes", "seats"), "A topic is not merged"),
        (("we-won-the-vote", "we-lost-the-vote"), "A claim is not merged"),
    ],
)
def test_two_kinds_are_never_one(two_speakers: OpenBase, pair: tuple[str, str], said: str) -> None:
    with two_speakers.writing("add") as session:
        for name in ("Votes", "Seats"):
            topics.find_or_make(session, name)
        for text in ("We won the vote.", "We lost the vote."):
            claims.add_claim(session, text)

    with two_speakers.writing("merge") as session, pytest.raises(InputError, match=said):
        merging.merge(session, *pair, force=True)


def test_two_wikidata_ids_are_never_one(two_speakers: OpenBase) -> None:
    with two_speakers.writing("edit") as session:
        editing.edit(session, "roe", {"wikidata_id": "Q2"})

    with (
        two_speakers.writing("merge") as session,
        pytest.raises(ConflictError, match="roe has wikidata_id Q2 and joanna has Q1"),
    ):
        merging.merge(session, "roe", "joanna", force=True)


def test_who_was_told_apart_stays_apart_unless_forced(
    two_speakers: OpenBase, there_and_back: ThereAndBack
) -> None:
    with two_speakers.writing("split") as session:
        splitting.keep_apart(session, "joanna", "roe")

    with (
        two_speakers.writing("merge") as session,
        pytest.raises(ConflictError, match=r"tester judged on .* not the same"),
    ):
        merging.merge(session, "roe", "joanna")

    there_and_back(two_speakers, merge("roe", "joanna", force=True))
    with two_speakers.reading() as session:
        (judgement,) = session.scalars(select(Judgement)).all()
        assert judgement.same == 1


def test_a_no_holds_for_what_a_record_became(base: OpenBase) -> None:
    with base.writing("add") as session:
        for name in ("Jo Roe", "Joanna Roe", "Johanna Roe"):
            speakers.add_speaker(session, name)
        splitting.keep_apart(session, "jo-roe", "johanna-roe")
        merging.merge(session, "joanna-roe", "johanna-roe")

    with base.writing("merge") as session, pytest.raises(ConflictError, match="not the same"):
        merging.merge(session, "jo-roe", "joanna-roe")


def test_the_same_words_twice_after_a_merge_are_told(base: OpenBase) -> None:
    with base.writing("add") as session:
        say(session, "We won the vote.", "s-1", speaker="Jo Roe", source="https://a.example/")
        say(session, "We won the vote", "s-2", speaker="Joanna Roe", source="https://a.example/")

    with base.writing("merge") as session:
        merged = merging.merge(session, "jo-roe", "joanna-roe")

    assert merged.notes == [
        "The same words twice now: s-1 and s-2. If they are one: claimsdb merge s-1 s-2"
    ]


@pytest.fixture
def two_sources(base: OpenBase) -> OpenBase:
    """One article twice, each with an author, a held text and quotes."""
    with base.writing("add") as session:
        one = sources.add_source(
            session, {"title": "The vote", "issued": "2023-10"}, key="paper",
            creators=[{"family": "Roe", "given": "Jane"}],
        )  # fmt: skip
        other = sources.add_source(
            session,
            {"title": "The vote!", "url": "https://a.example/vote", "language": "en"},
            key="site",
            creators=[{"family": "Roe", "given": "Jane"}, {"literal": "The Agency"}],
        )
        for source, texts in ((one, ["one", "both"]), (other, ["other", "both"])):
            for seq, name in enumerate(texts):
                session.add(
                    SourceVersion(
                        source_id=source.id,
                        seq=seq,
                        sha256=name.ljust(64, "0"),
                        text=f"{name}: “We won the vote,” she said.",
                        retrieved_at=dt.datetime(2023, 10, len(name), tzinfo=dt.UTC),
                    )
                )
        session.flush()
        say(session, "We won the vote", "s-1", source="paper")
        say(session, "We won", "s-2", source="site")
        say(session, "We won the vote", "s-1-again", source="site", statement="s-1", speaker=None)
    return base


def test_creators_texts_and_quotes_move_once(
    two_sources: OpenBase, there_and_back: ThereAndBack
) -> None:
    merged = there_and_back(two_sources, merge("paper", "site"))

    assert "url is now 'https://a.example/vote'." in merged.notes
    assert "title stays 'The vote'; site had 'The vote!'." in merged.notes
    with two_sources.reading() as session:
        row = keys.resolve_as(session, Source, "site")
        assert row.canonical_url == "https://a.example/vote"
        assert sources.find_source(session, "http://a.example/vote/") is row
        made = parts.rows(session, SourceCreator, "source_id", row.id)
        assert [(one.seq, one.family or one.literal) for one in made] == [
            (0, "Roe"),
            (1, "The Agency"),
        ]
        texts = parts.rows(session, SourceVersion, "source_id", row.id)
        assert sorted((one.seq, one.text[:4]) for one in texts) == [
            (0, "one:"), (1, "both"), (2, "othe")
        ]  # fmt: skip
        spans = parts.rows(session, QuoteSpan, "source_version_id", texts[1].id)
        assert len(spans) == 2
        first = keys.resolve_as(session, Statement, "s-1")
        assert len(quotes.of(session, first)) == 1


def test_two_addresses_are_two_sources(two_sources: OpenBase) -> None:
    with two_sources.writing("edit") as session:
        editing.edit(session, "paper", {"url": "https://a.example/other"})

    with (
        two_sources.writing("merge") as session,
        pytest.raises(ConflictError, match="has canonical_url") as refused,
    ):
        merging.merge(session, "paper", "site", force=True)
    assert refused.value.hint == "Mend it first: claimsdb edit site url="


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
