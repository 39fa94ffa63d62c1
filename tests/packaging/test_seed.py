"""The seed holds what the article prints, word for word, and every figure of it."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

FILES = ("topics", "speakers", "sources", "claims", "statements")
MODES = {"direct": "direct", "partial": "mixed", "indirect": "indirect"}
Seed = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def seed(repository: Path) -> Seed:
    found: Seed = {}
    for name in FILES:
        path = repository / "seed" / f"{name}.toml"
        found.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


@pytest.fixture(scope="module")
def gold(cases: Path) -> dict[str, Any]:
    path = cases / "seed" / "gold.json"
    if not path.is_file():
        pytest.skip("no published seed article")
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    read["article"] = (cases / "seed" / "article.txt").read_text(encoding="utf-8")
    return read


def _as_stored(quotation: dict[str, Any], article: str) -> str:
    """The words of one gold quotation: slices without marks, joined by a blank line."""
    if quotation["quoted_segments"]:
        slices = [article[s["start"] : s["end"]] for s in quotation["quoted_segments"]]
        return "\n\n".join(words.strip('"') for words in slices)
    return "\n\n".join(article[s["start"] : s["end"]] for s in quotation["content"])


def _figures(seed: Seed) -> list[dict[str, Any]]:
    owners = seed["claim"] + [q for s in seed["statement"] for q in s["quote"]]
    return [figure for owner in owners for figure in owner.get("figure", [])]


def test_every_quotation_is_the_slice_of_the_article_in_the_same_order(
    seed: Seed, gold: dict[str, Any]
) -> None:
    stored = [quote for statement in seed["statement"] for quote in statement["quote"]]

    assert [quote["words"] for quote in stored] == [
        _as_stored(quotation, gold["article"]) for quotation in gold["quotations"]
    ]
    assert [quote["mode"] for quote in stored] == [
        MODES[quotation["kind"]] for quotation in gold["quotations"]
    ]
    assert [quote["cue"] for quote in stored] == [
        quotation["cue"]["text"] for quotation in gold["quotations"]
    ]


def test_a_mixed_quotation_with_its_lead_in_is_the_reporters_clause(
    seed: Seed, gold: dict[str, Any]
) -> None:
    printed = {
        _as_stored(quotation, gold["article"]): quotation["content"][0]["text"]
        for quotation in gold["quotations"]
        if quotation["kind"] == "partial"
    }
    mixed = [q for s in seed["statement"] for q in s["quote"] if q["mode"] == "mixed"]

    assert len(mixed) == 3
    for quote in mixed:
        assert f'{quote["lead_in"]} "{quote["words"]}"' == printed[quote["words"]]


def test_every_figure_of_the_article_is_there_with_its_value_and_period(
    seed: Seed, gold: dict[str, Any]
) -> None:
    def expected(figure: dict[str, Any]) -> tuple[str, Decimal, str | None]:
        value = figure["value"]
        lower = value["min"] if isinstance(value, dict) else value
        period = figure["period"]
        return figure["text"], Decimal(str(lower)), period and period["text"]

    stored = [
        (figure["printed"], Decimal(figure["value"]), figure.get("period_printed"))
        for figure in _figures(seed)
    ]

    assert sorted(stored, key=str) == sorted(map(expected, gold["figures"]), key=str)


def test_the_speakers_are_those_of_the_article(seed: Seed, gold: dict[str, Any]) -> None:
    names = {speaker["name"] for speaker in seed["speaker"]}

    assert {"Steve Barclay", "Prof Phil Banfield", "British Medical Association", "NHS"} <= names
    for speaker in seed["speaker"]:
        assert speaker["name"] in gold["article"]
        for other in speaker.get("names", []):
            assert other["name"] in gold["article"]
        for position in speaker.get("position", []):
            assert position["title"] in gold["article"]


def test_the_figures_of_a_quotation_stand_in_its_words(seed: Seed) -> None:
    for statement in seed["statement"]:
        for quote in statement["quote"]:
            for figure in quote.get("figure", []):
                assert figure["printed"] in quote["words"]


def test_every_key_that_is_named_is_there_and_none_is_given_twice(seed: Seed) -> None:
    kinds = ("topic", "speaker", "source", "claim", "statement")
    keys = [record["key"] for kind in kinds for record in seed[kind]]
    known = {kind: {record["key"] for record in seed[kind]} for kind in kinds}

    assert len(keys) == len(set(keys))
    for record in seed["statement"] + seed["claim"]:
        assert set(record["topics"]) <= known["topic"]
    for statement in seed["statement"]:
        assert statement["speaker"] in known["speaker"]
        assert {stance["key"] for stance in statement.get("claim", [])} <= known["claim"]
        for quote in statement["quote"]:
            assert quote["source"] in known["source"]
            for figure in quote.get("figure", []):
                assert figure.get("claim") in {None, *known["claim"]}


def test_what_the_article_does_not_state_is_unknown_or_marked_as_inferred(seed: Seed) -> None:
    (source,) = seed["source"]

    assert source["issued"] == "2023-10?"
    assert not {"title", "container_title", "publisher", "url", "creator"} & set(source)
    assert {statement.get("said_on") for statement in seed["statement"]} == {None, "2023-09?"}
    for statement in seed["statement"]:
        assert ("said_on" in statement) == (statement["speaker"] == "steve-barclay")
        assert {quote["state"] for quote in statement["quote"]} == {"accepted"}
        assert {quote["basis"] for quote in statement["quote"]} == {"report"}
