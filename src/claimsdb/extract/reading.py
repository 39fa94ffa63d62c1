"""Read a file of any kind as an article: looked at by its content, not only by its name."""

from __future__ import annotations

import re

from claimsdb.errors import InputError
from claimsdb.extract.article import Article, decode, read_text

PASTE = "Save it from your browser, or paste its text to: claimsdb ingest -"
_SUBTITLES = re.compile(r"\A\ufeff?\s*(WEBVTT\b|\d+\s*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{3}\s*-->)")
_MARKUP = re.compile(r"<(!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


def read_article(data: bytes, *, name: str = "-", url: str | None = None) -> Article:
    """Read the bytes of a text, web page, PDF, Word document or subtitles.

    `name` tells a Markdown file from other texts and is used in messages. Raises InputError
    for what holds no text, with what to do about it.
    """
    if data.startswith(b"%PDF-"):
        from claimsdb.extract.pdf import read_pdf

        return read_pdf(data)
    if data.startswith(b"PK\x03\x04"):
        from claimsdb.extract.word import read_word

        return read_word(data)
    lower = name.lower()
    head = data[:4096]
    if lower.endswith((".html", ".htm", ".xhtml")) or _MARKUP.search(
        head.decode("latin-1").replace("\0", "")
    ):
        declared = _DECLARED.search(head)
        text, encoding = decode(data, declared[1].decode("ascii") if declared else None)
        from claimsdb.extract.page import read_page

        return read_page(text, encoding=encoding, url=url)
    article = read_text(data)
    if not article.text.strip():
        raise InputError(f"{name} is empty.")
    if lower.endswith((".vtt", ".srt")) or _SUBTITLES.match(article.text[:200]):
        from claimsdb.extract.subtitles import read_subtitles

        return read_subtitles(article.text, encoding=article.encoding)
    return article
