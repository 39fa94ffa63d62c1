"""What is said, by whom and where it stands, rule by rule."""

from __future__ import annotations

import pytest

from claimsdb.extract.statements import Candidate, find_statements


def only(text: str) -> Candidate:
    found = find_statements(text)
    assert len(found) == 1, found
    return found[0]


def slices(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[a:b] for a, b in spans]


def speaker(found: Candidate) -> str | None:
    return found.speaker.text if found.speaker else None


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ('The minister said: "We will pay."', "The minister", "said"),
        ('The minister said, "We will pay."', "The minister", "said"),
        ('"We will pay," the minister said.', "the minister", "said"),
        ('"We will pay," said the minister.', "the minister", "said"),
        ('"We will pay," said the union\'s leader on Monday.', "the union's leader", "said"),
        ('"Will we pay?" the minister asked.', "the minister", "asked"),
        ('"We will pay!" shouted the minister.', "the minister", "shouted"),
        ('"We will pay," the minister, a former nurse, told reporters.', None, "told"),
        ('"We will pay," the minister notes.', "the minister", "notes"),
        ('The minister has since said: "We will pay."', "The minister", "said"),
        ('Continued the minister: "We will pay."', "the minister", "Continued"),
        ('As the minister put it, "We will pay."', "the minister", "put it"),
        ('"We will pay," according to the minister.', "the minister", "according to"),
        ('In a statement on Monday the minister said: "We will pay."', "the minister", "said"),
        ('Speaking in the rain, the minister said: "We will pay."', "the minister", "said"),
    ],
)
def test_a_direct_quotation_has_its_speaker_on_either_side(
    text: str, who: str | None, cue: str
) -> None:
    found = only(text)

    assert found.mode == "direct"
    assert found.words.strip(".,?!") in ("We will pay", "Will we pay")
    assert who is None or speaker(found) == who
    assert found.cue == cue
    assert found.cue_span is not None
    assert text[slice(*found.cue_span)] == cue


def test_a_quotation_broken_by_its_speaker_is_one_statement_with_two_spans() -> None:
    text = '"We will pay," the minister said, "and we will pay soon."'

    found = only(text)

    assert found.spans == ((1, 13), (35, 56))
    assert found.words == "We will pay, and we will pay soon."


def test_a_quotation_that_goes_on_after_the_speaker_is_one_statement() -> None:
    text = '"We will pay," said the minister. "It is time. It is late."'

    found = only(text)

    assert slices(text, found.spans) == ["We will pay,", "It is time. It is late."]


def test_a_quotation_over_paragraphs_is_joined_by_blank_lines() -> None:
    text = 'The minister said: "One.\n\n"Two.\n\n"Three."'

    found = only(text)

    assert found.words == "One.\n\nTwo.\n\nThree."
    assert found.spans == ((20, 24), (27, 31), (34, 40))


def test_marked_words_within_a_clause_are_mixed_with_their_frame() -> None:
    text = 'The minister said medics have "received a fair rise" this year.'

    found = only(text)

    assert found.mode == "mixed"
    assert found.words == "received a fair rise"
    assert found.lead_in == "medics have"
    assert slices(text, found.content) == ['medics have "received a fair rise" this year']


def test_a_clause_before_the_speaker_is_mixed_too() -> None:
    text = 'The plan is "dead and buried", the minister said.'

    found = only(text)

    assert (found.mode, found.lead_in, speaker(found)) == ("mixed", "The plan is", "the minister")


def test_calling_something_by_a_name_quotes_the_subject() -> None:
    text = 'The minister rejected the plan, calling it "a disaster".'

    found = only(text)

    assert (found.mode, found.words, found.cue) == ("mixed", "a disaster", "calling")
    assert speaker(found) == "The minister"


@pytest.mark.parametrize(
    ("text", "content", "who"),
    [
        (
            "The minister said that waiting lists would fall.",
            ["waiting lists would fall"],
            "The minister",
        ),
        ("The minister said waiting lists would fall.", ["waiting lists would fall"], None),
        ("The minister said on Monday that lists would fall.", ["lists would fall"], None),
        ("The minister told reporters that lists would fall.", ["lists would fall"], None),
        ("Lists would fall, the minister said.", ["Lists would fall"], "the minister"),
        ("Another strike was planned, the union announced.", ["Another strike was planned"], None),
        ("According to the union, lists would fall.", ["lists would fall"], "the union"),
        ("Lists would fall, according to the union.", ["Lists would fall"], "the union"),
        ("New figures show that lists fell last year.", ["lists fell last year"], "New figures"),
        ("Lists fell last year, new figures show.", ["Lists fell last year"], "new figures"),
        (
            "Lists, the minister said, would fall by June.",
            ["Lists", "would fall by June"],
            "the minister",
        ),
        ("As the minister noted, lists would fall.", ["lists would fall"], "the minister"),
    ],
)
def test_reported_speech_has_its_clause_and_its_speaker(
    text: str, content: list[str], who: str | None
) -> None:
    found = only(text)

    assert found.mode == "indirect"
    assert slices(text, found.content) == content
    assert found.spans == found.content
    assert who is None or speaker(found) == who


def test_two_conjuncts_with_verbs_of_their_own_are_two_statements() -> None:
    text = "The minister said that lists would fall, and added that pay would rise."

    found = find_statements(text)

    assert [f.words for f in found] == ["lists would fall", "pay would rise"]
    assert [speaker(f) for f in found] == ["The minister", "The minister"]


def test_two_speakers_in_one_sentence_keep_their_own_words() -> None:
    text = "The minister said that lists would fall, but the union warned that they would rise."

    found = find_statements(text)

    assert [(speaker(f), f.words) for f in found] == [
        ("The minister", "lists would fall"),
        ("the union", "they would rise"),
    ]


def test_a_conjunct_without_marks_is_parted_from_one_with_them() -> None:
    text = 'The union said it did not want delays, but the strikes "are about the long term".'

    found = find_statements(text)

    assert [(f.mode, f.words, f.lead_in) for f in found] == [
        ("indirect", "it did not want delays", None),
        ("mixed", "are about the long term", "the strikes"),
    ]


def test_a_verb_within_reported_words_is_not_the_cue() -> None:
    text = 'The union said the Government has not acknowledged the "cost of care".'

    found = only(text)

    assert (found.cue, speaker(found)) == ("said", "The union")


def test_what_somebody_was_told_is_not_what_they_said() -> None:
    assert find_statements("The minister was told that lists would fall.") == []


def test_a_noun_is_not_a_verb_of_speech() -> None:
    assert find_statements("Two reports and his claims about lists were lost.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The “so-called reform” plan came late and cost more than the “old style” one.",
        "Our reporter watched “Meet the Ministers” at home.",
    ],
)
def test_scare_quotes_and_titles_have_little_confidence(text: str) -> None:
    assert all(f.confidence < 0.3 for f in find_statements(text))


def test_a_title_in_the_frame_is_not_taken_for_speech() -> None:
    text = '"We will pay," the minister said on "Meet the Nation" last week.'

    found = find_statements(text)

    assert [f.words for f in found if f.confidence >= 0.3] == ["We will pay,"]


def test_when_it_was_said_is_kept_as_printed() -> None:
    text = 'Speaking last week, the minister said: "We will pay."'

    found = only(text)

    assert found.said_when == "Speaking last week"
    assert found.said_when_span == (0, 18)


def test_a_quotation_that_stands_alone_belongs_to_whoever_spoke_last() -> None:
    text = 'The minister spoke.\n\n"We will pay soon," she said.\n\n"It is time to do it."'

    found = find_statements(text)

    assert [speaker(f) for f in found] == ["she", "she"]


def test_a_signed_quotation_belongs_to_who_signs_it() -> None:
    text = '"The engine weaves patterns."\n\n— Ada Lovelace, mathematician'

    found = only(text)

    assert found.speaker is not None
    assert found.speaker.name == "Ada Lovelace"


@pytest.mark.parametrize(
    "text",
    [
        "“I love it here.” — Ada Lovelace, 35",
        "“I love it here” — Ada Lovelace",
        "Ada Lovelace\n\n“I love it here, always.”",
    ],
)
def test_a_signature_or_a_heading_names_the_speaker(text: str) -> None:
    found = only(text)

    assert found.speaker is not None
    assert found.speaker.name == "Ada Lovelace"


def test_words_before_anybody_spoke_are_a_guess() -> None:
    text = "“We will win it all.”\n\nThey cheered. “It is ours,” said Ada Lovelace."

    first, second = find_statements(text)

    assert (first.speaker, second.speaker) != (None, None)
    assert first.speaker is not None
    assert second.speaker is not None
    assert (first.speaker.certain, second.speaker.certain) == (False, True)


def test_nothing_is_found_in_nothing() -> None:
    assert find_statements("") == []
    assert find_statements("\n \n") == []
    assert find_statements("It rained on Monday, and the river rose.") == []


def test_single_marks_over_paragraphs_survive_a_possessive() -> None:
    text = (
        "Ada Lovelace, the engine's first writer, told the club: ‘We’ve waited. The workers’ "
        "patience is gone.\n\n‘It is time. I say “now” and mean it.’"
    )

    found = only(text)

    assert found.mode == "direct"
    assert found.words == (
        "We’ve waited. The workers’ patience is gone.\n\nIt is time. I say “now” and mean it."
    )
    assert found.role == "engine's first writer"


def test_a_participle_after_a_quotation_reports_its_own_clause() -> None:
    text = (
        'A spokesperson for the board said: "We do not comment," adding that a reply would come.'
    )

    found = find_statements(text)

    assert [(f.mode, f.words, f.cue) for f in found] == [
        ("direct", "We do not comment,", "said"),
        ("indirect", "a reply would come", "adding"),
    ]
