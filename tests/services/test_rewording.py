"""Places in words that change are found again or given up, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.services.figures import stands_at
from claimsdb.services.rewording import moved


@pytest.mark.parametrize(
    ("old", "new", "printed", "start"),
    [
        ("rose by 3% today", "It rose by 3% today", "3%", 11),
        ("rose by 3% today", "rose 3% today", "3%", 5),
        ("rose by 3% today", "3% it rose", "3%", 0),
        ("3% and 3%", "3% and then 3%", "3%", 0),
        ("rose by 3% today", "rose by 13% today", "3%", None),  # 13 is another number
        ("rose by 3% today", "rose by 3.5% today", "3", None),
        ("rose by 3% today", "rose by 30% today", "3", None),
        ("rose by 3% today", "a 3%, yes, 3% rise", "3%", None),  # two places
        ("rose by 3% today", "rose", "3%", None),
        ("10 per cent", "10 per cents", "10 per cent", None),
    ],
)
def test_a_print_is_found_where_it_stands_alone(
    old: str, new: str, printed: str, start: int | None
) -> None:
    place = old.index(printed)

    found = moved(old, new, place, place + len(printed))

    assert found == (None if start is None else (start, start + len(printed)))


TEXT = st.text("a3 .%é", max_size=12)


@given(TEXT, TEXT, TEXT, st.sampled_from(["3%", "33", "a", "3.3"]))
def test_what_is_found_is_always_the_same_print(
    before: str, after: str, new: str, printed: str
) -> None:
    old = before + printed + after

    found = moved(old, new, len(before), len(before) + len(printed))

    if found is not None:
        assert new[found[0] : found[1]] == printed
        assert stands_at(new, *found)


@given(TEXT, TEXT, TEXT, TEXT)
def test_words_put_before_and_behind_never_lose_a_number(
    before: str, after: str, more: str, still_more: str
) -> None:
    old = f"{before} 77 {after}"
    new = f"{more} {old} {still_more}"
    start = len(before) + 1

    assert moved(old, new, start, start + 2) is not None
