"""What claimsdb refuses, in sentences that a person can act on.

Every refusal is a ClaimsdbError: it keeps its facts as attributes, says what happened in
`str(error)`, and gives a `hint` when there is a next step. Services raise; the command
line and the web translate, each in one place.

    ClaimsdbError
    ├── InputError                  what was typed or handed in cannot be read
    │   ├── PartialDateError        not a date, or not one that we can keep
    │   ├── QuerySyntaxError        a search that cannot be read, with the place
    │   └── FigureError             a number that is not one
    ├── NotFoundError               nothing stored has that key, name or url
    ├── AmbiguousError              several stored things fit; none is guessed
    ├── ExistsError                 it is there already; `key` says where
    ├── ConflictError               what is stored has moved on, or depends on it
    └── BaseError                   the base itself cannot be used
        ├── NewerBaseError          it was written by a later claimsdb
        └── DamagedBaseError        it is not, or no longer, what it should be
"""

from __future__ import annotations

from collections.abc import Sequence


class ClaimsdbError(Exception):
    """Something that claimsdb refuses to do, and why; `hint` is the next step, or None."""

    hint: str | None

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class InputError(ClaimsdbError):
    """What was handed in cannot be read as what it should be."""


class PartialDateError(InputError):
    """A text is no EDTF date of level 0 with `?`, `~`, `%`, `X` or an interval."""

    def __init__(self, text: str, reason: str = "") -> None:
        super().__init__(
            f"{text!r} is not a date{': ' + reason if reason else ''}.",
            hint="Write 2023-10-04, 2023-10, 2023, with ? when unsure (2023-10?), "
            "or a span: 2023-09-19/2023-09-23.",
        )
        self.text = text


class QuerySyntaxError(InputError):
    """A search that cannot be read; `position` is the code point where reading stopped."""

    def __init__(self, query: str, position: int, reason: str, *, hint: str | None = None) -> None:
        super().__init__(f"{reason}\n  {query}\n  {' ' * position}^", hint=hint)
        self.query = query
        self.position = position
        self.reason = reason


class FigureError(InputError):
    """A text is not a figure that can be kept exactly."""


class NotFoundError(ClaimsdbError):
    """Nothing stored carries this key or name; `near` are the closest that do."""

    def __init__(
        self, kind: str, wanted: str, near: Sequence[str] = (), *, hint: str | None = None
    ) -> None:
        sentence = (
            f"Nothing has the key {wanted!r}."
            if kind == "record"
            else f"No {kind} is called {wanted!r}."
        )
        if near:
            hint = f"Did you mean {' or '.join(near)}?"
        super().__init__(sentence, hint=hint)
        self.kind = kind
        self.wanted = wanted
        self.near = tuple(near)


class AmbiguousError(ClaimsdbError):
    """Several stored records answer to one name; `keys` are theirs, and none is guessed."""

    def __init__(self, kind: str, wanted: str, keys: Sequence[str]) -> None:
        super().__init__(
            f"{wanted!r} is more than one {kind}: {', '.join(keys)}.",
            hint="Say which one by its key.",
        )
        self.kind = kind
        self.wanted = wanted
        self.keys = tuple(keys)


class ExistsError(ClaimsdbError):
    """The record is already in the base, under `key`."""

    def __init__(self, sentence: str, key: str, *, hint: str | None = None) -> None:
        super().__init__(sentence, hint=hint or f"See it with: claimsdb show {key}")
        self.key = key


class ConflictError(ClaimsdbError):
    """What is stored has changed since it was read, or something newer depends on it."""


class BaseError(ClaimsdbError):
    """The base cannot be opened, read or written."""


class NewerBaseError(BaseError):
    """The base was written by a later claimsdb than this one."""


class DamagedBaseError(BaseError):
    """The file is no claimsdb base, or is damaged."""
