"""What a careful editor is told about a draft's wording."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from claimsdb.compare.findings import Context, FindingType, Severity
from claimsdb.compare.judge import compare
from claimsdb.compare.words import Wording

PAY = (
    "Those who started their hospital training this year are receiving a 10.3 per cent pay "
    "increase, with the average junior doctor getting 8.8 per cent and consultants are receiving "
    "a six per cent pay rise alongside generous reforms to their pensions, which was the BMA’s "
    "number one ask."
)
DOC = Path(__file__).parents[2] / "docs" / "checking.md"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("10.3", "13.0", "number-changed"),
        ("year are", "year are not", "negation-changed"),
        ("10.3 per cent", "10.3%", "house-style"),
    ],
)
def test_the_pay_sentence_is_judged_by_sense_and_not_by_likeness(
    old: str, new: str, kind: str
) -> None:
    assert compare(PAY.replace(old, new), PAY).type == kind


def test_a_changed_number_is_pasted_with_its_unit() -> None:
    found = compare("are receiving a 13.0 per cent pay increase", PAY)

    assert found.main is not None
    assert found.main.draft_words == "13.0"
    assert found.main.paste == "10.3 per cent"
    assert found.suggestion == "are receiving a 10.3 per cent pay increase"
    assert found.severity is Severity.ERROR


def test_all_differences_are_listed_and_the_most_harmful_names_them() -> None:
    found = compare(
        "are not receiving a 13.0 percent rise … which was the BMA's number one ask", PAY
    )

    assert found.type is FindingType.NEGATION_CHANGED
    assert {difference.type.value for difference in found.differences} >= {
        "negation-changed",
        "number-changed",
        "house-style",
        "marked-edit",
        "typography",
    }


def test_a_suggestion_takes_back_what_is_wrong_and_keeps_the_writers_style() -> None:
    found = compare("are receiving a 10.3% pay rise, with the average doctor", PAY)

    assert found.suggestion == (
        "are receiving a 10.3% pay increase, with the average junior doctor"
    )


def test_a_safe_fix_touches_no_letter() -> None:
    found = compare("Which was  the BMA's number one ask", PAY)

    assert found.type is FindingType.TYPOGRAPHY
    assert found.safe_fix == "Which was the BMA’s number one ask"


def test_a_safe_fix_is_none_where_only_words_differ() -> None:
    assert compare("are receiving a 13.0 per cent pay increase", PAY).safe_fix is None


def test_the_but_may_stand_behind_the_stored_words() -> None:
    words = "My door is always open"

    assert compare(words, words).type is FindingType.EXACT
    found = compare(words, words, context=Context(after=", but this award is final. He left."))
    assert found.type is FindingType.STOPS_BEFORE_BUT
    assert found.suggestion == "My door is always open, but this award is final"


def test_a_draft_that_goes_on_with_the_but_itself_has_told_its_readers() -> None:
    words = "My door is always open"
    context = Context(after=", but this award is final", draft_after=", but said the award was")

    assert compare(words, words, context=context).type is FindingType.EXACT


@pytest.mark.parametrize(
    ("frame", "kind"),
    [
        (None, "negation-changed"),  # nobody knows what the draft says before it
        ("The union said that it ", "negation-changed"),
        ("The union said that it did not ", "exact"),
        ("The union said that it didn’t ", "exact"),
    ],
)
def test_a_fragment_behind_a_not_needs_a_not_in_its_frame(frame: str | None, kind: str) -> None:
    source = "We did not want to cause further disruption"

    found = compare("want to cause further disruption", source, context=Context("", frame))

    assert found.type == kind


def test_of_several_places_the_one_that_fits_is_taken() -> None:
    source = "I like it, but not much. She said: I like it very much."

    assert compare("I like it", source).type is FindingType.EXACT


def test_a_number_cut_in_two_is_not_found_in_the_source() -> None:
    assert compare("8 per cent", "They got 8.8 per cent").type is FindingType.NUMBER_CHANGED
    assert compare("fifth of all", "a fifth of all").type is FindingType.EXACT


def test_a_quotation_is_found_in_a_long_transcript_prepared_once() -> None:
    chance = random.Random(7)
    words = [f"word{chance.randrange(3000)}x" for _ in range(20_000)]
    words[9_000:9_000] = PAY.split()
    transcript = Wording(" ".join(words))

    found = compare("are receiving a 10.3 percent pay increase", transcript)

    assert found.type is FindingType.HOUSE_STYLE
    assert transcript.text[found.source_start :].startswith("are receiving a 10.3 per cent")


def test_two_long_texts_are_compared_without_growing_with_the_square() -> None:
    chance = random.Random(11)
    words = [f"w{chance.randrange(4000)}q" for _ in range(20_000)]
    other = [word for word in words if chance.random() > 0.02]

    found = compare(" ".join(other), " ".join(words))

    assert found.type is FindingType.UNMARKED_CUT
    assert "".join(segment.source for segment in found.segments) == " ".join(words)


def test_texts_without_words_are_not_found_and_do_no_harm() -> None:
    assert compare("?!", "We won").type is FindingType.NOT_FOUND
    assert compare("We won", "").type is FindingType.NOT_FOUND
    assert compare("", "").type is FindingType.EXACT


def test_the_examples_in_the_documentation_are_of_their_sections_type() -> None:
    sections = re.split(r"^## ", DOC.read_text(encoding="utf-8"), flags=re.M)
    names = {
        "Exact": "exact",
        "Typography": "typography",
        "House style": "house-style",
        "Marked edits": "marked-edit",
        "Unmarked cut": "unmarked-cut",
        "Word changed": "word-changed",
        "Number changed": "number-changed",
        "Negation changed": "negation-changed",
        "Paraphrase in quotation marks": "paraphrase-in-marks",
        "Where a quotation starts and stops": "stops-before-but",
    }
    seen = set()
    for section in sections:
        heading = section.split("\n", 1)[0]
        for source, draft in re.findall(r"^> (.+)\n>\n> → (.+)$", section, flags=re.M):
            seen.add(heading)
            assert compare(draft, source).type == names[heading], draft

    assert seen == set(names)
