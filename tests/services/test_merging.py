"""Two speakers or sources become one without loss."""

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
    editing,
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
    Judgement,
    Position,
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
