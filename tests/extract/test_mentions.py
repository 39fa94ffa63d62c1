"""One speaker per person or organisation, however an article names them."""

from __future__ import annotations

import pytest

from claimsdb.extract.people import parse_name
from claimsdb.extract.statements import Mention, find_statements


def mentions(text: str) -> list[Mention]:
    return [f.speaker for f in find_statements(text) if f.speaker is not None]


def test_a_surname_stands_for_the_full_name() -> None:
    text = 'Health Secretary Steve Barclay spoke. "No," Mr Barclay said. Barclay added: "Never."'

    assert [(m.text, m.name, m.honorific) for m in mentions(text)] == [
        ("Mr Barclay", "Steve Barclay", "Mr"),
        ("Barclay", "Steve Barclay", None),
    ]


def test_an_acronym_stands_for_its_long_form() -> None:
    text = "The British Medical Association met. Pay must rise, the BMA said."

    [found] = mentions(text)

    assert (found.text, found.name, found.kind) == (
        "the BMA",
        "British Medical Association",
        "organisation",
    )


@pytest.mark.parametrize(
    ("subject", "name", "honorific", "role"),
    [
        ("Health Secretary Steve Barclay", "Steve Barclay", None, "Health Secretary"),
        ("Prof Phil Banfield", "Phil Banfield", "Prof", None),
        (
            "Prof Phil Banfield, council chairman of the BMA,",
            "Phil Banfield",
            "Prof",
            "council chairman of the BMA",
        ),
        ("The union's leader, Anna Example,", "Anna Example", None, "union's leader"),
        ("Former teacher Anna Example", "Anna Example", None, "Former teacher"),
        ("Anna Example, 42,", "Anna Example", None, None),
        ("Anna Example, 42, a nurse from Hull,", "Anna Example", None, None),
    ],
)
def test_the_role_stands_before_the_name_or_beside_it(
    subject: str, name: str, honorific: str | None, role: str | None
) -> None:
    [found] = mentions(f'{subject} said: "We will pay."')

    assert (found.name, found.honorific) == (name, honorific)
    assert role is None or found.role == role
    assert found.text == subject.rstrip(",")


def test_a_pronoun_goes_to_whoever_spoke_last() -> None:
    text = 'Steve Barclay said: "One." He added: "Two."'

    assert [(m.text, m.name, m.certain) for m in mentions(text)] == [
        ("Steve Barclay", "Steve Barclay", True),
        ("He", "Steve Barclay", True),
    ]


def test_a_pronoun_agrees_in_gender() -> None:
    text = 'Anna Example met Peter Sample. He left early. She said: "It was a good talk."'

    [found] = mentions(text)

    assert found.name == "Anna Example"


def test_a_pronoun_that_fits_two_is_not_certain() -> None:
    text = 'Peter Sample met Paul Example in town. Then he said: "It was a good talk."'

    [found] = mentions(text)

    assert not found.certain


def test_two_of_one_surname_are_not_guessed() -> None:
    text = (
        "John Smith met Jane Smith. They spoke for long. "
        'Smith said: "It was a good talk and a long one."'
    )

    [found] = mentions(text)

    assert not found.certain


def test_an_honorific_tells_two_of_one_surname_apart() -> None:
    text = 'John Smith met Jane Smith. Mrs Smith said: "It was a good talk."'

    [found] = mentions(text)

    assert (found.name, found.certain) == ("Jane Smith", True)


def test_who_stands_for_the_person_before_it() -> None:
    text = 'They met Anna Example, who said: "We will pay."'

    [found] = mentions(text)

    assert (found.text, found.name) == ("who", "Anna Example")


def test_a_document_speaks_without_being_a_person() -> None:
    [found] = mentions("NHS figures show that lists fell last year.")

    assert (found.name, found.kind) == ("NHS figures", "document")


def test_a_spokesman_is_not_the_one_he_speaks_for() -> None:
    [found] = mentions('A spokesman for Anna Example said: "She will pay."')

    assert found.name == "spokesman for Anna Example"
    assert found.kind == "person"


def test_a_name_at_the_end_of_a_sentence_leaves_its_full_stop() -> None:
    text = 'We met Anna Example. "We will pay," said Example.'

    [found] = mentions(text)

    assert found.name == "Anna Example"


@pytest.mark.parametrize(
    ("printed", "name", "role"),
    [
        ("The Steve Barclay", "Steve Barclay", None),
        ("Florida Sen. Jane Sample", "Jane Sample", "Florida Sen."),
        ("On Monday", None, None),
    ],
)
def test_a_run_of_capitals_is_cut_into_role_and_name(
    printed: str, name: str | None, role: str | None
) -> None:
    parts = parse_name(printed)

    assert (parts.name if parts else None) == name
    assert (parts.role if parts else None) == role
