"""A merge comes apart again, as far as nobody moved things on since."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from claimsdb.errors import AmbiguousError, ConflictError, InputError, NotFoundError
from claimsdb.services import (
    editing,
    judging,
    keys,
    merging,
    parts,
    quotes,
    removing,
    searching,
    sources,
    speakers,
    splitting,
    statements,
    undoing,
)
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import (
    Judgement,
    QuoteSpan,
    SourceVersion,
    Speaker,
    SpeakerName,
    Statement,
)

ThereAndBack = Callable[[OpenBase, Callable[[Session], Any]], Any]
Live = Callable[[OpenBase], Any]


def say(session: Session, words: str, key: str, **more: Any) -> Statement:
    more = {"speaker": "Jo Roe", **more}
    new = statements.NewQuote(words=words, key=key, **more)
    return statements.add_quote(session, new, create=True).statement


def do(base: OpenBase, act: Callable[[Session], Any]) -> Any:
    with base.writing("test") as session:
        return act(session)


def without_judgements(rows: dict[tuple[str, int], Any]) -> dict[tuple[str, int], Any]:
    return {where: row for where, row in rows.items() if where[0] != "judgement"}


@pytest.fixture
def speakers_base(base: OpenBase) -> OpenBase:
    with base.writing("add") as session:
        speakers.add_speaker(session, "Jo Roe", key="roe", aliases=["Madam Roe"])
        speakers.add_speaker(
            session, "Joanna Roe", key="joanna", aliases=["Madam Roe"], wikidata_id="Q1"
        )
        say(session, "We won the vote.", "s-1", speaker="roe")
        say(session, "We lost the vote.", "s-2", speaker="joanna")
        say(session, "We love the vote.", "s-3", speaker="joanna")
    return base


@pytest.fixture
def statements_base(base: OpenBase) -> OpenBase:
    with base.writing("add") as session:
        say(session, "We won 55 per cent.", "s-1", source="https://a.example/", topics=["Votes"])
        say(session, "We won 55%", "s-2", source="https://b.example/", topics=["Votes"],
            claims=["They won."], said_on="2023-10")  # fmt: skip
    return base


@pytest.mark.parametrize(
    ("fixture", "kept", "gone"),
    [("speakers_base", "roe", "joanna"), ("statements_base", "s-1", "s-2")],
)
def test_a_merge_comes_apart_as_it_was(
    request: pytest.FixtureRequest,
    live: Live,
    there_and_back: ThereAndBack,
    fixture: str,
    kept: str,
    gone: str,
) -> None:
    base: OpenBase = request.getfixturevalue(fixture)
    before = live(base)
    do(base, lambda session: merging.merge(session, kept, gone))

    done = there_and_back(base, lambda session: splitting.split(session, gone))

    assert (done.kept, done.apart, done.notes) == (kept, gone, [])
    assert without_judgements(live(base)) == before
    with base.reading() as session:
        one, other = judging.pair(session, kept, gone)
        no = judging.told_apart(session, one, other)
        assert isinstance(no, Judgement)
        assert no.judged_by == "tester"


def test_a_split_pair_is_not_merged_again_by_chance(speakers_base: OpenBase) -> None:
    do(speakers_base, lambda session: merging.merge(session, "roe", "joanna"))
    do(speakers_base, lambda session: splitting.split(session, "joanna"))

    with pytest.raises(ConflictError, match="not the same"):
        do(speakers_base, lambda session: merging.merge(session, "joanna", "roe"))


def test_what_moved_on_since_stays_and_is_named(
    speakers_base: OpenBase, there_and_back: ThereAndBack
) -> None:
    do(speakers_base, lambda session: merging.merge(session, "roe", "joanna"))
    do(speakers_base, lambda session: editing.edit(session, "roe", {"wikidata_id": "Q2"}))
    do(speakers_base, lambda session: say(session, "Later words.", "s-4", speaker="joanna"))
    do(
        speakers_base,
        lambda session: splitting.move_statements(session, "roe", ["s-2"], "Jim Poe", create=True),
    )
    do(speakers_base, lambda session: editing.edit(session, "s-3", {"note": "Checked."}))

    done = there_and_back(speakers_base, lambda session: splitting.split(session, "joanna"))

    assert done.notes == [
        "wikidata_id stays 'Q2': it was changed since the merge.",
        "statement s-2 stays as it is: it was changed since the merge.",
    ]
    with speakers_base.reading() as session:
        said = {key: keys.resolve_as(session, Statement, key) for key in ("s-1", "s-3", "s-4")}
        assert {key: row.speaker.key for key, row in said.items()} == {
            "s-1": "roe", "s-3": "joanna", "s-4": "roe",
        }  # fmt: skip
        assert said["s-3"].note == "Checked."
        assert keys.resolve_as(session, Speaker, "joanna").wikidata_id == "Q1"
        hits = searching.search(session, "vote speaker:joanna").hits
        assert [hit.key for hit in hits] == ["s-3"]


def test_the_middle_and_the_end_of_a_chain_come_apart(base: OpenBase, live: Live) -> None:
    with base.writing("add") as session:
        for letter in "abc":
            say(session, f"Words of {letter}.", f"s-{letter}", speaker=f"Jo {letter.upper()}roe")
    before = live(base)
    do(base, lambda session: merging.merge(session, "jo-broe", "jo-croe"))
    middle = live(base)
    do(base, lambda session: merging.merge(session, "jo-aroe", "jo-broe"))

    do(base, lambda session: splitting.split(session, "jo-croe"))

    with base.reading() as session:
        assert keys.resolve_as(session, Statement, "s-c").speaker.key == "jo-croe"
        assert keys.resolve_as(session, Statement, "s-b").speaker.key == "jo-aroe"
        assert keys.resolve(session, "jo-broe").key == "jo-aroe"
        assert keys.resolve(session, "jo-croe").key == "jo-croe"
    do(base, lambda session: splitting.split(session, "jo-broe"))
    assert without_judgements(live(base)) == before
    for _ in range(2):
        do(base, lambda session: undoing.undo(session, author="tester"))
    do(base, lambda session: splitting.split(session, "jo-broe"))
    assert without_judgements(live(base)) == without_judgements(middle)


def test_printings_of_a_chain_of_statements_find_their_way_back(
    base: OpenBase, live: Live, whole: Callable[[OpenBase], None]
) -> None:
    with base.writing("add") as session:
        for letter in "abc":
            say(session, f"We have won the vote in {letter.upper()}town again", f"s-{letter}",
                source=f"https://{letter}.example/")  # fmt: skip
    before = live(base)
    do(base, lambda session: merging.merge(session, "s-b", "s-c", force=True))
    do(base, lambda session: merging.merge(session, "s-a", "s-b", force=True))

    do(base, lambda session: splitting.split(session, "s-c"))
    whole(base)
    do(base, lambda session: splitting.split(session, "s-b"))

    whole(base)
    assert without_judgements(live(base)) == before


def test_a_statement_is_not_left_without_words(statements_base: OpenBase) -> None:
    do(statements_base, lambda session: merging.merge(session, "s-1", "s-2"))
    do(
        statements_base,
        lambda session: removing.carry_out(session, removing.plan_printing(session, "s-1", 0)),
    )

    with pytest.raises(ConflictError, match="would be left without words"):
        do(statements_base, lambda session: splitting.split(session, "s-2"))


def test_the_first_printing_is_number_0_again_when_another_was_preferred(
    statements_base: OpenBase, whole: Callable[[OpenBase], None]
) -> None:
    do(statements_base, lambda session: merging.merge(session, "s-1", "s-2"))
    do(
        statements_base,
        lambda session: editing.edit(
            session, "s-1", {}, quote=1, options=editing.Options(prefer=True)
        ),
    )

    do(statements_base, lambda session: splitting.split(session, "s-2"))

    whole(statements_base)
    with statements_base.reading() as session:
        for key, words in (("s-1", "We won 55 per cent."), ("s-2", "We won 55%")):
            assert quotes.preferred(session, key).words == words


def test_a_quote_found_since_in_a_text_that_goes_back_keeps_its_place(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    import datetime as dt

    with base.writing("add") as session:
        sources.add_source(session, {"title": "One"}, key="one")
        other = sources.add_source(session, {"title": "Other"}, key="other")
        session.add(
            SourceVersion(
                source_id=other.id,
                seq=0,
                sha256="0" * 64,
                text="“We won,” she said.",
                retrieved_at=dt.datetime(2023, 10, 1, tzinfo=dt.UTC),
            )
        )
        session.flush()
        merging.merge(session, "one", "other")
    do(base, lambda session: say(session, "We won", "s-1", source="one"))

    # The merge is in the batch that made both, so that batch is what comes apart.
    with base.reading() as session:
        (quote,) = quotes.of(session, keys.resolve_as(session, Statement, "s-1"))
        assert len(parts.rows(session, QuoteSpan, "quote_id", quote.id)) == 1
    done = there_and_back(base, lambda session: splitting.split(session, "other"))

    assert done.notes == []
    with base.reading() as session:
        (span,) = parts.rows(session, QuoteSpan, "quote_id", quote.id)
        assert span.source_version.source_id == keys.resolve(session, "one").id


def test_what_was_never_merged_is_not_split(speakers_base: OpenBase) -> None:
    with pytest.raises(InputError, match="was not merged") as refused:
        do(speakers_base, lambda session: splitting.split(session, "roe"))
    assert "--statements" in (refused.value.hint or "")

    do(speakers_base, lambda session: merging.merge(session, "roe", "joanna"))

    with pytest.raises(InputError, match="was not merged") as refused:
        do(speakers_base, lambda session: splitting.split(session, "roe"))
    assert refused.value.hint == "Merged into it were: joanna. Split one of these."
    with pytest.raises(NotFoundError):
        do(speakers_base, lambda session: splitting.split(session, "nobody"))


def test_what_was_removed_after_the_merge_is_not_split(speakers_base: OpenBase) -> None:
    do(speakers_base, lambda session: merging.merge(session, "roe", "joanna"))
    do(
        speakers_base,
        lambda session: removing.carry_out(
            session, removing.plan(session, ["roe"], with_statements=True)
        ),
    )

    with pytest.raises(ConflictError, match="has been removed since"):
        do(speakers_base, lambda session: splitting.split(session, "joanna"))


def test_statements_move_to_another_speaker_of_the_same_name(
    speakers_base: OpenBase, there_and_back: ThereAndBack
) -> None:
    with pytest.raises(InputError, match="is roe itself"):
        do(
            speakers_base,
            lambda session: splitting.move_statements(session, "roe", ["s-1"], "Jo Roe"),
        )

    done = there_and_back(
        speakers_base,
        lambda session: splitting.move_statements(session, "roe", ["s-1"], "Jo Roe", create=True),
    )

    assert done.apart == "jo-roe"
    with speakers_base.reading() as session:
        assert keys.resolve_as(session, Statement, "s-1").speaker.key == "jo-roe"
        with pytest.raises(AmbiguousError):
            speakers.find_speaker(session, "Jo Roe")
        one, other = judging.pair(session, "roe", "jo-roe")
        assert judging.told_apart(session, one, other) is not None


@pytest.mark.parametrize(
    ("named", "to", "error"),
    [
        (["s-2"], "joanna", InputError),  # said by somebody else
        (["s-1"], "Nobody Known", NotFoundError),
        (["s-1"], "roe", InputError),
        ([], "joanna", InputError),
        (["roe"], "joanna", InputError),
    ],
)
def test_a_move_that_makes_no_sense_is_refused(
    speakers_base: OpenBase, named: list[str], to: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        do(
            speakers_base,
            lambda session: splitting.move_statements(session, "roe", named, to),
        )


def test_told_apart_twice_is_one_judgement(speakers_base: OpenBase) -> None:
    for _ in range(2):
        do(speakers_base, lambda session: splitting.keep_apart(session, "roe", "joanna"))

    with speakers_base.reading() as session:
        assert len(parts.rows(session, Judgement, "same", 0)) == 1
        names = parts.rows(session, SpeakerName, "speaker_id", keys.resolve(session, "roe").id)
        assert len(names) == 2


def test_a_wikidata_id_that_went_along_a_chain_comes_back(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    with base.writing("add") as session:
        for name, qid in (("Anne Roe", None), ("Bea Roe", None), ("Cleo Roe", "Q3")):
            speakers.add_speaker(session, name, wikidata_id=qid)
    do(base, lambda session: merging.merge(session, "bea-roe", "cleo-roe"))
    do(base, lambda session: merging.merge(session, "anne-roe", "bea-roe"))

    there_and_back(base, lambda session: splitting.split(session, "cleo-roe"))

    with base.reading() as session:
        found = {key: keys.resolve_as(session, Speaker, key) for key in ("anne-roe", "cleo-roe")}
        assert {key: row.wikidata_id for key, row in found.items()} == {
            "anne-roe": None, "cleo-roe": "Q3",
        }  # fmt: skip


def test_a_wikidata_id_that_somebody_else_has_by_now_stands_in_the_way(base: OpenBase) -> None:
    with base.writing("add") as session:
        speakers.add_speaker(session, "Anne Roe")
        speakers.add_speaker(session, "Bea Roe", wikidata_id="Q3")
        speakers.add_speaker(session, "Dora Poe")
    do(base, lambda session: merging.merge(session, "anne-roe", "bea-roe"))
    do(base, lambda session: editing.edit(session, "anne-roe", {"wikidata_id": ""}))
    do(base, lambda session: editing.edit(session, "dora-poe", {"wikidata_id": "Q3"}))

    with pytest.raises(ConflictError, match="dora-poe has Q3 by now"):
        do(base, lambda session: splitting.split(session, "bea-roe"))


def test_a_merge_that_was_undone_and_done_again_comes_apart_too(
    speakers_base: OpenBase, live: Live
) -> None:
    before = live(speakers_base)
    do(speakers_base, lambda session: merging.merge(session, "roe", "joanna"))
    do(speakers_base, lambda session: undoing.undo(session, author="tester"))
    do(speakers_base, lambda session: undoing.redo(session, author="tester"))

    do(speakers_base, lambda session: splitting.split(session, "joanna"))

    assert without_judgements(live(speakers_base)) == before


def test_two_sources_come_apart_with_their_addresses_and_authors(
    base: OpenBase, live: Live, there_and_back: ThereAndBack
) -> None:
    with base.writing("add") as session:
        sources.add_source(session, {"title": "The vote"}, key="one",
                           creators=[{"family": "Roe"}])  # fmt: skip
        sources.add_source(
            session, {"title": "The vote", "url": "https://a.example/", "issued": "2023-10"},
            key="other", creators=[{"family": "Roe"}, {"family": "Poe"}],
        )  # fmt: skip
        say(session, "We won.", "s-1", source="other")
    before = live(base)
    do(base, lambda session: merging.merge(session, "one", "other"))
    do(base, lambda session: editing.edit(session, "one", {"title": "The vote, later"}))

    there_and_back(base, lambda session: splitting.split(session, "other"))

    do(base, lambda session: editing.edit(session, "one", {"title": "The vote"}))
    assert without_judgements(live(base)) == before
