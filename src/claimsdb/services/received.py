"""What came of a file that was read in, for the person who gave it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

MOST_TOLD = 1_000


@dataclass(slots=True)
class Received:
    """Counts by kind, and a line for all that a person should know.

    `broken` are places with reasons; `differing` are fields that the base has otherwise (it
    keeps its own); `clashing` keys that mean something else here; `alike` pairs to decide.
    """

    new: Counter[str] = field(default_factory=Counter)
    same: Counter[str] = field(default_factory=Counter)
    broken: list[tuple[str, str]] = field(default_factory=list)
    broken_count: int = 0
    new_keys: list[str] = field(default_factory=list)
    same_keys: list[str] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    clashing: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    batch_id: int | None = None

    def made(self, kind: str, key: str) -> None:
        """Count a record that is new."""
        self.new[kind] += 1
        _tell(self.new_keys, f"{kind} {key}")

    def known(self, kind: str, key: str) -> None:
        """Count a record that was there."""
        self.same[kind] += 1
        _tell(self.same_keys, f"{kind} {key}")

    def refuse(self, where: str, reason: str) -> None:
        """Count a record that was left out."""
        self.broken_count += 1
        if len(self.broken) < MOST_TOLD:
            self.broken.append((where, reason))

    def fill(self, row: Any, values: dict[str, Any], *, name: str) -> None:
        """Give `row` what it lacks; tell what it has otherwise, and leave that as it is."""
        for column, value in values.items():
            if value is None or value == "":
                continue
            held = getattr(row, column)
            if held is None:
                setattr(row, column, value)
                _tell(self.filled, f"{name}: {column} is now {value!r}")
            elif held != value:
                _tell(self.differing, f"{name}: {column} stays {held!r}; the file has {value!r}")

    def clash(self, kind: str, wanted: str, got: str) -> None:
        """Tell that a key means something else here."""
        _tell(self.clashing, f"The key {wanted} is taken here; that {kind} is {got}.")

    def suspect(self, kind: str, one: str, other: str) -> None:
        """Tell two records that may be one."""
        _tell(
            self.alike,
            f"{kind} {one} may be {other}: claimsdb merge {other} {one}, "
            f"or claimsdb split {other} {one} --not-same",
        )

    def remark(self, text: str) -> None:
        """Tell something once."""
        if text not in self.remarks:
            self.remarks.append(text)


def _tell(lines: list[str], line: str) -> None:
    if len(lines) < MOST_TOLD:
        lines.append(line)
