"""A Word document as a draft: its paragraphs in reading order, one a line.

The same walk reads the words and later finds the place for a comment, so a finding's line is
the number of its paragraph and its column a place in that paragraph's text.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claimsdb.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

MOST_BYTES = 500_000_000
"""What a document may unpack to; more is an attack, not a draft."""


def open_word(data: bytes) -> Document:
    """The document in `data`. Raises InputError for what is none, or is broken."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as unpacked:
            if sum(part.file_size for part in unpacked.infolist()) > MOST_BYTES:
                raise InputError("This document is too large to be unpacked.")
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputError(
            f"This is no Word document that can be read: {error}.",
            hint="Save it as .docx or as plain text.",
        ) from None


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph in reading order, those in the cells of tables too."""
    from docx.table import Table

    def walk(parts: Any) -> Iterator[Paragraph]:
        for part in parts:
            if isinstance(part, Table):
                seen: set[int] = set()
                for row in part.rows:
                    for cell in row.cells:
                        if id(cell._tc) not in seen:  # a merged cell stands in each of its places
                            seen.add(id(cell._tc))
                            yield from walk(cell.iter_inner_content())
            else:
                yield part

    yield from walk(document.iter_inner_content())


def word_text(document: Document) -> str:
    """The text that a draft has: a line a paragraph, breaks inside one as spaces."""
    return "\n".join(line_of(paragraph) for paragraph in paragraphs(document))


def line_of(paragraph: Paragraph) -> str:
    """A paragraph's text on one line, code point for code point."""
    return paragraph.text.replace("\n", " ").replace("\r", " ")
