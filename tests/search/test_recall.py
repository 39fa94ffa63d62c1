"""How much of what is badly remembered is found: floors, and how many queries it takes.

The corpus and the searches are those of the benchmark, small and from one seed.
"""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from claimsdb.search.find import search
from claimsdb.search.query import Filters, Query
from claimsdb.services.importing import import_file
from claimsdb.services.opening import open_base
from claimsdb.settings import read_settings

SIZE = 4_000
FLOORS = {"a": 0.97, "b": 0.97, "c": 0.97, "d": 0.97, "e": 0.97}
QUERIES = 90


@pytest.fixture(scope="module")
def generated(repository: Path) -> ModuleType:
    path = repository / "benchmarks" / "search" / "generated.py"
    spec = importlib.util.spec_from_file_location("generated_corpus", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def base(
    generated: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    """A base of generated statements; each one's note is its number."""
    folder = tmp_path_factory.mktemp("recall")
    lines = folder / "corpus.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for row in generated.corpus(SIZE):
            line = {"speaker": row.speaker, "words": row.words, "note": str(row.number)}
            file.write(json.dumps(line) + "\n")
    path = folder / "base.db"
    with open_base(read_settings(str(path), "tester")) as opened:
        assert import_file(opened, lines).added == SIZE
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def query_of(asked: object) -> Query:
    text, speaker = asked.text, asked.speaker  # type: ignore[attr-defined]
    return Query(words=text, filters=Filters(speaker=(speaker,)) if speaker else Filters())


def test_what_is_badly_remembered_is_among_the_first_ten(
    base: sqlite3.Connection, generated: ModuleType
) -> None:
    numbers = dict(base.execute("SELECT id, CAST(note AS INTEGER) FROM statement"))
    found: dict[str, list[bool]] = {}

    for asked in generated.searches(list(generated.corpus(SIZE)), each=60):
        hits = search(base, query_of(asked), limit=10).hits
        found.setdefault(asked.kind, []).append(
            asked.number in {numbers[hit.statement_id] for hit in hits}
        )

    recall = {kind: sum(hits) / len(hits) for kind, hits in found.items()}
    assert {kind for kind, floor in FLOORS.items() if recall[kind] < floor} == set(), recall


def test_a_search_takes_a_bounded_number_of_queries(
    base: sqlite3.Connection, generated: ModuleType
) -> None:
    asked = generated.searches(list(generated.corpus(SIZE)), each=10)
    counts = []
    for one in asked:
        statements: list[str] = []
        base.set_trace_callback(statements.append)
        search(base, query_of(one), limit=10)
        base.set_trace_callback(None)
        counts.append(sum(not sql.startswith("--") for sql in statements))

    assert max(counts) <= QUERIES, sorted(counts)[-5:]


def test_the_corpus_is_the_same_for_everybody(generated: ModuleType) -> None:
    rows = list(generated.corpus(50))

    assert rows == list(generated.corpus(60))[:50]
    assert generated.searches(rows * 20, each=2) == generated.searches(rows * 20, each=2)
