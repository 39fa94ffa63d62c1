"""Eight writers add five hundred statements each while two readers search: is all there?

    python tests/reliability/writers.py URL [WRITERS [ADDS]]

Prints how long it took, how many stand in the base, what was refused, how long the slowest
add and search took, and what `db verify` finds. The base at URL must be new.
"""

# ruff: noqa: T201 (a script: it prints)

from __future__ import annotations

import multiprocessing
import sys
import time
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from claimsdb.services import searching, statements, verifying
from claimsdb.services.opening import open_base
from claimsdb.settings import read_settings
from claimsdb.storage.models import Quote, Statement

if TYPE_CHECKING:
    Said = Queue[tuple[str, float, list[str]]]


def write(url: str, writer: int, adds: int, said: Said) -> None:
    """Add statements, each in a batch of its own; say the longest wait and every failure."""
    longest, failures = 0.0, []
    with open_base(read_settings(url, f"writer {writer}")) as base:
        for number in range(adds):
            began = time.monotonic()
            try:
                with base.writing("add quote") as session:
                    words = f"Writer {writer} says for the {number}th time that it goes on."
                    new = statements.NewQuote(words=words, speaker="The Quayside Trust")
                    statements.add_quote(session, new, create=True)
            except Exception as error:
                failures.append(f"{type(error).__name__}: {error}")
            longest = max(longest, time.monotonic() - began)
    said.put(("add", longest, failures))


def read(url: str, done: Event, said: Said) -> None:
    """Search until all is written."""
    longest, failures = 0.0, []
    with open_base(read_settings(url, "reader")) as base:
        while not done.is_set():
            began = time.monotonic()
            try:
                with base.reading() as session:
                    searching.search(session, "wrtier says it goes on")
            except Exception as error:
                failures.append(f"{type(error).__name__}: {error}")
            longest = max(longest, time.monotonic() - began)
            time.sleep(0.05)
    said.put(("search", longest, failures))


def main(url: str, writers: int = 8, adds: int = 500) -> int:
    """Run it and print what happened; 0 when nothing is lost, doubled or refused."""
    context = multiprocessing.get_context("spawn")
    said: Said = context.Queue()
    done = context.Event()
    began = time.monotonic()
    # The writers make the base too: first opens race as everything else does.
    writing = [context.Process(target=write, args=(url, n, adds, said)) for n in range(writers)]
    reading = [context.Process(target=read, args=(url, done, said)) for _ in range(2)]
    for process in (*writing, *reading):
        process.start()
    for process in writing:
        process.join()
    lasted = time.monotonic() - began
    done.set()
    for process in reading:
        process.join()
    reports = [said.get(timeout=10) for _ in (*writing, *reading)]
    failures = [failure for _, _, failed in reports for failure in failed]
    with open_base(read_settings(url, "tester")) as base, base.reading() as session:
        there = session.scalar(select(func.count()).select_from(Statement))
        different = session.scalar(select(func.count(Quote.words.distinct())))
        found = verifying.verify(session)
    print(f"{writers} writers x {adds} adds, 2 readers: {lasted:.1f} s, "
          f"{writers * adds / lasted:.0f} adds/s")  # fmt: skip
    print(f"there: {there}, different: {different}, failures: {len(failures)} {failures[:3]}")
    for what in ("add", "search"):
        print(f"slowest {what}: {max(wait for kind, wait, _ in reports if kind == what):.2f} s")
    print(f"verify: {len(found)} findings {found[:3]}")
    return 0 if there == different == writers * adds and not failures and not found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
