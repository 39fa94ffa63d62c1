"""Names as .bib files have them, and TeX's spellings of letters.

`and` outside braces parts names; braces around a whole name make it one that has no parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from claimsdb.citations.record import CreatorRecord

_ROLES = {"author": "author", "editor": "editor", "translator": "translator",
          "bookauthor": "container-author"}  # fmt: skip
_KNOWN = frozenset(
    ("director", "interviewer", "producer", "host", "guest", "narrator", "performer", "chair",
     "composer", "illustrator", "recipient", "contributor", "compiler")
)  # fmt: skip
_TEX = re.compile(r"[\\{}$~%`]|--|''")


def creators(raw: Mapping[str, str]) -> tuple[CreatorRecord, ...]:
    """The creators of a source, by CSL role; a speaker is not one of them."""
    found: list[CreatorRecord] = []
    for field, role in _ROLES.items():
        found += [_as(name, role) for name in names(raw.get(field, ""))]
    for letter in "abc":
        kind = decode(raw.get(f"name{letter}type", "")).lower()
        if kind != "speaker" and raw.get(f"name{letter}"):
            role = kind if kind in _KNOWN else "contributor"
            found += [_as(name, role) for name in names(raw[f"name{letter}"])]
    return tuple(found)


def _as(name: CreatorRecord, role: str) -> CreatorRecord:
    return CreatorRecord(role=role, family=name.family, given=name.given, literal=name.literal)


def names(text: str) -> list[CreatorRecord]:
    """The names of a field; `others` and empty ones are left out.

    >>> [one.name for one in names("van der Berg, Jan and {The BMA} and others")]
    ['Jan van der Berg', 'The BMA']
    """
    found = (_name(part.strip()) for part in _parted(" ".join(text.split())))
    return [name for name in found if name is not None]


def _parted(text: str) -> list[str]:
    """Cut at ` and ` that no brace encloses."""
    parts, depth, last = [], 0, 0
    for match in re.finditer(r"[{}]| and (?=\S)", text, re.IGNORECASE):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(text[last : match.start()])
            last = match.end()
    return [*parts, text[last:]]


def _name(text: str) -> CreatorRecord | None:
    if not text or text.lower() == "others":
        return None
    if text.startswith("{") and _closing(text) == len(text) - 1:
        return CreatorRecord(literal=decode(text[1:-1]))
    pieces = [piece.strip() for piece in _commas(text)]
    if len(pieces) == 1:
        words = _words(text)
        # The particle begins at the first small letter: Ludwig van Beethoven.
        start = next(
            (i for i, word in enumerate(words[:-1]) if word[:1].islower()), len(words) - 1
        )
        family, given = " ".join(words[start:]), " ".join(words[:start])
    elif len(pieces) == 2:
        family, given = pieces
    else:
        family, given = f"{pieces[0]}, {pieces[1]}", pieces[2]
    family, given = decode(family), decode(given)
    return CreatorRecord(family=family, given=given or None) if family else None


def _closing(text: str) -> int:
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return place
    return -1


def _commas(text: str) -> list[str]:
    return _cut(text, ",")


def _words(text: str) -> list[str]:
    return [word for word in _cut(text.replace("~", " "), " ") if word]


def _cut(text: str, at: str) -> list[str]:
    parts, depth, last = [], 0, 0
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if character == at and depth <= 0:
            parts.append(text[last:place])
            last = place + 1
    return [*parts, text[last:]]


def decode(text: str) -> str:
    r"""The text that TeX would set: accents as letters, braces gone.

    >>> decode(r"{\"U}ber 5\% {NHS}"), decode(r"\textit{so}")
    ('Über 5% NHS', 'so')
    """
    if not _TEX.search(text):
        return text
    # Two names of signs that the decoder does not know.
    text = text.replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")
    decoder, entry, field = _decoder()
    read = decoder.transform_entry(entry("x", "x", [field("x", text)]), None)
    value = str(read.fields[0].value) if getattr(read, "fields", None) else text
    return value.strip()


@cache
def _decoder() -> tuple[Any, Any, Any]:
    from bibtexparser.middlewares import LatexDecodingMiddleware
    from bibtexparser.model import Entry, Field

    return LatexDecodingMiddleware(), Entry, Field
