"""Articles written for the project and marked by hand: what ingest finds in them, with floors.

Each article was marked before anything was run on it. What the first reading scored is in
docs/ingest.md; the floors here only ever rise.
"""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claimsdb.extract.article import read_text
from claimsdb.services.proposing import Proposal, Reading, read
from claimsdb.text.folding import fold
from claimsdb.text.names import fold_name

FOLDER = Path(__file__).parent / "articles"
FLOORS = {
    "segments": 0.96,
    "quotations": 0.92,
    "speakers": 0.79,
    "roles": 0.65,
    "reported speech": 0.7,
    "figures": 0.945,
}
ENOUGH = 0.5
"""Of a reported clause, how much of both markings must be common to both."""

Span = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """What was found, marked and right; `missed` names what was not, to be read."""

    right: int = 0
    found: int = 0
    marked: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.found + self.marked)

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f}: {self.right} right, {self.found} found, {self.marked} marked"


def place(text: str, marked: dict[str, Any]) -> Span:
    """Where the words of a mark stand: its `occurrence` counts from 1."""
    start = -1
    for _ in range(marked["occurrence"]):
        start = text.index(marked["words"], start + 1)
    return start, start + len(marked["words"])


def articles() -> Iterator[tuple[str, Reading, dict[str, Any]]]:
    for path in sorted(FOLDER.glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        article = dataclasses.replace(read_text(path.read_bytes()), issued=gold["issued"])
        yield path.stem, read(article), gold


def score() -> dict[str, Tally]:
    tallies = {name: Tally() for name in FLOORS}
    for name, reading, gold in articles():
        text = reading.article.text
        _score_quotations(tallies, name, text, reading, gold["quotations"])
        _score_figures(tallies["figures"], name, text, reading, gold["figures"])
    return tallies


def _score_quotations(
    tallies: dict[str, Tally], name: str, text: str, reading: Reading, gold: list[dict[str, Any]]
) -> None:
    segments, whole = tallies["segments"], tallies["quotations"]
    spoken = [p for p in reading.proposals if p.mode != "indirect"]
    reported = [p for p in reading.proposals if p.mode == "indirect"]
    by_segment = {span: p for p in spoken for span in p.spans}
    by_whole = {p.spans for p in spoken}
    segments.found += len(by_segment)
    whole.found += len(by_whole)
    tallies["reported speech"].found += len(reported)
    wanted: set[Span] = set()
    for mark in gold:
        spans = tuple(place(text, part) for part in mark["spans"])
        if mark["mode"] == "indirect":
            near = next((p for p in reported if _common(p.spans, spans) >= ENOUGH), None)
            _count(
                tallies["reported speech"], near is not None, f"{name}: {text[slice(*spans[0])]}"
            )
            if near is not None:
                _score_speaker(tallies, name, near, mark)
            continue
        wanted.update(spans)
        for span in spans:
            _count(segments, span in by_segment, f"{name}: {text[slice(*span)]}")
        _count(whole, spans in by_whole, f"{name}: {text[slice(*spans[0])]}")
        if spans[0] in by_segment:
            _score_speaker(tallies, name, by_segment[spans[0]], mark)
    for span in by_segment.keys() - wanted:
        segments.missed.append(f"{name}: + {text[slice(*span)]}")


def _score_speaker(
    tallies: dict[str, Tally], name: str, found: Proposal, mark: dict[str, Any]
) -> None:
    who, role = mark["speaker"], mark["role"]
    said = f"{name}: {found.words[:40]!r} "
    printed = found.mention or found.attribution
    tallies["speakers"].found += 1
    right = (printed is None) if who is None else printed is not None and _same(printed, who)
    _count(tallies["speakers"], right, f"{said}{printed!r} for {who!r}")
    if role is not None:
        tallies["roles"].found += 1
        # "The council's head of waste" says whose, too: that is no error.
        same = found.role is not None and fold(found.role).endswith(fold(role))
        _count(tallies["roles"], same, f"{said}{found.role!r} for {role!r}")


def _same(printed: str, who: str) -> bool:
    return fold_name(_bare(printed)) == fold_name(_bare(who))


def _bare(name: str) -> str:
    return re.sub(r"^(the|a|an|its|his|her|their|my|our)\s+", "", name, flags=re.IGNORECASE)


def _common(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    first = {place for start, end in one for place in range(start, end)}
    second = {place for start, end in other for place in range(start, end)}
    return len(first & second) / max(1, len(first | second))


def _score_figures(
    tally: Tally, name: str, text: str, reading: Reading, gold: list[dict[str, Any]]
) -> None:
    figures = [f for p in reading.proposals for f in p.figures] + list(reading.loose_figures)
    distinct = {(f.start, f.end): f for f in figures}
    tally.found += len(distinct)
    for mark in gold:
        start, end = place(text, mark)
        near = [f for f in distinct.values() if f.start < end and start < f.end]
        value, upper = Decimal(mark["value"]), mark["upper"] and Decimal(mark["upper"])
        right = any(
            round(f.value, 4) == round(value, 4)
            and f.unit == mark["unit"]
            and (upper is None or f.upper == upper)
            for f in near
        )
        seen = [(f.printed, str(f.value), f.unit) for f in near]
        _count(tally, right, f"{name}: {mark['words']} {mark['value']} {mark['unit']}: {seen}")
    marks = [place(text, mark) for mark in gold]
    for figure in distinct.values():
        if not any(figure.start < end and start < figure.end for start, end in marks):
            tally.missed.append(f"{name}: + {figure.printed} {figure.unit}")


def _count(tally: Tally, right: bool, what: str) -> None:
    tally.marked += 1
    tally.right += right
    if not right:
        tally.missed.append(what)


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    found = score()
    for name, tally in found.items():
        sys.stdout.write(f"{name:<16} {tally}\n")
    return found


def test_there_are_thirty_articles_of_many_kinds() -> None:
    kinds = {
        json.loads(path.read_text(encoding="utf-8"))["kind"] for path in FOLDER.glob("*.json")
    }

    assert len(kinds) >= 30
    for path in FOLDER.glob("*.txt"):
        assert 120 <= len(path.read_text(encoding="utf-8").split()) <= 350


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_what_is_found_in_the_articles_does_not_fall(tallies: dict[str, Tally], name: str) -> None:
    tally = tallies[name]

    assert tally.f1 >= FLOORS[name], "\n".join(tally.missed)


if __name__ == "__main__":
    for name, tally in score().items():
        sys.stdout.write(f"\n{name}: {tally}\n")
        sys.stdout.writelines(f"  {line}\n" for line in tally.missed)
