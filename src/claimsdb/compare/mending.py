"""Put right what differs: the wording to paste, and the fixes that touch no word.

The corrected wording keeps the writer's own house style and marked edits and takes back only
what misleads. A fix that a program may apply by itself changes marks and spaces, never a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimsdb.compare.findings import HARMFUL, Difference, FindingType


def mended(draft: str, differences: Sequence[Difference], *, harmful_only: bool) -> str:
    """Return `draft` with its differences undone, ready to paste.

    With `harmful_only`, style, marks and marked edits stay as the writer has them.
    """
    wanted = [
        d
        for d in differences
        if d.replacement is not None
        and d.type not in (FindingType.PARAPHRASE_IN_MARKS, FindingType.MARKED_EDIT)
        and (d.harmful or not harmful_only)
    ]
    return _applied(draft, wanted)


def suggestion(kind: FindingType, draft: str, differences: Sequence[Difference]) -> str | None:
    """Return the corrected wording for a finding of type `kind`; None where it is exact."""
    if kind is FindingType.EXACT:
        return None
    if kind is FindingType.PARAPHRASE_IN_MARKS:
        return next((d.replacement for d in differences if d.type is kind), None)
    return mended(draft, differences, harmful_only=kind in HARMFUL)


def safely_mended(draft: str, differences: Sequence[Difference]) -> str | None:
    """Return `draft` with only its marks and spaces as the source has them; None if nothing is
    to be done, or if a letter would change."""
    fixed = _applied(draft, [d for d in differences if d.safe and d.replacement is not None])
    if fixed == draft or _bare(fixed) != _bare(draft):
        return None
    return fixed


def _applied(draft: str, differences: Iterable[Difference]) -> str:
    parts: list[str] = []
    at = 0
    for difference in sorted(differences, key=lambda d: (d.draft_start, d.draft_end)):
        if difference.draft_start < at:
            continue
        parts += (draft[at : difference.draft_start], difference.replacement or "")
        at = difference.draft_end
    return "".join(parts) + draft[at:]


def _bare(text: str) -> str:
    return "".join([c for c in text if c.isalnum()])
