"""New words keep their figures, their place and their state true, or are refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import (
    ExistsError,
    InputError,
    NotFoundError,
)
from claimsdb.services import editing, quotes, sources, statements
from claimsdb.services.editing import Options
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import (
    Figure,
    QuoteSpan,
    Source,
    SourceVersion,
    Statement,
)

PAY = "barclay-2023-10-3-pay"
FAIR = "barclay-2023-fair-pay"
ThereAndBack = Callable[[OpenBase, Callable[[Session], Any]], Any]


def edit(base: OpenBase, key: str, changes: Mapping[str, str], **more: Any) -> editing.Edited:
    with base.writing("edit") as session:
        return editing.edit(session, key, changes, **more)


def value(base: OpenBase, key: str, field: str) -> str:
    with base.reading() as session:
        return editing.snapshot(session, key).fields[field]


def held(session: Session, source: Source, text: str) -> SourceVersion:
    version = SourceVersion(
        source_id=source.id, seq=0, retrieved_at=dt.datetime.now(dt.UTC), sha256="0" * 64,
        text=text,
    )  # fmt: skip
    session.add(version)
    session.flush()
    return version


def anchored(base: OpenBase, text: str, words: str) -> str:
    """Add a quote that stands in a held text; return the statement's key."""
    with base.writing("add") as session:
        source = sources.add_source(session, {"title": "The Paper"}, key="paper")
        held(session, source, text)
        new = statements.NewQuote(words=words, speaker="Jo Roe", source="paper", key="roe")
        return statements.add_quote(session, new, create=True).statement.key


def test_a_lead_in_goes_with_the_mode_that_has_one(seeded: OpenBase) -> None:
    with pytest.raises(InputError, match="lead-in"):
        edit(seeded, FAIR, {"mode": "direct"})

    edit(seeded, FAIR, {"mode": "direct", "lead_in": ""})

    assert value(seeded, FAIR, "mode") == "direct"


def test_another_speaker_must_be_there_already(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    there_and_back(seeded, lambda session: editing.edit(session, PAY, {"speaker": "BMA"}))

    assert value(seeded, PAY, "speaker") == "british-medical-association"
    with pytest.raises(NotFoundError):
        edit(seeded, PAY, {"speaker": "Somebody New"})


def test_figures_keep_their_place_when_words_move(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    words = "As I said: t" + value(seeded, PAY, "words")[1:].replace("average ", "mean ")

    there_and_back(seeded, lambda session: editing.edit(session, PAY, {"words": words}))

    with seeded.reading() as session:
        figures = session.scalars(select(Figure).where(Figure.start.is_not(None))).all()
        for figure in figures:
            assert figure.quote is not None
            assert figure.quote.words[figure.start : figure.end] == figure.printed


def test_words_that_lose_a_figure_are_refused(seeded: OpenBase) -> None:
    words = value(seeded, PAY, "words").replace("10.3 per cent", "13 per cent")

    with pytest.raises(InputError, match=r"'10.3 per cent' no longer stands") as refused:
        edit(seeded, PAY, {"words": words})

    assert "--refigure" in (refused.value.hint or "")


def test_refigure_reads_the_new_words_and_leaves_the_claim_its_number(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    words = value(seeded, PAY, "words").replace("10.3 per cent", "13 per cent")

    there_and_back(
        seeded,
        lambda session: editing.edit(
            session, PAY, {"words": words}, options=Options(refigure=True)
        ),
    )

    with seeded.reading() as session:
        quote = quotes.preferred(session, PAY)
        printed = [figure.printed for figure in quote.figures if not figure.deleted_at]
        assert printed == ["13 per cent", "8.8 per cent", "six per cent"]
        claim = session.scalars(select(Figure).where(Figure.printed == "10.3 per cent")).one()
        assert (claim.quote_id, claim.start, claim.deleted_at) == (None, None, None)
        assert claim.claim_id is not None


def test_outer_quotation_marks_are_not_part_of_the_words(seeded: OpenBase) -> None:
    edit(seeded, FAIR, {"words": "“received a fair rise”"})

    assert value(seeded, FAIR, "words") == "received a fair rise"


def test_anchored_words_are_found_again_in_the_held_text(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    key = anchored(base, "She said: “We won it. We won.” And left.", "We won it.")

    done = there_and_back(
        base, lambda session: editing.edit(session, key, {"words": "We won it. We won."})
    )

    assert done.notes == ["Found again in the held text of paper."]


def test_words_at_two_places_keep_to_the_old_one(base: OpenBase) -> None:
    key = anchored(base, "We won. Later: We won it.", "We won it")

    edit(base, key, {"words": "We won"})

    with base.reading() as session:
        spans = session.scalars(select(QuoteSpan).where(QuoteSpan.deleted_at.is_(None))).all()
        assert [(span.start, span.end) for span in spans] == [(15, 21)]


def test_words_that_the_held_text_does_not_print_are_refused(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    key = anchored(base, "She said: “We won.”", "We won.")

    with pytest.raises(InputError, match="does not print these words") as refused:
        edit(base, key, {"words": "We lost."})

    assert "--unanchored" in (refused.value.hint or "")
    there_and_back(
        base,
        lambda session: editing.edit(
            session, key, {"words": "We lost."}, options=Options(unanchored=True)
        ),
    )
    with base.reading() as session:
        assert not session.scalars(select(QuoteSpan).where(QuoteSpan.deleted_at.is_(None))).all()


def test_another_source_takes_the_place_in_the_first_ones_text_away(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    key = anchored(base, "She said: “We won.”", "We won.")
    with base.writing("add") as session:
        sources.add_source(session, {"title": "Another"}, key="another")

    there_and_back(base, lambda session: editing.edit(session, key, {"source": "another"}))

    with base.reading() as session:
        assert not session.scalars(select(QuoteSpan).where(QuoteSpan.deleted_at.is_(None))).all()


def test_a_quote_finds_its_place_when_it_gets_a_source_with_a_held_text(base: OpenBase) -> None:
    with base.writing("add") as session:
        source = sources.add_source(session, {"title": "The Paper"}, key="paper")
        held(session, source, "She said: “We won.”")
        new = statements.NewQuote(words="We won.", speaker="Jo Roe", key="roe")
        statements.add_quote(session, new, create=True)

    done = edit(base, "roe", {"source": "The Paper"})

    assert done.notes == ["Found in the held text of paper."]


def test_the_same_words_twice_in_a_source_are_refused(base: OpenBase) -> None:
    with base.writing("add") as session:
        for words in ("We won.", "We won again."):
            new = statements.NewQuote(words=words, speaker="Jo Roe")
            statements.add_quote(session, new, create=True)
        first, second = session.scalars(select(Statement.key).order_by(Statement.id)).all()

    with pytest.raises(ExistsError) as refused:
        edit(base, second, {"words": "We won!"})

    assert refused.value.key == first
    assert f"claimsdb merge {first} {second}" in (refused.value.hint or "")


def test_verified_says_who_when_and_against_what(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    with pytest.raises(InputError, match="needs verified_against"):
        edit(seeded, PAY, {"state": "verified"})

    there_and_back(
        seeded,
        lambda session: editing.edit(
            session, PAY, {"state": "verified", "verified_against": "the recording"}
        ),
    )

    assert value(seeded, PAY, "verified_by") == "tester"
    assert value(seeded, PAY, "verified_on") == dt.datetime.now().astimezone().date().isoformat()
    with pytest.raises(InputError, match="needs verified_by"):
        edit(seeded, PAY, {"verified_by": ""})


def test_who_verified_is_only_said_of_a_verified_quote(seeded: OpenBase) -> None:
    with pytest.raises(InputError, match="belongs to a verified quote"):
        edit(seeded, PAY, {"verified_by": "me"})


@pytest.mark.parametrize("change", [{"words": "received a rise"}, {"source": ""}])
def test_a_verified_quote_that_changes_is_verified_no_more(
    seeded: OpenBase, change: dict[str, str]
) -> None:
    edit(seeded, FAIR, {"state": "verified", "verified_against": "the recording"})

    done = edit(seeded, FAIR, change)

    assert value(seeded, FAIR, "state") == "accepted"
    assert value(seeded, FAIR, "verified_against") == ""
    assert "It is verified no more: what was verified has changed." in done.notes


def test_the_second_printing_is_edited_by_its_number_and_may_be_preferred(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    with base.writing("add") as session:
        first = statements.NewQuote(words="We have won.", speaker="Jo Roe", key="roe")
        statements.add_quote(session, first, create=True)
        again = statements.NewQuote(
            words="We've won.", statement="roe", source="https://a.example/"
        )
        statements.add_quote(session, again)

    edit(base, "roe", {"cue": "cried"}, quote=1)
    there_and_back(
        base,
        lambda session: editing.edit(session, "roe", {}, quote=1, options=Options(prefer=True)),
    )

    assert value(base, "roe", "words") == "We've won."
    assert value(base, "roe", "cue") == "cried"
    with pytest.raises(InputError, match="has no printing 2"):
        edit(base, "roe", {"cue": "said"}, quote=2)


def test_periods_read_against_the_old_day_are_told(seeded: OpenBase) -> None:
    done = edit(seeded, PAY, {"said_on": "2024-09-14"})

    assert done.notes == ["Read against 2023-09? still: this year."]
