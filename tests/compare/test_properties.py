"""What holds for any two texts whatever."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claimsdb.compare.align import align
from claimsdb.compare.findings import Comparison, FindingType
from claimsdb.compare.judge import compare
from claimsdb.compare.words import Wording

WORDS = st.sampled_from(
    "we do not don’t never no one million 10.3 % per cent the ministers attacked unions … [...] "
    "[not] [T]he co-ordinated but, unless £6m six pounds U.S. “us” isn't 3pm – ? . ! ’s 19 "
    "September [the Government] long-term half [ ] […".split()
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(WORDS, max_size=25).map(" ".join),
    st.lists(WORDS, max_size=12).map("".join),
)


def check_places(found: Comparison, draft: str, source: str) -> None:
    assert "".join(segment.draft for segment in found.segments) == draft
    assert "".join(segment.source for segment in found.segments) == source
    for segment in found.segments:
        assert draft[segment.draft_start :].startswith(segment.draft)
        assert source[segment.source_start :].startswith(segment.source)
    assert 0 <= found.source_start <= found.source_end <= len(source)
    assert 0 <= found.share <= 1
    for difference in found.differences:
        assert 0 <= difference.draft_start <= difference.draft_end <= len(draft)
        assert 0 <= difference.source_start <= difference.source_end <= len(source)


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_both_sides_are_rebuilt_and_all_places_lie_inside(draft: str, source: str) -> None:
    check_places(compare(draft, source), draft, source)


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_text_inside_a_longer_one_is_found_without_a_crash(
    before: str, words: str, after: str
) -> None:
    source = f"{before} {words} {after}"
    check_places(compare(words, source), words, source)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_text_held_against_itself_is_exact(text: str) -> None:
    found = compare(text, text)

    assert found.type is FindingType.EXACT
    assert found.differences == ()
    assert found.suggestion is None
    check_places(found, text, text)


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_word_of_both_sides_has_one_step_in_order(draft: str, source: str) -> None:
    found = align(draft, source)

    assert [i for i, _ in found.steps if i >= 0] == list(range(len(found.draft)))
    assert [j for _, j in found.steps if j >= 0] == list(range(found.first, found.last))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_words_stand_in_order_and_never_overlap(text: str) -> None:
    units = Wording(text).units

    assert all(0 <= unit.start < unit.end <= len(text) for unit in units)
    assert all(one.end <= two.start for one, two in pairwise(units))
