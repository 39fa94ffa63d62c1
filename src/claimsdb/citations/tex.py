"""Text as TeX and the readers of .bib files take it, in UTF-8.

BibTeX and biber count braces before TeX sees them, escaped or not. So a pair of braces in
the text may be written `\\{…\\}`, but a single one has to go by its name. URLs are verbatim:
there an escape would become part of the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from claimsdb.citations.record import CreatorRecord
from claimsdb.citations.wording import one_line, paragraphs

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    # \textbar and \textasciigrave are lost on pandoc; these two it reads, and TeX sets them
    # in every font encoding.
    "|": r"\texttt{|}",
    "`": r"\`{}",
}
_TABLE = str.maketrans(_SPECIAL)
_NAMED = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}


def escape(text: str) -> str:
    """Return the text on one line with everything that TeX would act on made harmless.

    >>> escape("5% of {A & B}")
    '5\\\\% of \\\\{A \\\\& B\\\\}'
    >>> escape("a } b")
    'a \\\\textbraceright{} b'
    """
    text = one_line(text)
    paired = _paired_braces(text) if "{" in text else frozenset()
    if paired or "}" in text or "{" in text:
        made = "".join(
            ("\\" + character if place in paired else _NAMED[character])
            if character in "{}"
            else _SPECIAL.get(character, character)
            for place, character in enumerate(text)
        )
    else:
        made = text.translate(_TABLE)
    # Two hyphens would become a dash, two straight quotes a double one.
    return made.replace("--", "-{}-").replace("--", "-{}-").replace("''", "'{}'")


def _paired_braces(text: str) -> Set[int]:
    opened: list[int] = []
    paired: set[int] = set()
    for place, character in enumerate(text):
        if character == "{":
            opened.append(place)
        elif character == "}" and opened:
            paired |= {opened.pop(), place}
    return paired


def passage(text: str) -> str:
    """Return words of several paragraphs. `\\\\par` would be lost on pandoc: so line breaks."""
    return r" \\ ".join(escape(paragraph) for paragraph in paragraphs(text))


def title(text: str) -> str:
    r"""Return a title whose capitals survive styles that print titles in lower case.

    >>> title("Strikes cost the NHS a million")
    'Strikes cost the {NHS} a million'
    """
    words = one_line(text).split(" ")
    # The first letter of a title stays a capital in every style.
    free = [re.sub(r"^\W*\w", "", words[0]), *words[1:]]
    return " ".join(
        _protected(word) if any(c.isupper() for c in rest) else escape(word)
        for word, rest in zip(words, free, strict=True)
    )


def _protected(word: str) -> str:
    """The word in braces, the marks around it outside."""
    found = re.fullmatch(r"(\W*)(.*?)(\W*)", word, re.DOTALL)
    before, inside, after = found.groups() if found else ("", word, "")
    return f"{escape(before)}{{{escape(inside)}}}{escape(after)}"


def name(creator: CreatorRecord) -> str:
    """Return a name as .bib files have it: `Family, Given`; a whole one in braces.

    >>> name(CreatorRecord(family="Doe", given="Jane")), name(CreatorRecord(literal="The BMA"))
    ('Doe, Jane', '{The BMA}')
    """
    if creator.literal or not creator.family:
        return f"{{{escape(creator.name)}}}"
    family = escape(creator.family)
    # "and" and commas take names apart. A lower-case start may do so: it is the particle.
    if re.search(r",|\band\b", family, re.IGNORECASE):
        family = f"{{{family}}}"
    if not creator.given:
        return f"{{{escape(creator.family)}}}"
    given = escape(creator.given)
    if re.search(r",|\band\b", given, re.IGNORECASE):
        given = f"{{{given}}}"
    return f"{family}, {given}"


def names(creators: Iterable[CreatorRecord]) -> str:
    return " and ".join(name(creator) for creator in creators)


def keywords(words: Iterable[str]) -> str:
    """Return keywords parted by commas; a comma within one would part it and becomes a `;`."""
    return ", ".join(escape(word.replace(",", ";")) for word in words)


def url(address: str) -> str:
    """Return an address for a verbatim field: only what breaks the file is percent-encoded.

    >>> url("https://example.org/a b?q={x}&p=5%20")
    'https://example.org/a%20b?q=%7Bx%7D&p=5%20'
    """
    return "".join(
        "".join(f"%{byte:02X}" for byte in character.encode())
        if character in '{}\\"' or character.isspace() or not character.isprintable()
        else character
        for character in address.strip()
    )


def key(text: str) -> str:
    """Return a key as .bib files can hold it; the keys of a base pass unchanged."""
    return re.sub(r"[^A-Za-z0-9:._+/-]", "-", text) or "nokey"


def entry(kind: str, entry_key: str, fields: Iterable[tuple[str, str]]) -> str:
    """Return one entry, fields in the given order, empty ones left out."""
    lines = [f"  {field} = {{{value}}}," for field, value in fields if value]
    return "\n".join([f"@{kind}{{{key(entry_key)},", *lines, "}\n"])
