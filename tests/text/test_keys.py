from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.errors import InputError
from claimsdb.text.keys import (
    KEY_PATTERN,
    LONGEST,
    check_key,
    slug,
    source_key,
    speaker_key,
    statement_key,
)
from claimsdb.text.telling import telling_words


def nothing_taken(key: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Steve Barclay", "steve-barclay"),
        ("  The NHS’s £1.5m “plan” ", "the-nhss-1-5m-plan"),
        ("Łódź / São Paulo", "lodz-sao-paulo"),
        ("Владимир Путин", "vladimir-putin"),
        ("習近平", "xijinping"),
        ("…", ""),
        ("", ""),
        ("😀", ""),
    ],
)
def test_a_slug_is_what_a_key_writes_for_a_text(text: str, key: str) -> None:
    assert slug(text) == key


def test_a_slug_ends_with_a_whole_word() -> None:
    assert slug("one two three", limit=8) == "one-two"
    assert slug("one two three", limit=7) == "one-two"
    assert slug("incomprehensibilities", limit=8) == "incompre"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (
            "Today marks the grim milestone of over one million appointments cancelled",
            "barclay-2023-grim-milestone",
        ),
        (
            "received a fair and reasonable pay rise as recommended by the pay review bodies",
            "barclay-2023-fair-reasonable-pay",
        ),
        (
            "Those who started this year are receiving a 10.3 per cent pay increase, not 8.8",
            "barclay-2023-10-3-pay",
        ),
        ("consultants are receiving six per cent", "barclay-2023-consultants-six"),
        ("It means 22,473 treatments were cancelled", "barclay-2023-22473-treatments"),
        ("We will spend £5bn on schools", "barclay-2023-5bn-schools"),
        ("In 2019 we won", "barclay-2023-2019-won"),  # a year is no figure
        ("a long-term plan", "barclay-2023-long-term-plan"),
        ("No!", "barclay-2023-no"),
        ("…", "barclay-2023"),
        ("中国人民站起来了", "barclay-2023-zhongguorenminzhanqi"),
    ],
)
def test_a_statement_is_called_after_its_most_telling_words(words: str, key: str) -> None:
    assert statement_key("Barclay", 2023, words, taken=nothing_taken) == key


def test_a_statement_without_year_or_speaker_still_has_a_key() -> None:
    assert statement_key("Barclay", None, "a grim milestone", taken=nothing_taken) == (
        "barclay-nd-grim-milestone"
    )
    assert statement_key("…", None, "", taken=nothing_taken) == "x-nd"


def test_a_second_statement_of_one_name_is_numbered() -> None:
    taken: set[str] = set()

    for _ in range(3):
        taken.add(statement_key("Barclay", 2023, "grim milestone", taken=taken.__contains__))

    assert sorted(taken) == [f"barclay-2023-grim-milestone{n}" for n in ("", "-2", "-3")]


@given(st.text(), st.one_of(st.none(), st.integers(1, 9999)), st.text(), st.integers(0, 12))
def test_a_statement_key_is_a_free_key(
    family: str, year: int | None, words: str, clashes: int
) -> None:
    taken: set[str] = set()
    for _ in range(clashes):
        taken.add(statement_key(family, year, words, taken=taken.__contains__))

    key = statement_key(family, year, words, taken=taken.__contains__)

    assert len(taken) == clashes
    assert key not in taken
    assert check_key(key) == key


@given(st.text(), st.text(), st.integers(1, 9999))
def test_keys_of_speakers_and_sources_are_keys(name: str, title: str, year: int) -> None:
    assert check_key(speaker_key(name))
    assert check_key(source_key(name, year, title))
    assert check_key(source_key(None, None, title))


@given(st.text(), st.integers(1, LONGEST))
def test_a_slug_keeps_to_its_limit(text: str, limit: int) -> None:
    found = slug(text, limit=limit)

    assert len(found) <= limit
    assert not found or re.fullmatch(KEY_PATTERN, found)


@pytest.mark.parametrize(
    ("creator", "year", "title", "key"),
    [
        (
            "BBC News",
            2023,
            "Strikes hit a million appointments",
            "bbc-news-2023-strikes-hit-million",
        ),
        ("The Guardian", None, None, "the-guardian-nd"),
        (None, 2023, "The pay award", "2023-pay-award"),
        (None, None, None, "source-nd"),
    ],
)
def test_a_source_is_called_after_its_outlet_year_and_title(
    creator: str | None, year: int | None, title: str | None, key: str
) -> None:
    assert source_key(creator, year, title) == key


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Steve Barclay", "Write it so: steve-barclay"),
        ("barclay--2023", "Write it so: barclay-2023"),
        ("-barclay", "Write it so: barclay"),
        ("a" * 61, f"Write it so: {'a' * 60}"),
        ("barclay\n", "Write it so: barclay"),
        ("", "Write letters a-z, digits and hyphens."),
    ],
)
def test_what_is_no_key_is_refused_with_one_that_is(text: str, hint: str) -> None:
    with pytest.raises(InputError) as refused:
        check_key(text)

    assert refused.value.hint == hint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My door is always open to discuss", ["door", "open", "discuss"]),
        ("Regrettably, the BMA is threatening to escalate", ["bma", "threatening", "escalate"]),
        ("The only thing we have to fear is fear itself", ["fear"]),
        ("unemployment fell to 4.1 per cent", ["unemployment", "4.1"]),
        ("over 1.3 million appointments", ["1.3", "million", "appointments"]),
        ("it is what it is", ["it", "is", "what"]),  # nothing tells: the first words
        ("", []),
    ],
)
def test_the_words_that_name_a_passage(text: str, words: list[str]) -> None:
    assert telling_words(text) == words


@given(st.text())
def test_any_text_has_at_most_three_telling_words(text: str) -> None:
    assert len(telling_words(text)) <= 3
