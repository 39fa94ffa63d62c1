"""Read JSON lines for a bulk import: what can be done without the base, and beside it.

A long file is read by a second process, so that cutting words and hashing them takes the
other core; it reads the file itself and hands back chunks of checked lines. Nothing here
imports the database library. A line that cannot be read is reported with its number and
the others go in.
"""

from __future__ import annotations

import json
import marshal
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from claimsdb.errors import BaseError, ClaimsdbError, InputError
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import digest
from claimsdb.text.tokens import tokens

CHUNK = 20_000
LONG = 4 << 20
"""Bytes from which a file is worth a second process."""

PLAIN = ("lead_in", "basis", "cue", "attribution", "role", "language", "locator", "locator_kind")
STATEMENT = ("occasion", "note")
LISTS = ("topics", "claims", "figures")
READ = frozenset(
    ("words", "speaker", "said_on", "mode", "state", "source", "key", *PLAIN, *STATEMENT, *LISTS)
)


Rest = dict[str, Any]
Line = tuple[
    int,  # number of the line
    str,  # words
    str,  # speaker
    str | None,  # said_on
    int | None,  # its first day
    int | None,  # its last day
    int | None,  # its year
    str,  # mode
    str,  # state
    str | None,  # source: a key, an address, a title, or a description in JSON
    int,  # digest of the words
    str,  # tokens of the words, each once
    str,  # the word for the key
    Rest | None,
]
"""One statement as a line gives it, checked. A plain tuple: a million of them go from one
process to the other, and marshal writes those alone in no time."""


class Broken(NamedTuple):
    """A line that was left out, and why."""

    number: int
    reason: str


class Chunk(NamedTuple):
    """Some lines of a file, and where the file goes on behind them."""

    lines: list[Line]
    broken: list[tuple[int, str]]
    counts: dict[str, int]
    ignored: dict[str, int]
    last_number: int
    offset: int


@dataclass(slots=True)
class _Reading:
    lines: list[Line] = field(default_factory=list)
    broken: list[tuple[int, str]] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)


def chunks(path: Path, *, offset: int = 0, number: int = 0, size: int = CHUNK) -> Iterator[Chunk]:
    """Read a file from a byte on, `number` lines being done; in a second process if long.

    Raises BaseError when that process dies.
    """
    if path.stat().st_size - offset < LONG:
        yield from read(path, offset=offset, number=number, size=size)
        return
    package = str(Path(__file__).resolve().parents[2])
    program = (
        f"import sys; sys.path.insert(0, {package!r})\n"
        "from claimsdb.services.import_lines import hand_over\n"
        f"hand_over({os.fspath(path)!r}, {offset}, {number}, {size})"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        while True:
            try:
                chunk = marshal.load(process.stdout)
            except (EOFError, ValueError, TypeError):
                raise BaseError(f"Reading {path} stopped half-way.") from None
            if chunk is None:
                break
            yield Chunk(*chunk)
    finally:
        process.stdout.close()
        process.terminate()
        process.wait()


def hand_over(path: str, offset: int, number: int, size: int) -> None:
    """Read a file for the process that started this one, and write it the chunks."""
    import gc

    gc.disable()
    out = sys.stdout.buffer
    try:
        for chunk in read(Path(path), offset=offset, number=number, size=size):
            marshal.dump(tuple(chunk), out)
        marshal.dump(None, out)
        out.flush()
    except (BrokenPipeError, KeyboardInterrupt):
        # The other process was stopped: there is nobody to tell.
        os._exit(1)


def read(path: Path, *, offset: int, number: int, size: int) -> Iterator[Chunk]:
    """Read a file from a byte on, `size` lines at a time."""
    with path.open("rb") as file:
        file.seek(offset)
        while True:
            reading = _Reading()
            count = 0
            for raw in file:
                count += 1
                offset += len(raw)
                if raw.strip():
                    _read_line(raw, number + count, reading)
                if count == size:
                    break
            if not count:
                return
            number += count
            yield Chunk(
                reading.lines,
                reading.broken,
                dict(Counter(chain.from_iterable([line[11].split() for line in reading.lines]))),
                dict(reading.ignored),
                number,
                offset,
            )


def _read_line(raw: bytes, number: int, reading: _Reading) -> None:
    try:
        given = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
        if not isinstance(given, dict):
            raise InputError("it is no JSON object")
        if not READ.issuperset(given):
            reading.ignored.update(given.keys() - READ)
        reading.lines.append(_line(given, number))
    except ClaimsdbError as error:
        reading.broken.append((number, str(error)))
    except json.JSONDecodeError as error:
        reading.broken.append((number, f"it is not JSON: {error.msg}, column {error.colno}"))
    except (UnicodeDecodeError, RecursionError, ValueError):
        reading.broken.append((number, "it is not JSON in UTF-8"))


def _line(given: dict[str, Any], number: int) -> Line:
    words = _words(given.get("words"))
    speaker = given.get("speaker")
    if isinstance(speaker, dict):
        speaker = speaker.get("key") or speaker.get("name")
    if not isinstance(speaker, str) or not speaker.strip():
        raise InputError("it has no speaker")
    said_on = first = last = year = None
    if (said := given.get("said_on")) is not None:
        said_on, first, last, year = _date(_text("said_on", said))
    source = given.get("source")
    if isinstance(source, dict):
        source = json.dumps(source)
    elif source is not None:
        source = _text("source", source)
    rest = None
    if len(given) > 2 and not _COMMON.issuperset(given):
        rest = {
            name: value
            for name in (*PLAIN, *STATEMENT, *LISTS, "key")
            if (value := given.get(name)) not in (None, "", [])
        }
    found = set(tokens(words))
    telling = max(found, key=len, default="")
    return (
        number,
        words,
        speaker,
        said_on,
        first,
        last,
        year,
        given.get("mode") or "direct",
        given.get("state") or "accepted",
        source,
        digest(words),
        " ".join(found),
        telling,
        rest or None,
    )


_COMMON = frozenset(("words", "speaker", "said_on", "mode", "state", "source"))
_MARKS = "\"“„«»‘'"


def _words(words: Any) -> str:
    if not isinstance(words, str):
        raise InputError("it has no words")
    if (
        words.isascii()
        and words.isprintable()
        and 2 < len(words) <= 100_000
        and words[0] not in _MARKS
        and words[0].isalpha()
        and words[-1] != " "
    ):
        return words
    from claimsdb.services.statements import checked_words

    return checked_words(words)


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise InputError(f"its {name} is no text")
    return value


@lru_cache(maxsize=50_000)
def _date(text: str) -> tuple[str, int | None, int | None, int | None]:
    date = parse_date(text)
    return date.edtf, date.first, date.last, date.year
