"""The formats by name: a plain dict, so that a new one is a module and an entry.

A format's module is imported when it first writes. All but Word's yield text as they go, in
constant memory; texts end their lines with a line feed, so a file is opened with
`newline=""`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord
from claimsdb.errors import InputError


@dataclass(frozen=True, slots=True)
class Format:
    """One way out. `takes` are the options that it understands beside none at all."""

    name: str
    title: str
    extension: str
    media_type: str
    module: str
    takes: frozenset[str] = frozenset()
    binary: bool = False

    def write(
        self, records: Iterable[CitationRecord], options: Options | None = None
    ) -> Iterator[str]:
        """Yield the text. Raises InputError on an option that this format cannot follow."""
        chosen = self._checked(options)
        self.check(chosen, to_file=False)
        written: Iterator[str] = self._module().write(records, chosen)
        return written

    def check(self, options: Options, *, to_file: bool) -> None:
        """Raise InputError, before anything is read, on what this format cannot do."""
        self._checked(options)
        if self.binary and not to_file:
            raise InputError(f"{self.name} is no text.", hint="Write it to a file: -o FILE")

    def write_bytes(
        self, records: Iterable[CitationRecord], options: Options | None = None
    ) -> Iterator[bytes]:
        """Yield the file, text in UTF-8."""
        if self.binary:
            chosen = self._checked(options)
            whole: bytes = self._module().document(records, chosen)
            return iter((whole,))
        return (text.encode() for text in self.write(records, options))

    def _module(self) -> Any:
        return import_module(f"claimsdb.citations.{self.module}")

    def _checked(self, options: Options | None) -> Options:
        chosen = options or Options()
        asked = {
            "fields": chosen.fields is not None,
            "by source": chosen.by != "statement",
            "related": chosen.related,
            "title": chosen.title is not None,
        }
        for option, wanted in asked.items():
            if wanted and option not in self.takes:
                able = [one.name for one in FORMATS.values() if option in one.takes]
                raise InputError(
                    f"{self.name} cannot be written with {option!r}.",
                    hint=f"These can: {', '.join(able)}.",
                )
        return chosen


_BY_SOURCE = frozenset({"by source"})
_FIELDS = frozenset({"fields"})
_TITLE = frozenset({"title"})
_BIB = "application/x-bibtex"
_JSON_LD = "application/ld+json"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CSL = "application/vnd.citationstyles.csl+json"
_RIS = "application/x-research-info-systems"

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("jsonl", "JSON lines", "jsonl", "application/x-ndjson", "jsonl", _FIELDS),
        Format("csl-json", "CSL-JSON", "json", _CSL, "csl", _BY_SOURCE),
        Format("csv", "CSV", "csv", "text/csv", "flat", _FIELDS),
        Format("biblatex", "BibLaTeX", "bib", _BIB, "biblatex", _BY_SOURCE | {"related"}),
        Format("bibtex", "BibTeX", "bib", _BIB, "bibtex", _BY_SOURCE),
        Format("ris", "RIS", "ris", _RIS, "ris", _BY_SOURCE),
        Format("markdown", "Markdown", "md", "text/markdown", "markdown", _TITLE),
        Format("html", "HTML", "html", "text/html", "html_page", _TITLE),
        Format("docx", "Word", "docx", _WORD, "dossier", _TITLE, binary=True),
        Format("plain", "plain text", "txt", "text/plain", "plain"),
        Format("schema-org", "schema.org JSON-LD", "jsonld", _JSON_LD, "schema_org"),
        Format("web-annotation", "W3C Web Annotation", "jsonld", _JSON_LD, "web_annotation"),
        Format("popolo", "Popolo", "json", "application/json", "popolo"),
    )
}


def format_named(name: str) -> Format:
    """Return the format. Raises InputError with the nearest name, or all of them."""
    try:
        return FORMATS[name]
    except KeyError:
        near = difflib.get_close_matches(name, FORMATS, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(FORMATS)}."
        raise InputError(f"There is no format {name!r}.", hint=hint) from None
