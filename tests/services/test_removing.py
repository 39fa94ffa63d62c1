"""What is removed is hidden whole; what stays points at nothing that is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError, InputError, NotFoundError
from claimsdb.services import (
    correcting,
    keys,
    quotes,
    removing,
    searching,
    sources,
    statements,
    undoing,
)
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Claim, Figure, Position, Quote, Statement, StatementTopic

PAY = "barclay-2023-10-3-pay"
ThereAndBack = Callable[[OpenBase, Callable[[Session], Any]], Any]


def remove(session: Session, *named: str, **how: bool) -> removing.Removal:
    removal = removing.plan(session, named, **how)
    removing.carry_out(session, removal)
    return removal


def test_a_statement_goes_with_its_quotes_figures_and_links(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    removal = there_and_back(seeded, lambda session: remove(session, PAY))

    assert removal.keys == [PAY]
    assert not removal.asks
    with seeded.reading() as session:
        gone = keys.resolve(session, PAY, deleted=True)
        assert all(quote.deleted_at for quote in gone.quotes)  # type: ignore[union-attr]
        links = select(StatementTopic).where(StatementTopic.statement_id == gone.id)
        assert all(link.deleted_at for link in session.scalars(links))
        assert not searching.search(session, '"average junior doctor"').hits
        with pytest.raises(NotFoundError) as refused:
            keys.resolve(session, PAY)
    assert f"claimsdb log {PAY}" in (refused.value.hint or "")


def test_a_claim_keeps_the_number_that_a_removed_quote_printed(seeded: OpenBase) -> None:
    with seeded.writing("rm") as session:
        remove(session, PAY)

    with seeded.reading() as session:
        claim = keys.resolve_as(session, Claim, "pay-rise-6-per-cent-consultants")
        (figure,) = [figure for figure in claim.figures if not figure.deleted_at]
        assert (figure.printed, figure.quote_id, figure.start) == ("six per cent", None, None)


def test_a_quote_keeps_the_number_of_a_removed_claim(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    removal = there_and_back(
        seeded, lambda session: remove(session, "pay-rise-6-per-cent-consultants")
    )

    assert removal.others == [f"{PAY} loses the claim pay-rise-6-per-cent-consultants"]
    with seeded.reading() as session:
        figure = session.scalars(select(Figure).where(Figure.printed == "six per cent")).one()
        assert (figure.claim_id, figure.deleted_at, figure.start) == (None, None, 180)


def test_a_claim_and_all_its_statements_leave_no_number_behind(seeded: OpenBase) -> None:
    with seeded.writing("rm") as session:
        remove(session, PAY, "pay-rise-6-per-cent-consultants")

    with seeded.reading() as session:
        figure = session.scalars(select(Figure).where(Figure.printed == "six per cent")).one()
        assert figure.deleted_at is not None


def test_a_speaker_with_statements_is_refused_without_the_flag(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    with seeded.reading() as session, pytest.raises(ConflictError) as refused:
        removing.plan(session, ["steve-barclay"])
    assert str(refused.value).startswith("steve-barclay said 3 statements: barclay-2023-10-3-pay")
    assert "--with-statements" in (refused.value.hint or "")

    removal = there_and_back(
        seeded, lambda session: remove(session, "steve-barclay", with_statements=True)
    )

    assert removal.asks
    assert len(removal.keys) == 4


def test_a_speaker_whose_statements_are_all_named_needs_no_flag(seeded: OpenBase) -> None:
    with seeded.reading() as session:
        said = session.scalars(select(Statement.key).where(Statement.key.like("barclay%"))).all()
        removal = removing.plan(session, [*said, "steve-barclay"])

    assert not removal.asks


def test_a_body_leaves_the_roles_that_were_held_at_it(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    removal = there_and_back(
        seeded,
        lambda session: remove(session, "british-medical-association", with_statements=True),
    )

    assert removal.others == ["phil-banfield keeps a role there without its body"]
    with seeded.reading() as session:
        role = session.scalars(select(Position).where(Position.title == "council chairman")).one()
        assert (role.organisation_id, role.deleted_at) == (None, None)


def test_a_source_takes_only_the_statements_that_nothing_else_prints(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    with seeded.writing("add") as session:
        new = statements.NewQuote(
            words="this pay award is final", statement=PAY, source="https://b.example/"
        )
        statements.add_quote(session, new)

    removal = there_and_back(
        seeded, lambda session: remove(session, "news-2023-nhs-strikes", with_statements=True)
    )

    assert removal.others == [f"{PAY} loses one printing"]
    with seeded.reading() as session:
        live = session.scalars(select(Statement).where(Statement.deleted_at.is_(None))).all()
        assert [row.key for row in live] == [PAY]
        (quote,) = quotes.of(session, live[0])
        assert (quote.seq, quote.words) == (0, "this pay award is final")


def test_one_printing_is_removed_and_the_next_gives_the_wording(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    with seeded.writing("add") as session:
        for number in (1, 2):
            new = statements.NewQuote(
                words=f"printing {number}", statement=PAY, source=f"https://b.example/{number}"
            )
            statements.add_quote(session, new)

    def remove_first(session: Session) -> None:
        removing.carry_out(session, removing.plan_printing(session, PAY, 0))

    there_and_back(seeded, remove_first)

    with seeded.reading() as session:
        row = keys.resolve_as(session, Statement, PAY)
        assert [quote.words for quote in quotes.of(session, row)] == ["printing 1", "printing 2"]
        assert quotes.preferred(session, PAY).seq == 0


def test_the_only_printing_is_not_removed_alone(seeded: OpenBase) -> None:
    with seeded.reading() as session, pytest.raises(InputError, match="no other printing"):
        removing.plan_printing(session, PAY, 0)


def test_a_topic_is_taken_off_statements_and_claims(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    removal = there_and_back(seeded, lambda session: remove(session, "doctors-pay"))

    assert removal.keys == ["doctors-pay"]
    assert "and 4 more lose the topic doctors-pay" in removal.others[0]


def test_what_corrected_a_removed_statement_corrects_nothing(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    with seeded.writing("correct") as session:
        correcting.correct(session, PAY, by="barclay-2023-fair-pay")

    removal = there_and_back(seeded, lambda session: remove(session, PAY))

    assert removal.others == [f"barclay-2023-fair-pay no longer corrects {PAY}"]


def test_removing_and_bringing_back_step_by_step(seeded: OpenBase, live: Any) -> None:
    before = live(seeded)
    for key in (PAY, "doctors-pay", "pay-rise-6-per-cent-consultants"):
        with seeded.writing("rm") as session:
            remove(session, key)

    for _ in range(3):
        with seeded.writing("undo") as session:
            undoing.undo(session, author="tester")

    assert live(seeded) == before


def test_a_source_nobody_needs_goes_alone(base: OpenBase, there_and_back: ThereAndBack) -> None:
    with base.writing("add") as session:
        sources.add_source(session, {"title": "B"}, key="b", creators=[{"family": "Roe"}])

    there_and_back(base, lambda session: remove(session, "b"))


def test_an_unknown_key_is_refused_with_near_ones(seeded: OpenBase) -> None:
    with seeded.reading() as session, pytest.raises(NotFoundError) as refused:
        removing.plan(session, ["steve-barcley"])

    assert refused.value.near == ("steve-barclay",)
    with seeded.reading() as session:
        assert session.scalars(select(Quote).where(Quote.deleted_at.is_not(None))).all() == []
