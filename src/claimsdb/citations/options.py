"""What a user can ask of an export beside its format."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimsdb.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`fields` picks and orders columns; `by` makes one entry a statement or a source.

    `sorted source` is `source` in constant memory, see `entry.group_sorted`. `related` gives
    a quotation an entry of its own beside its source (BibLaTeX). `title` heads a document.
    """

    fields: tuple[str, ...] | None = None
    by: Literal["statement", "source", "sorted source"] = "statement"
    related: bool = False
    title: str | None = None


def chosen_fields(options: Options, known: Sequence[str]) -> tuple[str, ...]:
    """Return the chosen fields, empty when all are wanted. Raises InputError on a strange one."""
    for field in options.fields or ():
        if field not in known:
            near = difflib.get_close_matches(field, known, n=1)
            raise InputError(
                f"There is no field {field!r}.",
                hint=f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}.",
            )
    return options.fields or ()
