"""Drafts and the files they are held against, read from disk as what they are."""

from __future__ import annotations

from pathlib import Path

from claimsdb.errors import InputError
from claimsdb.extract.article import decode
from claimsdb.extract.draft import Draft, Kind, read_draft
from claimsdb.extract.reading import read_article

SUFFIXES = (".md", ".markdown", ".qmd", ".txt", ".html", ".htm", ".docx")
"""What a folder is searched for."""


def read(data: bytes, name: str) -> Draft:
    """Read a draft of any kind, told by its name and content. Raises InputError.

    Of a Word document the text is the draft: a paragraph is a line.
    """
    if data.startswith((b"PK\x03\x04", b"%PDF-")):
        return read_draft(read_article(data, name=name).text.replace("\n\n", "\n"), kind="text")
    text, _ = decode(data)
    if not text.strip():
        raise InputError(f"{name} is empty.")
    return read_draft(text, kind=_kind(name, text))


def _kind(name: str, text: str) -> Kind:
    suffix = Path(name).suffix.lower()
    if suffix in (".html", ".htm") or text.lstrip()[:15].lower().startswith(
        ("<!doctype", "<html")
    ):
        return "html"
    return "text" if suffix == ".txt" else "markdown"
