"""Text as Markdown and HTML take it: what was said must never turn into markup."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~^$&@!])")
_LEADING = re.compile(r"^(\s*)([-+=:]|\d+[.)])(?=\s|$|=|-)")


def markdown_text(text: str) -> str:
    r"""Return a line of text so that Markdown shows it as it is.

    >>> markdown_text("*not* bold"), markdown_text("- no list"), markdown_text("1. no list")
    ('\\*not\\* bold', '\\- no list', '1\\. no list')
    """
    return markdown_line(markdown_inline(text))


def markdown_inline(text: str) -> str:
    """Return text that stands within a line."""
    return _MARKDOWN.sub(r"\\\1", text)


def markdown_line(escaped: str) -> str:
    """Return a line of Markdown so that its start makes no list, rule or heading of it."""
    return _LEADING.sub(lambda found: found[1] + re.sub(r"(\W)$", r"\\\1", found[2]), escaped)


def markdown_link(address: str) -> str:
    """Return an address as a link, or as text where it is no web address."""
    if re.fullmatch(r"https?://[^\s<>\\]+", address):
        return f"<{address}>"
    return markdown_text(address)
