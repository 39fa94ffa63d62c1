"""Measure search beside its peers, in one run: speed, recall, size, building, memory.

    python benchmarks/search/run.py --statements 100000
    python benchmarks/search/run.py --corpus corpus.tsv --queries queries.json --write

Without --corpus a corpus is generated. A TSV has five columns: number, speaker, date, source
and text; queries are a JSON list of {"cls", "id", "q", "speaker"}. All searches are asked
once to warm up and once more on the clock. Recall counts a search as answered when the
statement it was made from is among the first ten (strict), or when one of the ten is as like
the search as that statement, by the scorer of the scan (tie-aware).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generated import CLASSES, Row, Search, corpus, searches
from peers import Claimsdb, Engine, Scan, Tantivy, Trgm, Trigram
from report import write_report

from claimsdb.services.importing import import_file
from claimsdb.services.opening import open_base
from claimsdb.settings import read_settings
from claimsdb.text.folding import fold


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine did: milliseconds, shares of searches, bytes, statements a second."""

    name: str
    p50: float
    p95: float
    p99: float
    strict: float
    aware: float
    worst: float
    classes: dict[str, float]
    size: float
    rate: float


def main() -> None:
    options = _options()
    rows = _rows(options)
    queries = _queries(options, rows)
    text = sum(len(row.words.encode()) for row in rows)
    print(f"{len(rows):,} statements, {text / 1e6:.0f} MB of text, {len(queries)} searches")
    words = {row.number: fold(row.words) for row in rows}
    found = []
    with tempfile.TemporaryDirectory() as folder:
        base, rate = _import(rows, Path(folder))
        whole = base.stat().st_size / text
        print(f"imported at {rate:,.0f} statements/s; the whole base is {whole:.2f} x the text")
        for engine in _engines(options, base):
            built = rate
            if not isinstance(engine, Claimsdb):
                begun = time.perf_counter()
                engine.build(rows)
                built = len(rows) / (time.perf_counter() - begun)
            asked = queries
            if isinstance(engine, Scan) and options.scan:
                asked = [query for query in queries for kind in CLASSES if query.kind == kind]
                asked = asked[:: max(1, len(asked) // options.scan)]
            found.append(_measure(engine, asked, words, text, built))
            _print(found[-1], found[0])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the whole run: {peak:,.0f} MB")
    if options.write:
        write_report(Path(options.write), len(rows), _machine(), whole, found)


def _measure(
    engine: Engine, queries: Sequence[Search], words: dict[int, str], text: int, rate: float
) -> Measured:
    from rapidfuzz import fuzz

    def like(query: str, number: int) -> float:
        said = words[number]
        return max(fuzz.partial_ratio(query, said), fuzz.token_set_ratio(query, said))

    for query in queries if not isinstance(engine, Scan) else queries[:3]:
        engine.ask(query)
    times = []
    strict: list[bool] = []
    aware: dict[str, list[bool]] = {}
    for query in queries:
        begun = time.perf_counter()
        answers = engine.ask(query)
        times.append((time.perf_counter() - begun) * 1000)
        folded = fold(query.text)
        least = like(folded, query.number)
        strict.append(query.number in answers)
        aware.setdefault(query.kind, []).append(
            strict[-1] or any(like(folded, number) >= least for number in answers)
        )
    times.sort()
    classes = {kind: sum(hits) / len(hits) for kind, hits in sorted(aware.items())}
    return Measured(
        engine.name,
        *(times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.95, 0.99)),
        sum(strict) / len(strict),
        sum(map(sum, aware.values())) / len(strict),
        min(classes.values()),
        classes,
        engine.size() / text,
        rate,
    )


def _print(one: Measured, ours: Measured) -> None:
    classes = " ".join(f"{kind} {share:.3f}" for kind, share in one.classes.items())
    print(
        f"{one.name:15} p50 {one.p50:8.1f}  p95 {one.p95:8.1f}  p99 {one.p99:8.1f} ms   "
        f"recall@10 {one.strict:.3f} strict {one.aware:.3f} tie-aware ({classes})   "
        f"index {one.size:.2f} x text   {one.rate:,.0f}/s   p50 {one.p50 / ours.p50:.1f} x ours"
    )


def _import(rows: Sequence[Row], folder: Path) -> tuple[Path, float]:
    """Make a base through our own importer; a statement's note is its number in the corpus."""
    lines = folder / "corpus.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(
                json.dumps(
                    {
                        "speaker": row.speaker,
                        "words": row.words,
                        "said_on": row.said_on,
                        "source": {"title": row.source},
                        "note": str(row.number),
                    },
                    ensure_ascii=False,
                )
                + "\n"
            )
    path = folder / "base.db"
    with open_base(read_settings(str(path), "benchmark")) as base:
        begun = time.perf_counter()
        done = import_file(base, lines)
        rate = done.added / (time.perf_counter() - begun)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path, rate


def _engines(options: argparse.Namespace, base: Path) -> list[Engine]:
    engines: list[Engine] = [Claimsdb(base)]
    wanted = options.peers.split(",") if options.peers else []
    if "tantivy" in wanted:
        engines.append(Tantivy())
    if "trigram" in wanted:
        engines.append(Trigram())
    if "pg_trgm" in wanted and (url := os.environ.get("CLAIMSDB_BENCHMARK_POSTGRES")):
        engines.append(Trgm(url))
    if "scan" in wanted:
        engines.append(Scan())
    return engines


def _rows(options: argparse.Namespace) -> list[Row]:
    if not options.corpus:
        return list(corpus(options.statements))
    rows = []
    with Path(options.corpus).open(encoding="utf-8") as file:
        for line in file:
            number, speaker, day, source, words = line.rstrip("\n").split("\t", 4)
            if int(number) > options.statements:
                break
            rows.append(Row(int(number), speaker, day, source, words))
    return rows


def _queries(options: argparse.Namespace, rows: Sequence[Row]) -> list[Search]:
    if not options.queries:
        return searches(rows)
    given = json.loads(Path(options.queries).read_text(encoding="utf-8"))
    here = {row.number for row in rows}
    return [
        Search(entry["cls"], entry["id"], entry["q"], entry["speaker"])
        for entry in given
        if entry["id"] in here
    ]


def _machine() -> str:
    python = ".".join(platform.python_version_tuple()[:2])
    sqlite = ".".join(sqlite3.sqlite_version.split(".")[:2])
    return f"{os.cpu_count()} cores, Python {python}, SQLite {sqlite}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--statements", type=int, default=100_000, metavar="N")
    parser.add_argument("--corpus", help="a TSV of real text instead of a generated corpus")
    parser.add_argument("--queries", help="a JSON list of searches over --corpus")
    parser.add_argument("--peers", default="tantivy,trigram,pg_trgm,scan")
    parser.add_argument("--scan", type=int, default=50, help="searches that the scan is asked")
    parser.add_argument("--write", metavar="PATH", help="put the table and plot into this page")
    return parser.parse_args()


if __name__ == "__main__":
    main()
