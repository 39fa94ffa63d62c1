from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from claimsdb.citations.flat import FIELDS, read_cell, safe_cell
from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord
from claimsdb.citations.registry import FORMATS


def _rows(records: list[CitationRecord], options: Options | None = None) -> list[dict[str, str]]:
    text = "".join(FORMATS["csv"].write(records, options))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_statement_with_every_column(statements: list[CitationRecord]) -> None:
    rows = _rows(statements)

    assert [row["key"] for row in rows] == [record.key for record in statements]
    assert tuple(rows[0]) == FIELDS
    bridge = rows[1]
    assert bridge["figures"] == "12500000 GBP (cost of the bridge) | 100 % (share paid for)"
    assert (bridge["verdicts"], bridge["printings"]) == ("False", "2")
    assert rows[4]["words"] == "I never said “soon”.\n\nI said in time."
    assert rows[-1]["url"] == rows[-1]["said_on"] == ""


def test_a_quotation_never_becomes_a_formula(statements: list[CitationRecord]) -> None:
    (row,) = [one for one in _rows(statements) if one["key"] == "placeholder-2021-post"]

    assert row["words"] == "'=SUM(lies) 🙃 #bridge"
    assert read_cell(row["words"]) == "=SUM(lies) 🙃 #bridge"


def test_chosen_columns_stand_in_the_chosen_order(statements: list[CitationRecord]) -> None:
    rows = _rows(statements, Options(fields=("words", "speaker")))

    assert list(rows[0]) == ["words", "speaker"]


@given(st.text(alphabet="'=+-@\t\r\n＝a", max_size=8) | st.text())
def test_a_safe_cell_is_no_formula_and_comes_back_the_same(text: str) -> None:
    cell = safe_cell(text)

    assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert read_cell(cell) == text
