"""Markdown markup of a draft: what of it is no words, and what its citations name.

Code, metadata and comments are nobody's speech. A block quote is: its marks are put in where
its author has none, and again before each of its paragraphs, as printers do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.MULTILINE | re.DOTALL)
        for pattern in (
            r"\A---\r?\n.*?^(?:---|\.\.\.)[ \t\r]*$",  # metadata
            r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[ \t\r]*$|\Z)",  # code block
            r"<!--.*?-->",
            r"(?<!`)(?P<ticks>`+)(?!`).{1,400}?(?<!`)(?P=ticks)(?!`)",  # code
        )
    )


_CITATION = re.compile(r"[ \t]?\[[^\[\]\n]{0,80}?-?@\w[^\[\]\n]*\]")
_KEYS = re.compile(r"@([A-Za-z0-9_][\w:.#$%&+?<>~/-]*)")
_BARE_KEY = re.compile(r"(?<![\w@/.\[;-])@([A-Za-z0-9_][\w:.-]*)")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]:?")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])"
    r"|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)"
)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+|^[ ]{0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE)
_QUOTED = re.compile(r"^(?:[ ]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^[ ]{0,3}>[ \t]?", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
# A line end inside a paragraph is a space; two spaces or a backslash before it keep it.
_WRAP = re.compile(
    r"(?<![\s\\])[ \t]?\r?\n(?=(?:[ ]{0,3}>[ \t]?)*[ \t]*"
    r"(?!>|#{1,6}[ \t]|\||[-+*][ \t]|\d{1,3}[.)][ \t]|```|~~~|\[\^|===|---)\S)"
)
_ENDED = re.compile(r"[.!?][\"”’'»)\]*_]*$")
_WRAPPED_WIDTH = range(50, 111)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,400}>")


def read_markdown(
    raw: str, removed: bytearray, replaced: dict[int, str], cited: list[tuple[int, str]]
) -> None:
    """Mark in `removed` what is markup, in `replaced` what is put in, in `cited` the keys."""

    def remove(start: int, end: int) -> None:
        removed[start:end] = b"\x01" * (end - start)

    def free(match: re.Match[str]) -> bool:
        return not removed[match.start()]

    for pattern in _patterns():
        for match in pattern.finditer(raw):
            remove(*match.span())
    for match in _CITATION.finditer(raw):
        if free(match):
            cited += [(match.start(), key.rstrip(".,;")) for key in _KEYS.findall(match[0])[:1]]
            remove(*match.span())
    for match in _BARE_KEY.finditer(raw):
        if free(match):
            cited.append((match.start(), match[1].rstrip(".,;:")))
    cited.sort()
    for match in _LINK.finditer(raw):
        if free(match):
            remove(match.start(), match.start("text"))
            remove(match.end("text"), match.end())
    for block in _QUOTED.finditer(raw):
        if free(block):
            _block_quote(raw, block, remove, replaced)
    for wrap in _WRAP.finditer(raw):
        if free(wrap) and _is_soft(raw, wrap.start()):
            remove(*wrap.span())
            replaced[wrap.start()] = replaced.get(wrap.start(), "") + " "
    for pattern in (_FOOTNOTE, _EMPHASIS, _HEADING, _ITEM, _ESCAPE, _TAG):
        for match in pattern.finditer(raw):
            if free(match):
                remove(*match.span())


def _is_soft(raw: str, end: int) -> bool:
    """Whether the line that ends here goes on in the next one.

    Many drafts have a paragraph a line with no blank one between. Those end a sentence, and
    are longer or shorter than a line that was wrapped.
    """
    line = raw[raw.rfind("\n", 0, end) + 1 : end]
    if not line.strip("> \t") or _HEADING.match(line) or line.lstrip().startswith("|"):
        return False
    return _ENDED.search(line) is None or len(line) in _WRAPPED_WIDTH


_MARKS = "\"“„«‘'”"


def _block_quote(
    raw: str,
    block: re.Match[str],
    remove: Callable[[int, int], None],
    replaced: dict[int, str],
) -> None:
    """Take the `>` away; where the words have no marks of their own, put some round them."""
    starts: list[int] = []
    body_end = block.start()
    begins = True
    for mark in _QUOTE_MARK.finditer(raw, block.start(), block.end()):
        remove(*mark.span())
        end = raw.find("\n", mark.end(), block.end())
        end = block.end() if end < 0 else end
        line = raw[mark.end() : end].strip()
        if not line:
            begins = True
            continue
        if line.startswith(("—", "–", "--", "- ")):
            continue  # an attribution line is no part of the words
        if begins:
            starts.append(end - len(raw[mark.end() : end].lstrip()))
            begins = False
        body_end = mark.end() + len(raw[mark.end() : end].rstrip())
    if not starts or raw[starts[0]] in _MARKS:
        return
    for start in starts:
        replaced[start] = "“"
    replaced[body_end] = "”" + replaced.get(body_end, "")
