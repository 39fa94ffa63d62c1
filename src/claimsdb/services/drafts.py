"""Drafts read from disk as what they are, and written back whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from claimsdb.errors import InputError
from claimsdb.extract.article import decode
from claimsdb.extract.draft import Draft, Kind, read_draft

SUFFIXES = (".md", ".markdown", ".qmd", ".rmd", ".txt", ".html", ".htm", ".docx")
"""What a folder is searched for."""

WORD = b"PK\x03\x04"


def read(data: bytes, name: str) -> Draft:
    """Read a draft of any kind, told by its name and content. Raises InputError.

    Of a Word document a paragraph is a line.
    """
    if data.startswith(WORD):
        from claimsdb.extract.draft_word import open_word, word_text

        raw = word_text(open_word(data))
        if not raw.strip():
            raise InputError(f"{name} holds no text.")
        return read_draft(raw, kind="word")
    if data.startswith(b"%PDF-"):
        from claimsdb.extract.reading import read_article

        return read_draft(read_article(data, name=name).text, kind="text")
    text, _ = decode(data)
    if not text.strip():
        raise InputError(f"{name} is empty.")
    return read_draft(text, kind=kind_of(name, text))


def kind_of(name: str, text: str) -> Kind:
    """How a text draft is marked up: by its name, a web page by its first words as well."""
    suffix = Path(name).suffix.lower()
    start = text.lstrip("\ufeff \t\r\n")[:15].lower()
    if suffix in (".html", ".htm") or start.startswith(("<!doctype", "<html")):
        return "html"
    return "text" if suffix == ".txt" else "markdown"


def write(path: Path, text: str, like: bytes) -> None:
    """Write `text` to `path` in the encoding of `like`, whole or not at all.

    The new file takes the old one's place and its permissions in one step.
    """
    encoding = decode(like)[1]
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        data = text.encode("utf-8")
    replace_file(path, data)


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step. Raises InputError where that cannot be."""
    place = path.resolve()  # a link stays a link
    try:
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if place.exists():
                Path(name).chmod(place.stat().st_mode & 0o7777)
            else:
                mask = os.umask(0)
                os.umask(mask)
                Path(name).chmod(0o666 & ~mask)
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.") from None
