"""pandoc's document tree as text, Markdown or HTML, as far as citations use it.

With the tree every citation is at hand under its key, from one call, whatever is printed in
the end; the finished text would have to be taken apart again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any, Literal, TypeAlias

from claimsdb.citations.markup import markdown_inline, markdown_line, markdown_link

Output: TypeAlias = Literal["text", "markdown", "html"]
Node: TypeAlias = dict[str, Any]

_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
# What stands around each kind of inline: in Markdown, in HTML.
_AROUND = {
    "Emph": (("*", "*"), ("<em>", "</em>")),
    "Strong": (("**", "**"), ("<strong>", "</strong>")),
    "Superscript": (("<sup>", "</sup>"), ("<sup>", "</sup>")),
    "Subscript": (("<sub>", "</sub>"), ("<sub>", "</sub>")),
    "Underline": (("<u>", "</u>"), ("<u>", "</u>")),
    "Strikeout": (("~~", "~~"), ("<s>", "</s>")),
    "SmallCaps": (("", ""), ('<span style="font-variant:small-caps">', "</span>")),
}
_Text: TypeAlias = Callable[[str], str]


def set_blocks(blocks: Iterable[Node], output: Output) -> str:
    """Return blocks on one line: a margin number and its entry are two blocks of one citation."""
    text = " ".join(filter(None, (_block(block, output).strip() for block in blocks)))
    return markdown_line(text) if output == "markdown" else text


def _block(block: Node, output: Output) -> str:
    if block["t"] in {"Para", "Plain"}:
        return set_inlines(block["c"], output)
    inside = block["c"][1] if block["t"] == "Div" else []
    return " ".join(_block(one, output) for one in inside)


def set_inlines(inlines: Iterable[Node], output: Output) -> str:
    """Return a run of inlines."""
    return "".join(_inline(inline, output) for inline in inlines)


def _inline(inline: Node, output: Output) -> str:
    content: Any
    kind, content = inline["t"], inline.get("c", "")
    if kind in {"Space", "SoftBreak", "LineBreak"}:
        return " "
    if kind == "Str":
        return _plain(content, output)
    if kind in _AROUND:
        inside = set_inlines(content, output)
        before, after = _around(kind, output)
        return f"{before}{inside}{after}" if inside.strip() else inside
    if kind == "Quoted":
        opening, closing = _QUOTES[content[0]["t"]]
        return f"{opening}{set_inlines(content[1], output)}{closing}"
    if kind == "Link":
        return _link(content, output)
    if kind in {"Code", "Math", "RawInline"}:
        return _plain(content[1], output)
    return set_inlines(content[1], output) if kind == "Span" else ""


def _around(kind: str, output: Output) -> tuple[str, str]:
    if output == "text":
        return ("", "")
    return _AROUND[kind][0 if output == "markdown" else 1]


def _plain(text: str, output: Output) -> str:
    if output == "html":
        return escape(text, quote=False)
    return markdown_inline(text) if output == "markdown" else text


def _link(content: list[Any], output: Output) -> str:
    inside, address = content[1], content[2][0]
    shown = set_inlines(inside, "text")
    if output == "html":
        return f'<a href="{escape(address)}">{set_inlines(inside, output)}</a>'
    if output == "markdown":
        same = shown == address
        return markdown_link(address) if same else f"[{markdown_inline(shown)}](<{address}>)"
    return shown
