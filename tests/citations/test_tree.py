from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimsdb.citations import record as model
from claimsdb.citations.jsonl import json_line, read_jsonl_record
from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord, FigureRecord, QuoteRecord
from claimsdb.citations.registry import FORMATS
from claimsdb.citations.tree import read_record, record_tree
from claimsdb.errors import InputError

_numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3)


def _anything(cls: type[Any], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any record of the class, every field filled by its type."""
    hints = get_type_hints(cls, vars(model))
    return st.builds(
        cls, **{f.name: fixed.get(f.name, st.from_type(hints[f.name])) for f in fields(cls)}
    )


st.register_type_strategy(
    FigureRecord, _anything(FigureRecord, value=_numbers, upper=st.none() | _numbers)
)
_records = _anything(
    CitationRecord,
    quotes=st.lists(_anything(QuoteRecord), min_size=1, max_size=3).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(_records)
def test_a_record_comes_back_the_same_from_a_line_of_json(record: CitationRecord) -> None:
    line = json_line(record_tree(record))

    assert line.splitlines() == [line]
    assert read_jsonl_record(json.loads(line)) == record


def test_numbers_come_back_with_every_digit_and_never_in_powers_of_ten() -> None:
    line = '{"speaker": "A", "words": "w", "figures": [{"value": "10.30", "upper": "1E+6"}]}'

    (figure,) = read_jsonl_record(json.loads(line)).preferred.figures
    again = record_tree(read_jsonl_record(json.loads(line)))["figures"][0]

    assert str(figure.value) == "10.30"
    assert (again["value"], again["upper"]) == ("10.30", "1000000")


def test_the_least_line_is_a_statement_of_unknown_everything() -> None:
    record = read_jsonl_record({"speaker": "Ada Sample", "words": "As you wish."})

    assert (record.key, record.said_on, record.role, record.source) == (None, None, None, None)
    assert (record.mode, record.preferred.state) == ("direct", "proposed")


def test_names_of_topics_claims_and_sources_may_stand_alone() -> None:
    record = read_record(
        {
            "speaker": {"name": "Ada Sample", "aliases": ["A. S."]},
            "words": "As you wish.",
            "topics": ["pay"],
            "claims": ["All is well."],
            "source": "gazette-2021",
        }
    )

    assert [topic.name for topic in record.topics] == ["pay"]
    assert [(claim.text, claim.stance) for claim in record.claims] == [("All is well.", "asserts")]
    assert record.source is not None
    assert record.source.key == "gazette-2021"
    assert record.speaker.aliases[0].name == "A. S."


def test_a_source_may_be_pasted_from_csl_json() -> None:
    source = {
        "id": "gazette-2021",
        "type": "article-newspaper",
        "title": "A story",
        "container-title": "The Example Gazette",
        "URL": "https://gazette.example/1",
        "issued": {"date-parts": [["2021", 3, 3]]},
        "author": [{"family": "Reporter", "given": "R."}, {"literal": "The Desk"}],
        "editor": [{"family": "Gogh", "non-dropping-particle": "van", "given": "V."}],
    }

    read = read_record({"speaker": "A", "words": "w", "source": source}).source

    assert read is not None
    assert (read.key, read.container_title, read.issued) == (
        "gazette-2021",
        "The Example Gazette",
        "2021-03-03",
    )
    assert [(one.role, one.name) for one in read.creators] == [
        ("author", "R. Reporter"),
        ("author", "The Desk"),
        ("editor", "V. van Gogh"),
    ]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ([], "a JSON object"),
        ({"words": "w"}, "no 'speaker'"),
        ({"speaker": "A"}, "no 'words'"),
        ({"speaker": "A", "words": 5}, "words: 5 is not a text"),
        ({"speaker": "A", "words": "w", "mode": "sung"}, "mode: 'sung' is none of direct"),
        ({"speaker": "A", "words": "w", "spans": [[1]]}, r"spans\[0\] is not a list of 2"),
        ({"speaker": "A", "words": "w", "spans": [[1, True]]}, "True is not a whole number"),
        ({"speaker": "A", "words": "w", "figures": [{"value": "ten"}]}, "'ten' is not a number"),
        ({"speaker": "A", "words": "w", "figures": [{"value": "NaN"}]}, "'NaN' is not a number"),
        ({"speaker": "A", "words": "w", "topics": "pay"}, "topics is not a list"),
        ({"speaker": "A", "words": "w", "other_quotes": {}}, "'other_quotes' is not a list"),
        ({"speaker": "A", "words": "w", "other_quotes": ["x"]}, r"other_quotes\[0\]"),
        (
            {"speaker": "A", "words": "w", "source": {"issued": {"date-parts": [["soon"]]}}},
            "no date-parts",
        ),
        ({"speaker": "A", "words": "w", "source": {"author": [7]}}, "is not a name"),
    ],
)
def test_a_line_that_cannot_be_read_says_which_field(line: object, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        read_record(line)


def test_fields_of_a_later_version_are_passed_over() -> None:
    record = read_record({"speaker": "A", "words": "w", "score": 97, "sources": []})

    assert record.words == "w"


def test_chosen_fields_stand_in_the_chosen_order(
    statement: Callable[[str], CitationRecord],
) -> None:
    record = statement("union-2021-strike")

    (line,) = FORMATS["jsonl"].write([record], Options(fields=("mode", "key", "lead_in")))

    assert line == '{"mode": "indirect", "key": "union-2021-strike", "lead_in": null}\n'


def test_a_misspelt_field_is_refused_with_a_suggestion() -> None:
    with pytest.raises(InputError) as refused:
        list(FORMATS["jsonl"].write([], Options(fields=("speeker",))))

    assert refused.value.hint == "Did you mean speaker?"
