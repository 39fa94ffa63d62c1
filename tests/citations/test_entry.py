from __future__ import annotations

from claimsdb.citations.entry import by_statement, group_by_source, group_sorted
from claimsdb.citations.record import (
    CitationRecord,
    CreatorRecord,
    QuoteRecord,
    SourceRecord,
    SpeakerRecord,
)


def _said(key: str, *sources: SourceRecord | None, speaker: str = "A. Body") -> CitationRecord:
    quotes = tuple(QuoteRecord(words=f"words of {key}", source=source) for source in sources)
    return CitationRecord(key=key, speaker=SpeakerRecord(name=speaker), quotes=quotes)


GAZETTE = SourceRecord(key="gazette")
WEEKLY = SourceRecord(key="weekly")


def test_a_statement_stands_under_every_source_that_prints_it() -> None:
    records = [_said("a", GAZETTE), _said("b", WEEKLY, GAZETTE), _said("c", None)]

    found = [(e.key, [one.record.key for one in e.cited]) for e in group_by_source(records)]

    assert found == [("gazette", ["a", "b"]), ("weekly", ["b"]), ("c", ["c"])]


def test_statements_without_a_source_are_never_one_entry() -> None:
    records = [_said("a", None), _said("b", None)]

    assert [entry.key for entry in group_by_source(records)] == ["a", "b"]
    assert [entry.key for entry in group_sorted(records)] == ["a", "b"]


def test_sorted_records_are_grouped_as_they_come() -> None:
    asked: list[str] = []

    def coming() -> object:
        for record in (_said("a", GAZETTE), _said("b", GAZETTE), _said("c", WEEKLY)):
            asked.append(str(record.key))
            yield record

    first = next(group_sorted(coming()))  # type: ignore[arg-type]

    assert (first.key, len(first.cited)) == ("gazette", 2)
    assert asked == ["a", "b", "c"]


def test_a_speech_is_its_speakers_unless_somebody_else_may_have_spoken() -> None:
    speech = SourceRecord(key="speech", type="speech")
    named = SourceRecord(key="named", type="speech", creators=(CreatorRecord(literal="B. Body"),))
    hearsay = CitationRecord(
        key="hearsay",
        speaker=SpeakerRecord(name="A. Body"),
        quotes=(QuoteRecord(words="w", source=speech, basis="second-hand"),),
    )

    alone = next(by_statement([_said("a", speech)])).spoken_by
    two = next(group_by_source([_said("a", speech), _said("b", speech, speaker="B. Body")]))

    assert alone is not None
    assert alone.speaker.name == "A. Body"
    assert two.spoken_by is None
    assert next(by_statement([_said("a", named)])).spoken_by is None
    assert next(by_statement([hearsay])).spoken_by is None
