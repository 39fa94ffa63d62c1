"""One base on SQLite and its copy on PostgreSQL, asked the same: how fast, and as well?

    claimsdb copy claims.db postgresql+psycopg://HOST/NAME
    python benchmarks/search/both_engines.py claims.db postgresql+psycopg://HOST/NAME

Searches are made from statements of the base: a piece of one, words left out, one misspelt.
`cpu` is what this process and the server's used for a search together, which other work on
the machine does not change; it is read where the server runs on this Linux machine.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from claimsdb.search.connect import tune
from claimsdb.search.find import search
from claimsdb.search.query import Query
from claimsdb.storage.engine import make_engine

SEARCHES = 500
TOP = 10


def searches(base: sqlite3.Connection, seed: int = 7) -> Iterator[tuple[int, str]]:
    """Statement ids, and what somebody who remembers them badly types."""
    chance = random.Random(seed)
    ((last,),) = base.execute("SELECT max(id) FROM quote")
    made = 0
    while made < SEARCHES:
        row = base.execute(
            "SELECT statement_id, words FROM quote WHERE id = ? AND length(words) > 60",
            (chance.randint(1, last),),
        ).fetchone()
        if row is None:
            continue
        words = row[1].split()
        start = chance.randrange(max(1, len(words) - 8))
        piece = [word for word in words[start : start + 9] if chance.random() > 0.15]
        longest = max(range(len(piece)), key=lambda place: len(piece[place]), default=None)
        if longest is None or len(piece) < 4:
            continue
        word = piece[longest]
        cut = chance.randrange(1, max(2, len(word) - 1))
        piece[longest] = word[:cut] + word[cut + 1 :]
        made += 1
        yield row[0], " ".join(piece)


def ask(
    name: str, connection: Any, wanted: Sequence[tuple[int, str]], server: Callable[[], float]
) -> None:
    """Ask everything and print a row of the table."""
    times: list[float] = []
    used: list[float] = []
    found = 0
    for _, text in wanted[:30]:
        search(connection, Query(words=text), limit=TOP)
    for statement, text in wanted:
        there, own, began = server(), time.process_time(), time.perf_counter()
        hits = search(connection, Query(words=text), limit=TOP).hits
        times.append((time.perf_counter() - began) * 1_000)
        used.append((time.process_time() - own) * 1_000 + server() - there)
        found += any(hit.statement_id == statement for hit in hits)
    print(
        f"| {name} | {_at(times, 0.5)} | {_at(times, 0.95)} | {_at(used, 0.5)} | "
        f"{_at(used, 0.95)} | {found / len(wanted):.3f} |"
    )


def _at(values: list[float], share: float) -> str:
    return f"{sorted(values)[int(len(values) * share)]:.1f}"


def main(base: str, url: str) -> None:
    """Print the table."""
    local = sqlite3.connect(f"{Path(base).absolute().as_uri()}?mode=ro", uri=True)
    tune(local)
    wanted = list(searches(local))
    print("| engine | p50 ms | p95 ms | cpu p50 | cpu p95 | found in 10 |")
    print("| --- | --- | --- | --- | --- | --- |")
    ask("SQLite", local, wanted, lambda: 0.0)
    with make_engine(url).connect() as held:
        driver: Any = held.connection.driver_connection
        ticks = Path(f"/proc/{driver.info.backend_pid}/schedstat")

        def server() -> float:
            return int(ticks.read_text().split()[0]) / 1e6 if ticks.exists() else 0.0

        ask("PostgreSQL", driver, wanted, server)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
