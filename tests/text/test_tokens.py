from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.text.tokens import LONGEST, tokenise, tokens

PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "per cent",
                "per-cent",
                "Per\nCent",
                "percent",
                "%",
                "per",
                "cent",
                "10.3%",
                "x-per cent",
            ),
            *("22,473", "1,22,473", "10,20", "14.09.2023", "1.2.3.4", ".5", "5.", "1980's", "80s"),
            *("£5bn", "4th", "1st", "12months", "G20", "twenty-one", "twenty-", "-one", "co-op"),
            *(
                "re-elected",
                "e-mail's",
                "Charles-de-Gaulle",
                "anti-Brexit",
                "U.S.-led",
                "J.K.",
                "p.m.",
            ),
            *(
                "o'clock",
                "patients'",
                "it’s",
                "rock'n'roll",
                "don`t",
                "--",
                "…",
                "'",
                "healthcare",
            ),
            *(
                "中国人",
                "中",
                "ประเทศ",
                "हिन्दी",
                "10½",
                "がんばる",
                "か\u3099",
                "한국",
                "ﬁn",
                "e\u0301",
                "_a_b",
            ),
            *(
                "\u200b",
                "\u00a0",
                " ",
                "",
                "organised",
                "İ",
                "nicht-ß",
                "%%",
                "'s",
                "a.b",
                "a.bc",
                "\x00",
            ),
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The NHS’s patients’ care isn’t", "the nhs patients care isnt"),
        ("O’Neill, rock’n’roll o'clock", "oneill rocknroll oclock"),
        ("10.3 per cent", "10.3 %"),
        ("10.3%", "10.3 %"),
        ("10.3 percent", "10.3 %"),
        ("a 10-per-cent rise", "a 10 % rise"),
        ("per century, superb centre", "per century superb center"),
        ("22,473 or 22473", "22473 or 22473"),
        ("₹1,22,473", "122473"),
        ("19,20 and 1,2345", "19 20 and 1 2345"),  # lists, no thousands
        ("6, six, Six", "6 6 6"),
        ("one million", "1 million"),
        ("£10bn, 10 bn, 10 billion", "10 billion 10 billion 10 billion"),
        ("$5m", "5 million"),
        ("twenty-one 21", "21 21"),
        ("14th September, the fourth", "14 september the 4"),
        ("1st and first", "first and first"),
        ("1980s 1980's", "1980s 1980s"),
        ("12months", "12 months"),
        ("G20 G-20", "g 20 g 20"),
        ("Covid19 Covid-19", "covid 19 covid 19"),
        ("14.09.2023", "14 09 2023"),  # three numbers, no decimal among them
        ("0.5 and .5", "0.5 and 5"),
        ("co-ordinated coordinated", "coordinated coordinated"),
        ("re-elected reelected", "reelected reelected"),
        ("e-mail email", "email email"),
        ("a long-term plan", "a long term plan"),
        ("health-care healthcare", "healthcare health care healthcare health care"),
        ("on-line online", "online online"),
        ("anti-war antiwar", "antiwar war antiwar"),  # the rest is beside the whole
        ("anti-Brexit’s", "antibrexit brexit"),
        ("post-9/11, pre-2016", "post 9 11 pre 2016"),
        ("pro-Palestinian", "pro palestinian"),
        ("Charles-de-Gaulle", "charles de gaulle"),
        ("U.S. US U.S.A.’s", "us us usa"),
        ("J.K. Rowling", "jk rowling"),
        ("wait…what", "wait what"),
        ("end.Next", "end next"),
        ("R&D 24/7 10:30", "r d 24 7 10 30"),
        ("Łódź ŁÓDŹ Lodz", "lodz lodz lodz"),
        ("10½", "10 1 2"),
        ("中国人民", "中国 国人 人民"),
        ("税", "税"),
        ("3月4日", "3 月 4 日"),
        ("ที่ไทย", "ที่ไ ไท ทย"),  # the sign stays with its letter
        ("हिन्दी भाषा", "हिन्दी भाषा"),
        ("한국 사람", "한국 사람"),
        ("Привет, мир!", "привет мир"),
        ("", ""),
        ("… — !", ""),
    ],
)
def test_a_text_is_cut_into_the_words_that_search_sees(text: str, found: str) -> None:
    assert tokens(text) == found.split()


@pytest.mark.parametrize(
    "spellings",
    [
        "organise organize",
        "organisation organization",
        "criticised criticized",
        "analyse analyze",
        "labour labor",
        "colours colors",
        "honourable honorable",
        "centre center",
        "kilometres kilometers",
        "travelled traveled",
        "counsellors counselors",
        "marvellous marvelous",
        "defence defense",
        "programme program",
        "dialogue dialog",
        "paediatrician pediatrician",
        "anaemia anemia",
        "haemorrhage hemorrhage",
        "manoeuvre maneuver",
        "manoeuvring maneuvering",
        "grey gray",
        "cheque check",
        "judgement judgment",
        "fulfil fulfill",
        "towards toward",
        "practise practice",
        "adviser advisor",
        "co-operate cooperate co-Operate",
        "fire-fighters firefighters",
        "e-mails emails",
        "percent per-cent %",
        "naïve naive NAÏVE",
        "don’t dont don't",
        "government’s government",
        "nineteen 19",
        "tenth 10th",
    ],
)
def test_two_spellings_of_a_word_meet(spellings: str) -> None:
    assert len({tuple(tokens(word)) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "four for",
        "hour hor",
        "contour contor",
        "promise promize",
        "advise advize",
        "precise precize",
        "exercise exercize",
        "raise raize",
        "otherwise otherwize",
        "premises premizes",
        "surprising surprizing",
        "recalled recaled",
        "smaller smaler",
        "selling seling",
        "daemon demon",
        "compelled compeled",
        "skilled skiled",
        "footballer footbaler",
        "acre acer",
        "fence fense",
        "rogue rog",
        "aerial erial",
        "coefficient cefficient",
        "story storey",
        "10.3 103",
        "million billion",
        "third 3",
        "antic ic",
    ],
)
def test_two_words_that_look_alike_stay_two(words: str) -> None:
    one, other = words.split()

    assert tokens(one) != tokens(other)


@given(st.one_of(st.text(), PIECES.map("".join), PIECES.map(" ".join)))
def test_tokens_with_and_without_places_are_the_same(text: str) -> None:
    assert [token.text for token in tokenise(text)] == tokens(text)


@given(st.one_of(st.text(), PIECES.map("".join), PIECES.map(" ".join)))
def test_places_lie_in_the_text_and_never_go_back(text: str) -> None:
    found = tokenise(text)

    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@given(st.one_of(st.text(), PIECES.map("".join), PIECES.map(" ".join)))
def test_a_token_is_short_folded_and_without_spaces(text: str) -> None:
    for token in tokens(text):
        assert 0 < len(token) <= LONGEST
        assert token.split() == [token]


@given(PIECES.map(" ".join))
def test_a_token_that_is_typed_again_is_that_token(text: str) -> None:
    for token in tokens(text):
        assert tokens(token)[0] == token


def test_places_point_at_what_is_printed() -> None:
    text = "Łódź’s co-ordinated “10½ per  cent” – healthcare"

    shown = [(token.text, text[token.start : token.end]) for token in tokenise(text)]

    assert shown == [
        ("lodz", "Łódź’s"),
        ("coordinated", "co-ordinated"),
        ("10", "10"),
        ("1", "½"),
        ("2", "½"),
        ("%", "per  cent"),
        ("healthcare", "healthcare"),
        ("health", "health"),
        ("care", "care"),
    ]


def test_a_word_without_end_is_cut() -> None:
    assert tokens("a" * 10_000) == ["a" * LONGEST]
