"""A Word document as an article: its paragraphs and tables in reading order."""

from __future__ import annotations

import io
import zipfile

from claimsdb.errors import InputError
from claimsdb.extract.article import Article

MOST_BYTES = 500_000_000
"""What a document may unpack to; more is an attack, not an article."""


def read_word(data: bytes) -> Article:
    """The text of a .docx. Raises InputError for a zip file that is none, or is broken."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as unpacked:
            if sum(part.file_size for part in unpacked.infolist()) > MOST_BYTES:
                raise InputError("This document is too large to be unpacked.")
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputError(
            f"This is no Word document that can be read: {error}.",
            hint="Save it as .docx or as plain text.",
        ) from None
    blocks: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                blocks.append(" | ".join(cell.text.strip() for cell in row.cells))
        else:
            blocks.append(part.text.strip())
    text = "\n\n".join(block for block in blocks if block)
    if not text:
        raise InputError("This document holds no text.")
    said = document.core_properties
    return Article(
        text=text,
        extractor="python-docx",
        title=(said.title or "").strip() or None,
        authors=(said.author.strip(),) if (said.author or "").strip() else (),
    )
