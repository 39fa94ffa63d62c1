"""A place in a source is read in the ways in which people write it."""

from __future__ import annotations

import pytest

from claimsdb.errors import InputError
from claimsdb.services.locators import read_locator


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("p 12", ("12", "page")),
        ("pp. 12-13", ("12-13", "page")),
        ("Page xii", ("xii", "page")),
        ("col 123", ("123", "column")),
        ("column 123W", ("123W", "column")),
        ("¶ 4", ("4", "paragraph")),
        ("para 4", ("4", "paragraph")),
        ("paragraph 4", ("4", "paragraph")),
        ("14:32", ("14:32", "timecode")),
        ("1:14:32.5", ("1:14:32.5", "timecode")),
        ("14:32-15:01", ("14:32-15:01", "timecode")),
        (" time 90 ", ("90", "timecode")),
    ],
)
def test_a_place_is_read_with_its_kind(typed: str, read: tuple[str, str]) -> None:
    assert read_locator(typed) == read


@pytest.mark.parametrize("typed", ["", "123", "somewhere", "p", "page", "chapter 3", "p\0 3"])
def test_a_place_without_a_kind_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        read_locator(typed)
