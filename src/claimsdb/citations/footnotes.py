"""Footnotes in a Word document, which python-docx can keep but not make.

Word wants a part of its own for them, with two entries that stand for the lines between text
and notes. A note is a reference in the text and a paragraph of that part under one number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from docx.document import Document

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_LINES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class Footnotes:
    """The notes of one document; `close` puts them in when the last one is made."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._notes: list[str] = []

    def add(self, paragraph: Any, text: str) -> None:
        """Put the mark of a new note at the end of the paragraph."""
        from docx.oxml import parse_xml

        self._notes.append(text)
        number = len(self._notes)
        paragraph._p.append(
            parse_xml(
                f'<w:r xmlns:w="{_WORD}">{_RAISED}<w:footnoteReference w:id="{number}"/></w:r>'
            )
        )

    def close(self) -> None:
        """Add the part that holds the notes."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
            for number, text in enumerate(self._notes, 1)
        )
        xml = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w:footnotes xmlns:w="{_WORD}">{_LINES}{notes}</w:footnotes>'
        )
        main = self._document.part
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml.encode(), main.package)
        main.relate_to(part, _RELATION)
