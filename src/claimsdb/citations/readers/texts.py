"""Bytes as text, JSON without surprises, and dates as loosely as people write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from claimsdb.errors import InputError, PartialDateError
from claimsdb.text.dates import parse_date

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|p|br|span)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_DESCRIBED = re.compile(r"\[[^\[\]]{3,40}\]")
_DESCRIPTIONS = frozenset(
    (
        "[news article]", "[magazine article]", "[journal article]", "[broadcast]", "[speech]",
        "[interview]", "[post]", "[blog post]", "[web page]", "[report]", "[hearing]",
        "[legislation]", "[bill]", "[book]", "[video]", "[personal communication]",
        "[data set]", "[source]", "[source unknown]",
    )
)  # fmt: skip


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 that says so. Raises InputError, naming the byte."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"The file is not UTF-8: byte {error.start + 1:,} fits no character.",
            hint="Save it as UTF-8, or: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW",
        ) from error


def json_of(data: bytes) -> Any:
    """The JSON of a file. Raises InputError with line and column."""
    try:
        return json.loads(decoded(data), parse_float=str)
    except json.JSONDecodeError as error:
        raise InputError(
            f"The file is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        ) from error
    except RecursionError as error:
        raise InputError("The file's JSON is nested too deeply to be read.") from error


def json_lines(file: BinaryIO) -> Iterator[tuple[int, Any]]:
    """Each line's number and JSON value, or the InputError that it raised.

    A line ends at a line feed and at nothing else: U+2028 may stand inside a text.
    """
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            yield number, json_of(line)
        except InputError as error:
            yield number, error


def loose_date(text: object) -> str | None:
    """The EDTF of a date as reference managers keep it; None where none can be read.

    A date is never read for more than it surely says: of an odd one only the year remains.

    >>> loose_date("2023-10-04T12:00:00Z"), loose_date("2023/10//"), loose_date("Autumn 2023")
    ('2023-10-04', '2023-10', '2023')
    >>> loose_date("Dec. 23rd, 2010"), loose_date("Sept-Oct 1998"), loose_date("3/4/2010")
    ('2010-12-23', '1998', '2010')
    """
    written = " ".join(str(text or "").split())
    if not written:
        return None
    try:
        return parse_date(written).edtf
    except PartialDateError:
        pass
    found = _ISO.match(written)
    if found is not None:
        parts = [f"{int(part):02d}" for part in found.groups() if part and int(part)]
        for length in (len(parts), 2, 1):
            try:
                return parse_date("-".join(parts[:length])).edtf
            except PartialDateError:
                continue
    years = set(_YEAR.findall(written))
    if len(years) != 1:
        return None
    (year,) = years
    return _with_month(written, year) or year


def _with_month(written: str, year: str) -> str | None:
    """The month, and the day, that stand beside a year in words; None where two may be meant."""
    months = [_MONTHS.index(m.lower()) + 1 for m in _MONTH.findall(written)]
    numbers = re.findall(r"\d+", written.replace(year, " ", 1))
    if len(months) != 1 or len(numbers) > 1:
        return None
    parts = [year, f"{months[0]:02d}"]
    if numbers and 1 <= int(numbers[0]) <= 31:
        parts.append(f"{int(numbers[0]):02d}")
    try:
        return parse_date("-".join(parts)).edtf
    except PartialDateError:
        return None


def plain_text(text: object) -> str | None:
    """Text without the few tags that titles carry; None for nothing.

    >>> plain_text("The <i>Concept</i> of Law"), plain_text(" ")
    ('The Concept of Law', None)
    """
    written = str(text) if isinstance(text, str | int) and not isinstance(text, bool) else ""
    if "<" in written:
        written = _TAGS.sub("", written)
    return " ".join(written.split()) or None


def title_text(text: object) -> str | None:
    """A title; what only stands for a missing one, such as `[News article]`, is none.

    >>> title_text("[News article]"), title_text("[Untitled] sketches")
    (None, '[Untitled] sketches')
    """
    title = plain_text(text)
    if title and _DESCRIBED.fullmatch(title) and title.lower() in _DESCRIPTIONS:
        return None
    return title
