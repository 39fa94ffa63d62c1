"""A figure comes back digit for digit; a float never stands between."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select, text

from claimsdb.services import claims
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Figure


@pytest.mark.parametrize(
    "value",
    ["0.1", "10.30", "1000000000000000.1", "6", "-0.05", "100000000000000000000", "0.000"],
)
def test_a_value_is_kept_digit_for_digit(base: OpenBase, value: str) -> None:
    with base.writing("test") as session:
        claim = claims.add_claim(session, "Pay rises.")
        session.add(Figure(claim_id=claim.id, printed=value, value=Decimal(value), comparator="="))

    with base.reading() as session:
        figure = session.scalars(select(Figure)).one()
        assert str(figure.value) == value
        assert figure.value_real == float(value)
        kind = session.scalar(text("SELECT typeof(value) FROM figure"))
        assert kind == "text"


def test_sizes_are_compared_as_numbers_and_not_as_text(base: OpenBase) -> None:
    with base.writing("test") as session:
        claim = claims.add_claim(session, "Pay rises.")
        for value in ("8", "10.30"):
            session.add(
                Figure(claim_id=claim.id, printed=value, value=Decimal(value), comparator="=")
            )

    with base.reading() as session:
        over = session.scalars(select(Figure.printed).where(Figure.value_real > 9)).all()
        assert over == ["10.30"]
