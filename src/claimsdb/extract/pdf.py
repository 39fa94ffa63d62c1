"""A PDF as an article: paragraphs put together again from lines, page by page.

A hyphen at the end of a line is dropped, unless the document itself writes the word with a
hyphen elsewhere. Each page's first offset is kept, so that a quotation knows its page.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from claimsdb.errors import InputError
from claimsdb.extract.article import Article

_BROKEN = re.compile(r"([^\W\d_]{2,})[-\u2010\u00ad]\n([^\W\d_]{2,})")
_SPACES = re.compile(r"[ \t\u00a0]+")
_ENDS = (".", "!", "?", "”", '"', "’", ":", "…")


def read_pdf(data: bytes) -> Article:
    """The text of a PDF. Raises InputError for a scan, a locked or a broken file."""
    from pdfminer import __version__
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
    from pdfminer.pdfparser import PDFSyntaxError
    from pdfminer.psparser import PSException

    try:
        pages = [list(_blocks(page)) for page in _layouts(data)]
        title, author = _properties(data)
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        raise InputError(
            "This PDF is locked with a password.", hint="Save an unlocked copy."
        ) from None
    except (PDFSyntaxError, PSException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"This PDF is broken: {error}.") from None
    whole = "\n".join(block for page in pages for block in page)
    parts: list[str] = []
    places: list[tuple[int, str, str]] = []
    length = 0
    for number, page in enumerate(pages, 1):
        begun = False
        for block in page:
            paragraph = _reflow(block, whole)
            if not paragraph:
                continue
            if parts and not begun and _goes_on(parts[-1], paragraph):
                parts.append(" ")  # a paragraph that runs over the page's end
                length += 1
            elif parts:
                parts.append("\n\n")
                length += 2
            if not begun:
                places.append((length, "page", str(number)))
                begun = True
            parts.append(paragraph)
            length += len(paragraph)
    text = "".join(parts)
    if len(text.split()) < 5:
        raise InputError(
            "This PDF holds no text; it may be a scan.",
            hint="Run text recognition over it first, for example with ocrmypdf.",
        )
    return Article(
        text=text,
        extractor=f"pdfminer.six {__version__}",
        title=title,
        authors=(author,) if author else (),
        places=tuple(places),
    )


def _layouts(data: bytes) -> Iterator[object]:
    from pdfminer.high_level import extract_pages

    yield from extract_pages(io.BytesIO(data))


def _blocks(page: object) -> Iterator[str]:
    from pdfminer.layout import LTTextContainer

    for element in page:  # type: ignore[attr-defined]
        if isinstance(element, LTTextContainer):
            yield element.get_text()


def _properties(data: bytes) -> tuple[str | None, str | None]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.utils import decode_text

    info = PDFDocument(PDFParser(io.BytesIO(data))).info
    first = info[0] if info else {}

    def read(name: str) -> str | None:
        value = first.get(name)
        if not isinstance(value, bytes):
            return None
        return " ".join(decode_text(value).replace("\0", "").split()) or None

    return read("Title"), read("Author")


def _reflow(block: str, whole: str) -> str:
    """One paragraph on one line."""

    def mend(found: re.Match[str]) -> str:
        hyphenated = f"{found[1]}-{found[2]}"
        return hyphenated if hyphenated in whole else found[1] + found[2]

    lines = "\n".join(line.strip() for line in block.strip().splitlines())
    joined = _BROKEN.sub(mend, lines).replace("\n", " ")
    return _SPACES.sub(" ", joined).replace("\x00", "").strip()


def _goes_on(before: str, after: str) -> bool:
    return not before.endswith(_ENDS) and after[:1].islower()
