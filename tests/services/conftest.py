"""What the tests of services share: a base's live rows, and the way there and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from claimsdb.services import undoing, verifying
from claimsdb.services.opening import OpenBase
from claimsdb.storage.history import MODELS

Rows = dict[tuple[str, int], dict[str, Any]]
Do = Callable[[Session], Any]


def live_rows(base: OpenBase) -> Rows:
    """Every column of every live row, but for the count of its revisions."""
    with base.reading() as session:
        return {
            (name, row.id): {
                column.key: getattr(row, column.key)
                for column in inspect(model).mapper.column_attrs
                if column.key != "revision"
            }
            for name, model in MODELS.items()
            for row in session.scalars(select(model).where(model.deleted_at.is_(None)))
        }


def prove(base: OpenBase) -> None:
    """Fail unless the base is whole: parts, spans, figures, history and the index."""
    with base.reading() as session:
        assert verifying.verify(session) == []


@pytest.fixture
def live() -> Callable[[OpenBase], Rows]:
    """Read all live rows of a base, to compare one moment with another."""
    return live_rows


@pytest.fixture
def whole() -> Callable[[OpenBase], None]:
    """Prove that a base is whole."""
    return prove


@pytest.fixture
def there_and_back() -> Callable[[OpenBase, Do], Any]:
    """Do something in one batch, take it back, do it again: each time the base is whole,
    and its live rows are those that they should be. Returns what was done."""

    def check(base: OpenBase, do: Do) -> Any:
        before = live_rows(base)
        with base.writing("test") as session:
            result = do(session)
        after = live_rows(base)
        prove(base)
        assert after != before, "nothing was done"
        for act, expected in (
            (undoing.undo, before), (undoing.redo, after),
            (undoing.undo, before), (undoing.redo, after),
        ):  # fmt: skip
            with base.writing("back") as session:
                act(session, author="tester")
            prove(base)
            assert live_rows(base) == expected
        return result

    return check
