"""Where in a source the words stand: a page, a column, a paragraph or a timecode."""

from __future__ import annotations

import re

from claimsdb.errors import InputError

_NAMED = re.compile(
    r"(?P<kind>pages?|pp?\.?|columns?|cols?\.?|paragraphs?|paras?\.?|¶|time|timecode|t)\s*"
    r"(?P<place>\d\S*|[ivxlcdm]+)",
    re.IGNORECASE,
)
_TIMECODE = re.compile(
    r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?(?:-(?:\d{1,3}:)?\d{1,2}:\d{2})?"
)
_KINDS = {"p": "page", "c": "column", "¶": "paragraph", "t": "timecode"}


def read_locator(text: str) -> tuple[str, str]:
    """The locator in `text` and its kind.

    Raises InputError where no kind can be told: `14:32` is a timecode, `123` alone is not.

    >>> read_locator("14:32"), read_locator("col 123"), read_locator("p. 7")
    (('14:32', 'timecode'), ('123', 'column'), ('7', 'page'))
    """
    text = text.strip()
    if _TIMECODE.fullmatch(text):
        return text, "timecode"
    found = _NAMED.fullmatch(text)
    if found is None:
        raise InputError(
            f"{text!r} is not a place in a source.",
            hint='Write "14:32" for a recording, "p 12", "col 123" or "para 4".',
        )
    word = found["kind"].lower()
    kind = "paragraph" if word.startswith("para") else _KINDS[word[0]]
    return found["place"], kind
