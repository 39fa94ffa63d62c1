"""Hold the comparison to its floors on labelled pairs, and print what it reaches."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from claimsdb.compare.findings import HARMFUL, Context
from claimsdb.compare.judge import compare

HERE = Path(__file__).parent
LEAST_ACCURACY = 0.97
MOST_FALSE_ALARMS = 0.02
FILES = sorted(path.name for path in HERE.glob("*.jsonl"))


def read(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def judged(pair: dict[str, str]) -> str:
    context = Context(pair.get("after", ""), pair.get("draft_before"), pair.get("draft_after"))
    return compare(pair["draft"], pair["source"], context=context).type.value


@pytest.mark.parametrize("name", FILES)
def test_types_are_those_of_a_careful_editor(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = read(name)
    wrong = [(pair, found) for pair in pairs if (found := judged(pair)) != pair["type"]]
    missed = [p["id"] for p, found in wrong if p["type"] in HARMFUL and found not in HARMFUL]
    alarms = [p["id"] for p, found in wrong if p["type"] not in HARMFUL and found in HARMFUL]
    harmless = sum(pair["type"] not in HARMFUL for pair in pairs)
    accuracy = 1 - len(wrong) / len(pairs)
    lines = [
        (
            f"\n{name}: {len(pairs)} pairs, type accuracy {accuracy:.4f}, harmful called harmless "
            f"{len(missed)}, harmless called harmful {len(alarms)} of {harmless}"
        )
    ]
    lines += [f"  {pair['id']}: {pair['type']}, but found {found}" for pair, found in wrong]
    with capsys.disabled():
        sys.stdout.write("\n".join(lines) + "\n")

    assert accuracy >= LEAST_ACCURACY
    assert missed == []
    assert len(alarms) <= MOST_FALSE_ALARMS * harmless


def test_the_corpus_is_as_large_as_it_must_be() -> None:
    handwritten = read("handwritten.jsonl") + read("traps.jsonl") + read("late.jsonl")
    generated = read("generated.jsonl")

    assert len(handwritten) >= 60
    assert len(generated) >= 300
    assert len(json.loads((HERE / "sentences.json").read_text(encoding="utf-8"))) >= 48
    for pairs in (handwritten, generated):
        assert min(Counter(pair["type"] for pair in pairs).values()) >= 3
        assert len({pair["type"] for pair in pairs}) == 10


def test_the_generated_pairs_are_what_the_generator_makes() -> None:
    spec = importlib.util.spec_from_file_location("generate", HERE / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)

    assert generate.lines() == (HERE / "generated.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_a_suggestion_checked_again_does_no_harm(name: str) -> None:
    for pair in read(name):
        before, after = pair.get("draft_before"), pair.get("draft_after")
        found = compare(
            pair["draft"],
            pair["source"],
            context=Context(pair.get("after", ""), before, after),
        )
        if found.suggestion is None:
            continue
        again = compare(
            found.suggestion,
            pair["source"] + pair.get("after", ""),
            context=Context("", before, after),
        )
        assert not again.harmful, pair["id"]
