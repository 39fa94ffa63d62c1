"""What a check reports: one frozen record for each thing found, whoever prints it.

The terminal, the editor, Word and a continuous integration all show the same findings, so a
finding holds everything that any of them needs and knows nothing of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claimsdb.compare.findings import (
    DEFAULT_SEVERITY,
    HARMFUL,
    Difference,
    FindingType,
    Segment,
    Severity,
)

QUIET = (FindingType.NOT_FOUND, FindingType.FIGURE_NOT_IN_BASE)
LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check says about one place of a draft.

    `start` and `end` are code points of the draft as typed, `line` and `column` count from
    1. `suggestion` is wording ready to paste. `edits` are (start, end, text) of the draft
    that change marks and spaces only. `places` are the stretches that the words stand in,
    more than one where "he said" interrupts them. `sure` says that these are the words and
    the speaker of `key`. `segments` rebuild both wordings for display.
    """

    type: FindingType
    severity: Severity
    line: int
    column: int
    start: int
    end: int
    draft_words: str
    end_line: int = 0
    end_column: int = 0
    source_words: str | None = None
    key: str | None = None
    keys: tuple[str, ...] = ()
    message: str = ""
    suggestion: str | None = None
    safe_fix: str | None = None
    edits: tuple[tuple[int, int, str], ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    sure: bool = False
    speaker: str | None = None
    said_on: str | None = None
    source: str | None = None
    state: str | None = None
    basis: str | None = None
    segments: tuple[Segment, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether it folds into the closing line: nothing is held, and nothing is wrong."""
        return self.type in QUIET and self.severity is Severity.INFO

    @property
    def harmful(self) -> bool:
        """Whether a reader would be told something that was not said."""
        return self.type in HARMFUL

    @property
    def paste(self) -> str | None:
        """The shortest wording that puts it right: the changed words, else the whole."""
        main = next((one for one in self.differences if one.type == self.type), None)
        return main.paste if main and main.paste and main.draft_words else self.suggestion

    def fails(self, fail_on: Severity) -> bool:
        """Whether it is at or above a severity."""
        return self.severity in LEVELS[: LEVELS.index(fail_on) + 1]

    def json(self) -> dict[str, Any]:
        """The finding in the shape that scripts rely on."""
        return {
            "type": self.type.value,
            "severity": self.severity.value,
            "line": self.line,
            "column": self.column,
            "start": self.start,
            "end": self.end,
            "draft_words": self.draft_words,
            "source_words": self.source_words,
            "key": self.key,
            "message": self.message,
            "suggestion": self.suggestion,
            "paste": self.paste,
            "safe_fix": self.safe_fix,
            "keys": list(self.keys),
            "speaker": self.speaker,
            "said_on": self.said_on,
            "source": self.source,
            "state": self.state,
            "basis": self.basis,
            "differences": [
                {
                    "type": one.type.value,
                    "draft_words": one.draft_words,
                    "source_words": one.source_words,
                    "message": one.message,
                }
                for one in self.differences
            ],
        }


@dataclass(frozen=True, slots=True)
class Options:
    """`severity` overrides the default by type; `strict` makes what is not found an error.

    `today` is the day that the draft is of, as days since 1970-01-01: a role that ended
    before it is a former one. None asks the draft, then the clock.
    """

    severity: Mapping[FindingType, Severity] = field(default_factory=dict)
    strict: bool = False
    today: int | None = None

    def severity_of(self, kind: FindingType) -> Severity:
        """How loudly a finding of this type is reported."""
        if kind in self.severity:
            return self.severity[kind]
        if self.strict and kind in QUIET:
            return Severity.ERROR
        return DEFAULT_SEVERITY[kind]
