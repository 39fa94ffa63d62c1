"""An article as it is read: the canonical text that offsets count in, and what it says of itself.

For plain UTF-8 text the canonical text is the file's own, code point for code point. Every
other kind of file is turned into text by a reader of its own, named in `extractor`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from claimsdb.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """`text` and its sha256, with what the file states of title, creators, outlet and date.

    `type` is a CSL type, dates are EDTF, `authors` names as printed. `places` say
    from which offset in `text` a locator holds: (offset, "page" or "timecode", place).
    `remarks` tell the user what was done on the way, such as the decoding.
    """

    text: str
    extractor: str
    encoding: str | None = None
    type: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    container_title: str | None = None
    publisher: str | None = None
    issued: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    places: tuple[tuple[int, str, str], ...] = ()
    remarks: tuple[str, ...] = field(default=())

    @property
    def sha256(self) -> str:
        """The digest of the canonical text in UTF-8, in hex."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


BOMS: Mapping[bytes, str] = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of `data` and the encoding that it was read with.

    A byte order mark decides, then what is declared, then strict UTF-8, then cp1252, which
    is what old newsroom files are. Raises InputError for what is no text.

    >>> decode("Łódź".encode()), decode(b"caf\\xe9")
    (('Łódź', 'utf-8'), ('café', 'cp1252'))
    """
    for mark, encoding in BOMS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="strict"), encoding
    if b"\0" in data:
        raise InputError("This is no text: it has NUL bytes in it.")
    for named in (declared, "utf-8", "cp1252"):
        if named is None:
            continue
        try:
            return data.decode(named), named
        except (UnicodeDecodeError, LookupError):
            continue
    raise InputError(
        "This text is neither UTF-8 nor cp1252.", hint="Save it as UTF-8 and try again."
    )


def read_text(data: bytes, *, declared: str | None = None) -> Article:
    """A plain text as an article: code point for code point, line ends included."""
    text, encoding = decode(data, declared)
    remarks = () if encoding.startswith("utf-8") else (f"Read as {encoding}.",)
    return Article(text=text, extractor="text", encoding=encoding, remarks=remarks)
