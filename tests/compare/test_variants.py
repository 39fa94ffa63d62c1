"""One statement as several sources print it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimsdb.compare.variants import variorum

WORDS = st.lists(
    st.sampled_from("we will never, leave this house at 10 per cent … [the] don’t".split()),
    max_size=14,
).map(" ".join)


def test_each_cut_stands_in_a_column_of_its_own() -> None:
    full = "We have closed 240 beds since April and we expect to close another forty."

    found = variorum(
        ["closed 240 beds since April", full, "We have closed 240 beds … another 40."]
    )

    assert found.fullest == 1
    assert found.cut(0) == ("We have ", " and we expect to close another forty.")
    assert found.cut(1) == ()
    assert ("forty", "40") in [column.readings[1:] for column in found.columns]


def test_nothing_to_compare_gives_no_columns() -> None:
    assert variorum([]).columns == ()
    assert [column.readings for column in variorum(["We won."]).columns] == [("We won.",)]


@given(st.lists(WORDS, max_size=4))
@settings(max_examples=150, deadline=None)
def test_the_readings_of_a_print_rebuild_it(prints: list[str]) -> None:
    found = variorum(prints)

    for index, wording in enumerate(prints):
        assert "".join(column.readings[index] or "" for column in found.columns) == wording
    for one, two in zip(found.columns, found.columns[1:], strict=False):
        assert one.end <= two.start
