from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.errors import InputError
from claimsdb.text.folding import clean, digest, fold, fold_with_map

# Characters that melt together, vanish, grow or are written in several ways.
TRICKY = st.text(
    st.sampled_from(
        "aeZ09 .,'\"-\n\t`´“”‘’«»„–—−…\u00a0\u2009\u200b\u200d\u2060\ufeff\u00ad\u202e"
        "éÉßẞıİłŁøæœþðŉǆﬁ½¾²①Ⅷ％ａＺ０５٣५๓ΣςώЙёїא׳הּकि्षकำไทย가ᄀ\u1161\u11a8ㄱㅏｶﾞが"
        "か\u3099゛\u0301\u0308\u0327\u0338\u034f\u1e9b\u0345\u2126\u212a中国😀\ud800\udc00\x00\x1c\x85"
        "\U0001f1ec\u0f73\u0344\u1d15e"
    )
)
TEXTS = st.one_of(st.text(), TRICKY, st.text(st.characters(codec=None)))


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Zażółć Gęślą JAŹŃ", "zazolc gesla jazn"),
        ("Łódź", "lodz"),
        ("Ørsted, Æthelred, Þór, Đorđe, Straße", "orsted, aethelred, thor, dorde, strasse"),
        ("Iıİi", "iiii"),  # the Turkish four meet
        ("“It’s ‘fine’,” «oui» „nein‟", '"it\'s \'fine\'," "oui" "nein"'),
        ("`like' this´", "'like' this'"),
        ("19–23 — −5 ‑ non‑breaking", "19-23 - -5 - non-breaking"),
        ("wait… what", "wait... what"),
        ("10½ cups, ⅞", "10 1/2 cups, 7/8"),  # never 101/2
        ("a\u200bb\u00adc\u2060d\ufeff", "abcd"),
        ("\u202eevil\u202c", "evil"),
        ("  one \u00a0\n\ttwo\u3000", "one two"),
        ("ｆｕｌｌ　１０％", "full 10%"),
        ("ﬁnal ②", "final 2"),
        ("٣٫٥ ५", "3٫5 5"),
        ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
        ("Ёлка, Київ", "елка, киів"),
        ("が か\u3099 ｶﾞ", "が が ガ"),  # a voicing mark is no accent
        ("हिन्दी", "हिन्दी"),  # vowel signs are no accents
        ("กำลัง", "กําลัง"),
        ("한국 한국", "한국 한국"),
        ("עִבְרִית", "עברית"),
        ("مُحَمَّد", "محمد"),
        ("", ""),
        ("\u200b", ""),
    ],
)
def test_prints_that_mean_the_same_fold_to_one_form(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)

    assert fold(once) == once


@given(TEXTS)
def test_a_folded_text_has_single_spaces_and_none_outside(text: str) -> None:
    folded = fold(text)

    assert folded == " ".join(folded.split())


@given(st.text())
def test_composed_and_decomposed_prints_fold_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)

    assert fold(unicodedata.normalize("NFD", composed)) == fold(composed)


@given(TEXTS)
def test_the_mapped_folding_is_the_folding(text: str) -> None:
    assert fold_with_map(text).text == fold(text)


@given(TEXTS, st.data())
def test_spans_lie_inside_the_original_and_grow_with_the_place(
    text: str, data: st.DataObject
) -> None:
    folded = fold_with_map(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))

    first, last = folded.span(start, end)

    assert 0 <= first <= last <= len(text)
    assert folded.span(0, end)[1] <= folded.span(0, len(folded.text))[1]
    assert folded.span(0, start)[0] <= first
    if end < len(folded.text):
        assert folded.span(start, end + 1)[1] >= last or start == end


@given(st.text(st.characters(categories=["L", "N", "P", "Z"], max_codepoint=0x24F)))
def test_a_word_found_in_the_folded_text_is_that_word_in_the_print(text: str) -> None:
    folded = fold_with_map(text)

    at = 0
    for word in folded.text.split():
        at = folded.text.index(word, at)
        start, end = folded.span(at, at + len(word))
        at += len(word)
        assert word in fold(text[start:end])


def test_a_span_takes_the_whole_of_what_was_written_as_one_character() -> None:
    text = "He said “10½ cafés…” – so"
    folded = fold_with_map(text)
    start = folded.text.index("1/2 cafes...")

    first, last = folded.span(start, start + len("1/2 cafes..."))

    assert text[first:last] == "½ cafés…"


def test_an_accent_written_apart_belongs_to_its_letter() -> None:
    text = "cafe\u0301 noir"
    folded = fold_with_map(text)

    assert folded.text == "cafe noir"
    assert folded.span(0, 4) == (0, 5)


def test_a_span_outside_the_text_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="outside"):
        fold_with_map("abc").span(2, 4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s a no-brainer.", "its a no brainer"),
        ("“My door is always open”", "MY DOOR  IS ALWAYS OPEN!"),
        ("wait … what", "wait what"),
        ("a 10.3 % rise", "a 10.3% rise"),
        ("22,473 treatments", "22473 treatments"),
    ],
)
def test_prints_that_differ_in_marks_only_have_one_digest(one: str, other: str) -> None:
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10.3 per cent", "103 per cent"),
        ("10.3 per cent", "10 3 per cent"),
        ("it fell by 5%", "it fell by 5"),
        ("it was -5 degrees", "it was 5 degrees"),
        ("£5m", "$5m"),
        ("over < 5", "over > 5"),
        ("we are", "we are not"),
        ("?", "!"),  # nothing but marks: the marks count
    ],
)
def test_prints_that_say_something_else_have_another_digest(one: str, other: str) -> None:
    assert digest(one) != digest(other)


@given(TEXTS)
def test_a_digest_fits_a_signed_column_of_eight_bytes(text: str) -> None:
    assert -(2**63) <= digest(text) < 2**63


def test_a_digest_never_changes_between_releases() -> None:
    assert digest("Today marks the grim milestone") == digest("today marks the grim milestone")
    assert digest("six per cent") == -8269393300252630432


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_cleaning_keeps_what_can_be_seen(text: str) -> None:
    cleaned = clean(text)

    assert cleaned == unicodedata.normalize("NFC", text).strip()
    assert clean(cleaned) == cleaned


def test_cleaning_makes_one_kind_of_line_end() -> None:
    assert clean(" one\r\ntwo\n\tthree \r\n") == "one\ntwo\n\tthree"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("pay\x00rise", "The text has the control character U+0000 at position 4."),
        ("a\r\nb\x1b[0m", "The text has the control character U+001B at position 5."),
        ("a\nb\r\nc\x92", "The text has the control character U+0092 at position 7."),
        ("one\rtwo", "The text has the control character U+000D at position 4."),
        ("half \ud83d", "The text has half a character, U+D83D at position 6."),
    ],
)
def test_what_cannot_be_seen_is_refused_with_its_place(text: str, sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        clean(text)

    assert str(refused.value) == sentence
    assert refused.value.hint is not None
