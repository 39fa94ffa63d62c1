"""Measure how many articles a minute are read, from text and from web pages, on one core.

    python benchmarks/ingest/speed.py [FOLDER]

Reads every .txt of FOLDER (else the corpus of the tests), ROUNDS times over, as `ingest
--dry-run` does, without a base. A web page is the same text in plain markup.
"""

from __future__ import annotations

import html
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from claimsdb.errors import InputError
from claimsdb.extract.reading import read_article
from claimsdb.services.proposing import read

CORPUS = Path(__file__).resolve().parents[2] / "tests" / "corpus" / "articles"
ROUNDS = 10


def page(text: str) -> bytes:
    """The text as a web page, a paragraph each."""
    body = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))
    return f"<html><body><article>{body}</article></body></html>".encode()


def rate(files: Iterable[tuple[str, bytes]]) -> tuple[float, int]:
    """Articles a minute of processor time, and how many statements were found."""
    began, count, found = time.process_time(), 0, 0
    for name, data in files:
        try:
            found += len(read(read_article(data, name=name)).proposals)
        except InputError:
            continue
        count += 1
    return 60 * count / (time.process_time() - began), found


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    plain = [("a.txt", text.encode()) for text in texts]
    pages = [("a.html", page(text)) for text in texts]
    rate(plain[:3] + pages[:3])  # what is loaded once is not measured
    print(f"{len(texts)} articles of {words / len(texts):.0f} words, {ROUNDS} rounds")
    for kind, files in (("text", plain), ("HTML", pages)):
        speed, found = rate(files * ROUNDS)
        print(f"{kind}: {speed:,.0f} articles a minute, {found // ROUNDS} statements")


if __name__ == "__main__":
    main()
