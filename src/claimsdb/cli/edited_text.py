"""The text in which a record's fields are edited: `field: value`, a line each.

A value of several lines goes on in lines that begin with white space. Lines that begin with
`#` are remarks. What a person typed and we refuse is kept in a file, never lost.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping

from claimsdb.errors import InputError

INDENT = "    "


def write_fields(key: str, fields: Mapping[str, str]) -> str:
    """The fields of a record as a person edits them.

    >>> print(write_fields("a-key", {"said_on": "", "words": "One.\\n\\nTwo."}).rstrip())
    # a-key: change what you like, then save and close. An empty value clears
    # a field; what you leave as it is, or delete from here, stays as it is.
    said_on:
    words: One.
    <BLANKLINE>
        Two.
    """
    lines = [
        f"# {key}: change what you like, then save and close. An empty value clears",
        "# a field; what you leave as it is, or delete from here, stays as it is.",
    ]
    for name, value in fields.items():
        first, *more = value.split("\n")
        lines.append(f"{name}: {first}".rstrip())
        lines += [f"{INDENT}{line}".rstrip() for line in more]
    return "\n".join(lines) + "\n"


def read_fields(text: str) -> dict[str, str]:
    """The fields of an edited text. Raises InputError, naming the line that cannot be read.

    >>> read_fields("# a remark\\nsaid_on:\\nwords: One.\\n\\n    Two.\\n")
    {'said_on': '', 'words': 'One.\\n\\nTwo.'}
    """
    fields: dict[str, list[str]] = {}
    name = ""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if name:
                fields[name].append("")
            continue
        if line[0].isspace():
            if not name:
                raise InputError(f"Line {number} goes on where no field has begun: {line!r}.")
            fields[name].append(line.removeprefix(INDENT).rstrip())
            continue
        name, colon, value = line.partition(":")
        name = name.strip()
        if not colon or " " in name or not name:
            raise InputError(
                f"Line {number} is no field: {line!r}.",
                hint="Write `field: value`; a value's further lines begin with spaces.",
            )
        if name in fields:
            raise InputError(f"Line {number} gives the field {name!r} a second time.")
        fields[name] = [value.strip()]
    return {name: "\n".join(lines).strip("\n") for name, lines in fields.items()}


def keep(key: str, text: str) -> str:
    """Keep a typed text in a file of its own; return where."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix=f"claimsdb-{key}-", suffix=".txt", delete=False
    ) as file:
        file.write(text)
        return file.name
