"""The seed article's gold: eleven quotations, held as a careful reader marked them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from claimsdb.extract.statements import Candidate, find_statements

_CASES = os.environ.get("CLAIMSDB_CASES")
_ROOT = Path(_CASES) if _CASES else Path(__file__).parents[2].parent / "shared"
_SEED = _ROOT / "seed"

pytestmark = pytest.mark.skipif(
    not (_SEED / "gold.json").exists(), reason="the seed article is not beside the project"
)


@pytest.fixture(scope="module")
def found() -> list[Candidate]:
    return find_statements((_SEED / "article.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    quotations: list[dict[str, Any]] = json.loads(
        (_SEED / "gold.json").read_text(encoding="utf-8")
    )["quotations"]
    return quotations


def test_every_quotation_of_the_seed_article_is_found_and_no_other(
    found: list[Candidate], gold: list[dict[str, Any]]
) -> None:
    assert [_shape(c) for c in found] == [_gold_shape(q) for q in gold]


def test_every_speaker_of_the_seed_article_is_named_in_full(found: list[Candidate]) -> None:
    names = [c.speaker.name if c.speaker else None for c in found]

    assert names == [
        "new figures",
        "British Medical Association",
        "British Medical Association",
        "NHS figures",
        "British Medical Association",
        "Steve Barclay",
        "Steve Barclay",
        "Steve Barclay",
        "Phil Banfield",
        "Phil Banfield",
        "Phil Banfield",
    ]
    assert all(c.speaker and c.speaker.certain for c in found)


def test_the_day_and_the_roles_of_the_seed_article_are_kept(found: list[Candidate]) -> None:
    assert found[5].said_when == "Speaking last week"
    assert found[5].role == "Health Secretary"
    assert found[8].role == "council chairman of the BMA"
    assert found[8].speaker is not None
    assert found[8].speaker.honorific == "Prof"


def _shape(c: Candidate) -> tuple[object, ...]:
    assert c.speaker is not None
    content = None if c.mode == "direct" else list(c.content)
    outer = [] if c.mode == "indirect" else [(a - 1, b) for a, b in c.spans]
    return c.mode, (c.speaker.start, c.speaker.end), c.cue_span, content, outer


def _gold_shape(q: dict[str, Any]) -> tuple[object, ...]:
    mode = "mixed" if q["kind"] == "partial" else q["kind"]
    content = [(c["start"], c["end"]) for c in q["content"]] if q["content"] else None
    # The gold takes the marks in, and a paragraph that goes on has none at its end.
    outer = [(s["start"], s["end"] - (s["text"][-1] == '"')) for s in q["quoted_segments"]]
    mention, cue = q["speaker_mention"], q["cue"]
    return (
        mode,
        (mention["start"], mention["end"]),
        (cue["start"], cue["end"]),
        content,
        outer,
    )
