from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.text.names import (
    fold_name,
    nicknames,
    similarity,
    similarity_organisation,
    split_name,
)
from claimsdb.text.nicknames import groups

NAMES = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                *(
                    "Dr",
                    "Sir",
                    "the",
                    "of",
                    "von",
                    "der",
                    "bin",
                    "al-",
                    "Jr.",
                    "KC",
                    ",",
                    "(",
                    ")",
                ),
                *('"Bob"', "‘Bob’", "J.K.", "J", "Steve", "BARCLAY", "O'Neill", "Xi", "Jinping"),
                *(
                    "Lord",
                    "chief",
                    "executive",
                    "Ltd",
                    "习近平",
                    "이재명",
                    "محمد",
                    "Путин",
                    "&",
                    "-",
                ),
            ]
        )
    ).map(" ".join),
)


@pytest.mark.parametrize(
    ("printed", "honorific", "given", "family", "rest"),
    [
        ("Steve Barclay", "", "Steve", "Barclay", ""),
        ("Barclay, Steve", "", "Steve", "Barclay", ""),
        ("BARCLAY, STEVE", "", "Steve", "Barclay", ""),
        ("BARCLAY, Rt Hon Steve", "Rt Hon", "Steve", "Barclay", ""),
        ("Mr Barclay", "Mr", "", "Barclay", ""),
        ("Prof Phil Banfield", "Prof", "Phil", "Banfield", ""),
        ("Professor Sir Chris Whitty", "Professor Sir", "Chris", "Whitty", ""),
        ("Baroness Hallett", "Baroness", "", "Hallett", ""),
        ("Sir Keir Starmer KC", "Sir", "Keir", "Starmer", "KC"),
        ("Sen. Bernie Sanders", "Sen.", "Bernie", "Sanders", ""),
        ("Dr. Martin Luther King Jr.", "Dr.", "Martin Luther", "King", "Jr."),
        ("King, Martin Luther, Jr.", "", "Martin Luther", "King", "Jr."),
        ("King Charles III", "King", "", "Charles", "III"),
        ("Health Secretary Steve Barclay", "Health Secretary", "Steve", "Barclay", ""),
        ("Prime Minister Rishi Sunak", "Prime Minister", "Rishi", "Sunak", ""),
        ("former US President Donald Trump", "former US President", "Donald", "Trump", ""),
        ("Mayor of London Sadiq Khan", "Mayor of London", "Sadiq", "Khan", ""),
        ("BMA council chair Phil Banfield", "BMA council chair", "Phil", "Banfield", ""),
        ("Lord Darzi of Denham", "Lord", "", "Darzi", ""),
        ("Steve Barclay, Health Secretary", "", "Steve", "Barclay", ""),
        ("Phil Banfield, council chairman of the BMA", "", "Phil", "Banfield", ""),
        ("Ursula von der Leyen", "", "Ursula", "von der Leyen", ""),
        ("van der Bellen, Alexander", "", "Alexander", "van der Bellen", ""),
        ("VAN DER BELLEN, Alexander", "", "Alexander", "van der Bellen", ""),
        ("de Gaulle", "", "", "de Gaulle", ""),
        ("Mohammed bin Salman", "", "Mohammed", "bin Salman", ""),
        ("Luiz Inácio Lula da Silva", "", "Luiz Inácio Lula", "da Silva", ""),
        ("Bashar al-Assad", "", "Bashar", "al-Assad", ""),
        ("President Xi Jinping", "President", "Jinping", "Xi", ""),
        ("Kim Jong Un", "", "Jong Un", "Kim", ""),
        ("Moon Jae-in", "", "Jae-in", "Moon", ""),
        ("Ho Chi Minh", "", "Chi Minh", "Ho", ""),
        ("Nguyen Phu Trong", "", "Phu Trong", "Nguyen", ""),
        ("Kim Leadbeater", "", "Kim", "Leadbeater", ""),  # a given name here
        ("Lee Anderson", "", "Lee", "Anderson", ""),
        ("Lee Harvey Oswald", "", "Lee Harvey", "Oswald", ""),
        ("J. K. Rowling", "", "J. K.", "Rowling", ""),
        ("J.K. Rowling", "", "J.K.", "Rowling", ""),
        ("JD Vance", "", "JD", "Vance", ""),
        ("Stephen King", "", "Stephen", "King", ""),  # no title at the end
        ("Jack Ma", "", "Jack", "Ma", ""),  # and no degree
        ("JACK MA", "", "Jack", "MA", ""),
        ("Ann Doe PhD, MP", "", "Ann", "Doe", "PhD MP"),
        ("Ronald MCDONALD", "", "Ronald", "McDonald", ""),
        ("O’NEILL, Michelle", "", "Michelle", "O’Neill", ""),
        ("Plato", "", "", "Plato", ""),
        ("NATO", "", "", "NATO", ""),  # one word in capitals is an acronym
        ("Mr", "", "", "Mr", ""),
        ("Владимир Путин", "", "Владимир", "Путин", ""),
        ("習近平", "", "", "習近平", ""),  # where the family ends, nothing tells
        ("Duke of Sussex", "", "", "Duke of Sussex", ""),
    ],
)
def test_a_printed_name_is_split_into_its_parts(
    printed: str, honorific: str, given: str, family: str, rest: str
) -> None:
    name = split_name(printed)

    assert (name.honorific, name.given, name.family) == (honorific, given, family)
    assert " ".join(part for part in (name.suffix, name.letters) if part) == rest


@pytest.mark.parametrize(
    ("printed", "full", "sort"),
    [
        ("Prof Phil Banfield", "Phil Banfield", "Banfield, Phil"),
        ("Dr. Martin Luther King Jr.", "Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("Sir Keir Starmer KC", "Keir Starmer", "Starmer, Keir"),
        ("Ursula von der Leyen", "Ursula von der Leyen", "von der Leyen, Ursula"),
        ("President Xi Jinping", "Xi Jinping", "Xi Jinping"),
        ("King Charles III", "Charles III", "Charles III"),
        ("Plato", "Plato", "Plato"),
    ],
)
def test_a_name_is_listed_by_its_family(printed: str, full: str, sort: str) -> None:
    name = split_name(printed)

    assert (name.full, name.sort) == (full, sort)


def test_a_nickname_in_marks_is_kept_apart() -> None:
    name = split_name("Henry C. “Hank” Johnson, Jr.")

    assert (name.given, name.nickname, name.family, name.suffix) == (
        "Henry C.",
        "Hank",
        "Johnson",
        "Jr.",
    )
    assert split_name("Robert (Bob) Menendez").nickname == "Bob"


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Barclay, Steve", "steve barclay"),
        ("Rt Hon Steve BARCLAY MP", "steve barclay"),
        ("Mr. J.K. O’Neill-Smith KC", "j k oneill smith"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Xi Jinping", "xi jinping"),
        ("Mayor of London Sadiq Khan", "sadiq khan"),
        ("The BMA", "bma"),
        ("The British Medical Association", "british medical association"),
        ("General Medical Council", "general medical council"),  # no general called Council
        ("Premier League", "premier league"),
        ("Bank of England", "bank of england"),
        ("Prime Minister’s Office", "prime ministers office"),
        ("Mid and South Essex NHS Trust", "mid and south essex nhs trust"),
        ("Duke of Sussex", "duke of sussex"),
        ("", ""),
        ("…", ""),
    ],
)
def test_a_name_is_looked_up_without_title_and_marks(printed: str, folded: str) -> None:
    assert fold_name(printed) == folded


@given(NAMES)
def test_any_text_can_be_split_and_folded(text: str) -> None:
    name = split_name(text)

    assert fold_name(text) == " ".join(fold_name(text).split())
    assert name.full.strip() == name.full
    assert name.sort.strip() == name.sort
    assert bool(name.family) or not name.given


@given(NAMES, NAMES)
def test_likeness_is_a_share_and_symmetric(a: str, b: str) -> None:
    assert 0.0 <= similarity(a, b) <= 1.0
    assert similarity(a, b) == pytest.approx(similarity(b, a))
    assert 0.0 <= similarity_organisation(a, b) <= 1.0
    assert similarity_organisation(a, b) == pytest.approx(similarity_organisation(b, a))


@given(NAMES)
def test_a_name_is_most_like_itself(text: str) -> None:
    if fold_name(text):
        assert similarity(text, text) == 1.0
        assert similarity_organisation(text, text) == 1.0


def test_short_forms_are_known_both_ways_in_many_groups() -> None:
    assert len(groups()) >= 250
    for group in groups():
        for name in group:
            assert set(group) - {name} <= nicknames(name)
            assert name not in nicknames(name)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Steve", "Stephen"),
        ("Steve", "Steven"),
        ("Phil", "Philip"),
        ("Bernie", "Bernard"),
        ("Dick", "Richard"),
        ("Bill", "William"),
        ("Liz", "Elizabeth"),
        ("Sasha", "Alexander"),
        ("Pepe", "José"),
    ],
)
def test_a_short_form_stands_for_its_name(short: str, long: str) -> None:
    assert short.lower() in nicknames(long)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Steve Barclay", "Stephen Barclay"),
        ("Steve Barclay", "Barclay, Steve"),
        ("Steve Barclay", "Health Secretary Steve Barclay MP"),
        ("Bernie Sanders", "Sen. Bernard Sanders"),
        ("J.K. Rowling", "JK Rowling"),
        ("Xi Jinping", "习近平"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Vladimir Putin", "Владимир Путин"),
        ("Robert (Bob) Menendez", "Bob Menendez"),
        ("Muhammad Yunus", "Mohammed Yunus"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ],
)
def test_one_person_in_two_prints_is_nearly_sure(a: str, b: str) -> None:
    assert similarity(a, b) >= 0.88


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("S. Barclay", "Steve Barclay"),
        ("Steve Barkley", "Steve Barclay"),
        ("Steve Edward Barclay", "Steve Barclay"),
        ("Mao Tse-tung", "Mao Zedong"),
        ("Yusuf Islam", "Youssef Islam"),
        ("Putin Vladimir", "Vladimir Putin"),
        ("Usama ibn Ladin", "Osama bin Laden"),
    ],
)
def test_what_is_probably_one_person_is_probable(a: str, b: str) -> None:
    assert 0.7 <= similarity(a, b) < 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Stephen Barclay", "Stephanie Barclay"),
        ("John Smith", "Jane Smith"),
        ("Daniel Tusk", "Donald Tusk"),
        ("Paul Banfield", "Paula Banfield"),
        ("John A. Smith", "John B. Smith"),
        ("Phil Banfield", "Phil Barclay"),
        ("Barack Obama", "Michelle Obama"),
        ("Salman bin Muhammad al-Rawi", "Muhammad bin Salman al-Rawi"),  # son and father
        ("Ken Doe Jr.", "Ken Doe Sr."),
        ("习近平", "习远平"),
        ("", "Steve Barclay"),
    ],
)
def test_two_persons_of_nearly_one_name_are_told_apart(a: str, b: str) -> None:
    assert similarity(a, b) < 0.5


def test_a_family_name_alone_is_never_sure() -> None:
    assert 0.5 <= similarity("Mr Barclay", "Steve Barclay") < 0.7


def test_a_son_is_less_like_his_father_than_the_father() -> None:
    assert similarity("Ken Doe Jr.", "Ken Doe") < similarity("Ken Doe", "Ken Doe")
    assert similarity("Ken Doe Jr.", "Ken Doe Jnr") == 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("BMA", "British Medical Association"),
        ("The BMA", "BMA"),
        ("BBC", "British Broadcasting Corporation"),
        ("DfE", "Department for Education"),
        ("OECD", "Organisation for Economic Co-operation and Development"),
        ("Siemens AG", "Siemens Aktiengesellschaft"),
        ("Vodafone Ltd", "Vodafone Limited"),
        ("Standard & Poor’s", "Standard and Poor's"),
        ("World Health Organisation", "World Health Organization"),
        ("U.S. Department of State", "US State Department"),
        ("UN", "United Nations"),
        ("Société Générale", "Societe Generale S.A."),
    ],
)
def test_one_organisation_in_two_prints_is_nearly_sure(a: str, b: str) -> None:
    assert similarity_organisation(a, b) >= 0.88


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bank of England", "Bank of Ireland"),
        ("Mid and South Essex NHS Trust", "East Suffolk and North Essex NHS Trust"),
        ("Department of Health", "Department for Education"),
        ("BMA", "British Dental Association"),
        ("British Medical Association", "American Medical Association"),
    ],
)
def test_two_organisations_of_a_kind_are_told_apart(a: str, b: str) -> None:
    assert similarity_organisation(a, b) < 0.55
