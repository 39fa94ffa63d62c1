"""What a check can say about a quotation, and how much each thing matters.

The order is part of the contract: when a quotation differs in several ways, the finding is named
after the most harmful of them and lists the rest. A wrong "not" or a wrong number turns a
statement into another one; a lost comma does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal


class FindingType(StrEnum):
    """The types of findings, the most harmful first."""

    WRONG_SPEAKER = "wrong-speaker"
    NEGATION_CHANGED = "negation-changed"
    NUMBER_CHANGED = "number-changed"
    FIGURE_DIFFERS = "figure-differs"
    PARAPHRASE_IN_MARKS = "paraphrase-in-marks"
    WORD_CHANGED = "word-changed"
    UNMARKED_CUT = "unmarked-cut"
    STOPS_BEFORE_BUT = "stops-before-but"
    WITHDRAWN = "withdrawn"
    SOURCE_CORRECTED = "source-corrected"
    WRONG_ROLE = "wrong-role"
    AMBIGUOUS = "ambiguous"
    TRANSLATION = "translation"
    NOT_FOUND = "not-found"
    FIGURE_NOT_IN_BASE = "figure-not-in-base"
    MARKED_EDIT = "marked-edit"
    HOUSE_STYLE = "house-style"
    TYPOGRAPHY = "typography"
    EXACT = "exact"


class Severity(StrEnum):
    """How loudly a finding is reported, the loudest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OK = "ok"


ORDER: Final = {kind: rank for rank, kind in enumerate(FindingType)}
# Readers would be told something that was not said.
HARMFUL: Final = frozenset(
    {
        FindingType.WRONG_SPEAKER,
        FindingType.NEGATION_CHANGED,
        FindingType.NUMBER_CHANGED,
        FindingType.FIGURE_DIFFERS,
        FindingType.PARAPHRASE_IN_MARKS,
        FindingType.WORD_CHANGED,
        FindingType.UNMARKED_CUT,
        FindingType.STOPS_BEFORE_BUT,
    }
)
DEFAULT_SEVERITY: Final = {
    FindingType.WRONG_SPEAKER: Severity.ERROR,
    FindingType.NEGATION_CHANGED: Severity.ERROR,
    FindingType.NUMBER_CHANGED: Severity.ERROR,
    FindingType.FIGURE_DIFFERS: Severity.ERROR,
    FindingType.PARAPHRASE_IN_MARKS: Severity.ERROR,
    FindingType.WORD_CHANGED: Severity.ERROR,
    FindingType.UNMARKED_CUT: Severity.ERROR,
    FindingType.STOPS_BEFORE_BUT: Severity.WARNING,
    FindingType.WITHDRAWN: Severity.WARNING,
    FindingType.SOURCE_CORRECTED: Severity.WARNING,
    FindingType.WRONG_ROLE: Severity.WARNING,
    FindingType.AMBIGUOUS: Severity.INFO,
    FindingType.TRANSLATION: Severity.INFO,
    FindingType.NOT_FOUND: Severity.INFO,
    FindingType.FIGURE_NOT_IN_BASE: Severity.INFO,
    FindingType.MARKED_EDIT: Severity.INFO,
    FindingType.HOUSE_STYLE: Severity.INFO,
    FindingType.TYPOGRAPHY: Severity.INFO,
    FindingType.EXACT: Severity.OK,
}


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around the two wordings, where the caller knows it.

    `after` is what the same speaker goes on to say behind `source`. `draft_before` and
    `draft_after` are the draft's own words around its quotation marks; None is unknown, which
    is judged more strictly than an empty frame that says the missing word.
    """

    after: str = ""
    draft_before: str | None = None
    draft_after: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the draft differs; spans are code points of the two texts, end exclusive.

    `replacement` put at the draft's span corrects it (None: there is nothing to correct).
    `safe` says that the correction touches marks and spaces only. `paste` is the same in a form
    that reads on its own, "10.3 per cent" for a lone "10.3".
    """

    type: FindingType
    draft_start: int
    draft_end: int
    source_start: int
    source_end: int
    draft_words: str
    source_words: str
    message: str
    replacement: str | None = None
    paste: str = ""
    safe: bool = False

    @property
    def harmful(self) -> bool:
        """Whether a reader would be told something that was not said."""
        return self.type in HARMFUL


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of both texts for display; the segments of each side rebuild it exactly."""

    kind: Literal["equal", "replace", "insert", "delete", "outside"]
    draft: str
    source: str
    draft_start: int
    source_start: int
    type: FindingType | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a draft's wording is, held against its source.

    `differences` are in the draft's order. `source_start` and `source_end` frame the passage
    that the draft quotes. `share` is the part of the draft's words that the passage has, 0 to 1:
    callers who doubt that the two belong together decide by it.
    """

    type: FindingType
    differences: tuple[Difference, ...]
    source_start: int
    source_end: int
    share: float
    suggestion: str | None
    safe_fix: str | None
    segments: tuple[Segment, ...]

    @property
    def harmful(self) -> bool:
        """Whether anything in it tells readers what was not said."""
        return self.type in HARMFUL

    @property
    def severity(self) -> Severity:
        """The default severity of its type."""
        return DEFAULT_SEVERITY[self.type]

    @property
    def main(self) -> Difference | None:
        """The difference that the type is named after."""
        return next((d for d in self.differences if d.type is self.type), None)


def most_harmful(kinds: Iterable[FindingType]) -> FindingType:
    """Return the type that a finding with all of these is named after.

    >>> most_harmful([FindingType.HOUSE_STYLE, FindingType.NUMBER_CHANGED]).value
    'number-changed'
    """
    return min(kinds, key=ORDER.__getitem__, default=FindingType.EXACT)
