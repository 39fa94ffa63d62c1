"""The least is words and a speaker; what is there already is not added again."""

from __future__ import annotations

from typing import Any

import pytest

from claimsdb.errors import ExistsError, InputError, NotFoundError
from claimsdb.services import keys, quotes, removing, speakers, statements
from claimsdb.services.opening import OpenBase
from claimsdb.services.statements import NewQuote, add_quote
from claimsdb.storage.models import Statement


def test_nothing_that_was_not_said_is_filled_in(base: OpenBase) -> None:
    with base.writing("add") as session:
        added = add_quote(session, NewQuote(words="We won.", speaker="Jo Roe"), create=True)

    assert added.made == ["person jo-roe"]
    assert added.statement.said_on is None
    assert added.statement.key == "roe-nd-won"
    assert (added.quote.seq, added.quote.source_id, added.quote.basis) == (0, None, None)
    assert (added.quote.mode, added.quote.state) == ("direct", "accepted")


@pytest.mark.parametrize(
    "words", ["We won.", "“We won.”", "we   WON", "We won!", "«We won.»", "'We won.'"]
)
def test_the_same_words_by_the_same_speaker_are_refused_with_the_first_key(
    base: OpenBase, words: str
) -> None:
    with base.writing("add") as session:
        first = add_quote(session, NewQuote(words="We won.", speaker="Jo Roe"), create=True)
        new = NewQuote(words=words, speaker="jo-roe")

        with pytest.raises(ExistsError) as refused:
            add_quote(session, new)
        assert refused.value.key == first.statement.key
        skipped = add_quote(session, new, if_exists="skip")
        assert (skipped.created, skipped.statement) == (False, first.statement)


def test_a_number_makes_other_words(base: OpenBase) -> None:
    with base.writing("add") as session:
        for words in ("We won 10.3%", "We won 103%", "We won 10.3"):
            assert add_quote(session, NewQuote(words=words, speaker="Jo Roe"), create=True).created


def test_update_fills_what_was_unknown_and_overwrites_nothing(base: OpenBase) -> None:
    with base.writing("add") as session:
        add_quote(session, NewQuote(words="We won.", speaker="Jo Roe", cue="said"), create=True)
        more = NewQuote(
            words="We won.", speaker="Jo Roe", cue="shouted", role="Mayor", said_on="2023",
            at="p 3", topics=["Votes"],
        )  # fmt: skip

        done = add_quote(session, more, if_exists="update")

        assert (done.quote.cue, done.quote.role, done.quote.locator) == ("said", "Mayor", "3")
        assert done.statement.said_on == "2023"
        assert done.created is False


def test_another_printing_belongs_to_its_statement(base: OpenBase) -> None:
    with base.writing("add") as session:
        add_quote(session, NewQuote(words="We won.", speaker="Jo Roe", key="roe"), create=True)
        new = NewQuote(words="We have won.", statement="roe", source="https://a.example/")

        added = add_quote(session, new)

        assert (added.statement.key, added.quote.seq) == ("roe", 1)
        speakers.add_speaker(session, "Jim Poe")
        with pytest.raises(InputError, match="was said by Jo Roe"):
            add_quote(session, NewQuote(words="Won!", statement="roe", speaker="Jim Poe"))


def test_words_that_were_removed_can_be_added_again(base: OpenBase) -> None:
    with base.writing("add") as session:
        add_quote(session, NewQuote(words="We won.", speaker="Jo Roe", key="roe"), create=True)
        removing.carry_out(session, removing.plan(session, ["roe"]))

        assert add_quote(session, NewQuote(words="We won.", speaker="Jo Roe")).created


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"words": ""}, InputError),
        ({"words": "“…”"}, InputError),
        ({"words": "x" * 100_001}, InputError),
        ({"speaker": None}, InputError),
        ({"speaker": "Nobody Known"}, NotFoundError),
        ({"source": "Nowhere"}, NotFoundError),
        ({"statement": "nowhere"}, NotFoundError),
        ({"mode": "loud"}, InputError),
        ({"basis": "hearsay"}, InputError),
        ({"state": "sure"}, InputError),
        ({"lead_in": "they"}, InputError),
        ({"said_on": "tomorrow"}, InputError),
        ({"at": "somewhere"}, InputError),
        ({"figures": ["77"]}, InputError),
        ({"key": "Not A Key"}, InputError),
    ],
)
def test_what_cannot_be_kept_is_refused(
    seeded: OpenBase, live: Any, fields: dict[str, Any], error: type[Exception]
) -> None:
    before = live(seeded)
    new = NewQuote(**{"words": "We won.", "speaker": "BMA", **fields})

    with pytest.raises(error), seeded.writing("add") as session:
        add_quote(session, new)

    assert live(seeded) == before


def test_the_words_may_be_as_long_as_allowed_and_of_any_script(base: OpenBase) -> None:
    with base.writing("add") as session:
        for words in ("x" * 100_000, "🎉🎉 won", "ניצחנו היום", "我们赢了"):
            add_quote(session, NewQuote(words=words, speaker="Jo Roe"), create=True)


def test_quotes_are_numbered_as_they_are_shown(base: OpenBase) -> None:
    with base.writing("add") as session:
        for number in range(3):
            new = NewQuote(
                words=f"Print {number}", source=f"https://{number}.example/",
                **({"statement": "roe"} if number else {"speaker": "Jo Roe", "key": "roe"}),  # type: ignore[arg-type]
            )  # fmt: skip
            add_quote(session, new, create=True)
        row = keys.resolve_as(session, Statement, "roe")
        assert quotes.next_seq(session, row) == 3

        quotes.prefer(session, quotes.numbered(session, row, 2))

        assert [quote.words for quote in quotes.of(session, row)] == [
            "Print 2", "Print 1", "Print 0",
        ]  # fmt: skip


def test_a_body_gives_its_acronym_to_the_key(seeded: OpenBase) -> None:
    with seeded.writing("add") as session:
        added = add_quote(session, NewQuote(words="Our door is open", speaker="bma"))

        assert added.statement.key.startswith("bma-nd-")
        assert statements.speaker_stem(added.statement.speaker) == "BMA"
