"""HTML markup of a draft: tags out, entities read, block quotes and `<q>` as quotation marks.

No parser is asked, for a parser forgets where in the file each character stood, and a finding
has to point at the author's own line and column.
"""

from __future__ import annotations

import re
from html import unescape

_MARKS = "\"“”„«‘'”"

_SPACE = re.compile(r"[ \t]*\n\s*")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HIDDEN = re.compile(r"<(script|style|head|code|pre)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->|<!doctype[^>]*>", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|blockquote|section|article|tr|table|br|figure|header|footer)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_CITE_START = re.compile(r"<(blockquote|q)\b[^<>]*>", re.IGNORECASE)
_CITE_END = re.compile(r"</(blockquote|q)\s*>", re.IGNORECASE)


def read_html(raw: str, removed: bytearray, replaced: dict[int, str]) -> None:
    """Mark in `removed` what is markup and in `replaced` what is read in its place."""

    def remove(start: int, end: int) -> None:
        removed[start:end] = b"\x01" * (end - start)

    for pattern in (_HIDDEN, _COMMENT):
        for match in pattern.finditer(raw):
            remove(*match.span())
    for match in _ANY_TAG.finditer(raw):
        if removed[match.start()]:
            continue
        put = "\n\n" if _BLOCK.fullmatch(match[0]) else ""
        if _CITE_START.fullmatch(match[0]) and not _opens_with_mark(raw, match.end()):
            put += "“"
        elif _CITE_END.fullmatch(match[0]) and raw[: match.start()].rstrip()[-1:] not in _MARKS:
            put = "”" + put
        if put:
            replaced[match.start()] = put
        remove(*match.span())
    for match in _SPACE.finditer(raw):
        if not removed[match.start()]:
            remove(*match.span())
            replaced[match.start()] = " " + replaced.get(match.start(), "")
    for match in _ENTITY.finditer(raw):
        if not removed[match.start()]:
            character = unescape(match[0])
            if character != match[0]:
                replaced[match.start()] = character
                remove(*match.span())


def _opens_with_mark(raw: str, place: int) -> bool:
    after = _ANY_TAG.sub("", raw[place : place + 400]).lstrip()
    return unescape(after[:8])[:1] in _MARKS
