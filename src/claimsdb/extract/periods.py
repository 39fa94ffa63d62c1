"""Read the stretch of time a figure speaks of, and resolve it where the reader could.

"Over the last year" is kept as printed, always; which days that is depends on the day it was
said, so the days are given only when a reference date is.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed at `start` to `end`; `first` and `last` are its days as ISO dates.

    The days are None where the words alone, or the reference date, do not settle them.
    """

    printed: str
    start: int
    end: int
    first: str | None = None
    last: str | None = None
