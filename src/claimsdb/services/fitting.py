"""Which stored wording a quotation is of, if any: sure enough to call it a misquotation.

A base of a million statements has most short phrases somewhere, and half the words of any
sentence. So the words that tell most decide, a few common ones prove nothing, and whoever is
named weighs in only where the words leave a choice: words put in the wrong mouth are found too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from claimsdb.compare.findings import ORDER, Comparison, Context, FindingType
from claimsdb.compare.judge import compare
from claimsdb.compare.limits import stops_before_but
from claimsdb.compare.words import Wording
from claimsdb.services import attributions
from claimsdb.services.passages import Passage
from claimsdb.services.printings import Holder, Printing
from claimsdb.text.tokens import tokens

LEAST_SHARE = 0.55
LEAST_SHARE_SHORT = 0.65
SHORT_WORDS = 7
"""Of fewer words a larger part has to be there."""

LEAST_TOLD = 0.55
"""The part of what the words tell that the passage must hold, little words counting little."""

STRANGER_WORDS = 6
STRANGER_TOLD = 0.8
"""What it takes to say that somebody else said it."""

OWN_SURPRISE = 1.5
STRANGER_SURPRISE = 2.2
"""How far beyond chance the shared words must be, in logarithms of the number of quotes: once
that is one quote in as many as there are."""

NEARLY_ALL = 0.8
"""The share of the words from which the speaker's own statement needs half of that."""

LEAST_RUN = 2.5
"""Words that stand together on the average where two wordings are one; scattered ones are
common to many sentences."""

FEWEST = 4
"""Fewer words than this are anybody's, unless printed so and the speaker is the same."""

DOUBTED_CONFIDENCE = 0.4
"""Below it the marks may be those of a title, or of a word at arm's length."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A wording that a quotation may be of, and how it compares.

    `told` is the part of what its words tell that is there, 0 to 1; `surprise` says how far
    beyond chance that is, in logarithms of the number of quotes.
    """

    printing: Printing
    comparison: Comparison
    told: float
    surprise: float
    pinned: bool = False
    same_speaker: bool = False

    @property
    def rank(self) -> tuple[bool, float, int]:
        """Better fits sort first: what the draft cites, more of the words, less harm."""
        return not self.pinned, -round(self.comparison.share, 2), -ORDER[self.comparison.type]


def find_fits(
    passage: Passage, holder: Holder, context: Context, pinned: Sequence[Printing]
) -> list[Fit]:
    """The wordings that a passage may be of, the best first."""
    ours = Wording(passage.words)
    terms = list(dict.fromkeys(tokens(passage.words)))
    worth = dict(zip(terms, holder.weights(terms), strict=True))
    fits = []
    others = holder.printings(passage.words)
    cited = {id(printing) for printing in pinned}
    for printing in (*pinned, *(one for one in others if id(one) not in cited)):
        comparison = compare(ours, printing.wording, context=context)
        fit = Fit(
            printing,
            comparison,
            *_told(worth, printing, comparison, holder.size()),
            id(printing) in cited,
            attributions.is_same(passage, printing),
        )
        if _belongs(passage, fit, len(ours)):
            fits.append(fit)
    fits.sort(key=lambda fit: (fit.rank, not fit.same_speaker))
    return fits


def best_fits(fits: Sequence[Fit]) -> list[Fit]:
    """The best fit; several where statements of equal right fit equally.

    Of those that fit equally the named speaker's own come before others', a quotation before
    reported speech.
    """
    equal = [fit for fit in fits if fit.rank == fits[0].rank]
    equal = [fit for fit in equal if fit.same_speaker] or equal
    equal = [fit for fit in equal if fit.printing.mode != "indirect"] or equal
    by_key: dict[str, Fit] = {}
    for fit in equal:
        by_key.setdefault(fit.printing.identity, fit)
    return list(by_key.values())


def followed(passage: Passage, holder: Holder, fit: Fit, context: Context) -> Fit:
    """The fit, judged with what the speaker goes on to say behind the stored words."""
    held = fit.printing.wording.text
    if fit.comparison.source_end < len(held.rstrip(" .,;:!?…")):
        return fit
    after = holder.after(fit.printing)
    tail = held[fit.comparison.source_end :]
    if not after or stops_before_but(tail + after, context.draft_after) is None:
        return fit
    if tail.rstrip()[-1:] in (".", "!", "?"):
        after = after.lstrip(",.;: ")
        after = " " + after
    again = Context(after, context.draft_before, context.draft_after)
    comparison = compare(passage.words, fit.printing.wording, context=again)
    return replace(fit, comparison=comparison)


def _told(
    worth: dict[str, float], printing: Printing, comparison: Comparison, size: int
) -> tuple[float, float]:
    """The part of what the words tell that the passage holds, and how surprising that is.

    A word that lacks speaks against it, for half of what it tells.
    """
    text = printing.wording.text[comparison.source_start : comparison.source_end]
    held = set(tokens(text))
    whole = sum(worth.values()) or 1.0
    there = sum(value for term, value in worth.items() if term in held)
    return there / whole, (there - (whole - there) / 2) / log(max(size, 2) + 1)


def _runs(comparison: Comparison) -> float:
    """How many words stand together on the average in what both wordings share."""
    counts = [
        count
        for segment in comparison.segments
        if segment.kind == "equal" and (count := len(segment.draft.split()))
    ]
    return sum(counts) / len(counts) if counts else 0.0


def _belongs(passage: Passage, fit: Fit, count: int) -> bool:
    """Whether enough of a quotation is in the passage to say that it quotes it."""
    comparison = fit.comparison
    harmless = not comparison.harmful or comparison.type is FindingType.STOPS_BEFORE_BUT
    if fit.pinned and (comparison.share >= 0.4 or fit.told >= 0.4):
        return True
    if passage.confidence < DOUBTED_CONFIDENCE and not (count >= STRANGER_WORDS or harmless):
        return False
    if harmless and comparison.share == 1.0:
        if fit.same_speaker:
            return True
        return count >= FEWEST or _is_most_of(fit)
    if count < FEWEST and not (fit.same_speaker and comparison.share > 0.6):
        return False
    least = LEAST_SHARE_SHORT if count < SHORT_WORDS else LEAST_SHARE
    if comparison.share < least or fit.told < LEAST_TOLD:
        return False
    nearly_all = fit.same_speaker and comparison.share >= NEARLY_ALL and count >= SHORT_WORDS
    if fit.surprise < (OWN_SURPRISE / 2 if nearly_all else OWN_SURPRISE):
        return False
    if _runs(comparison) < LEAST_RUN and not (fit.told >= 0.75 and count < SHORT_WORDS):
        return False
    return fit.same_speaker or passage.speaker is None or fit.told >= 0.65


def may_be_anothers(passage: Passage, fit: Fit) -> bool:
    """Whether the words are telling enough to say that somebody else said them."""
    count = len(Wording(passage.words))
    if fit.told < STRANGER_TOLD or fit.comparison.share < STRANGER_TOLD:
        return False
    if fit.surprise < STRANGER_SURPRISE or _runs(fit.comparison) < LEAST_RUN:
        return False
    return count >= STRANGER_WORDS or (count >= FEWEST and _is_most_of(fit))


def _is_most_of(fit: Fit) -> bool:
    span = fit.comparison.source_end - fit.comparison.source_start
    return span >= 0.7 * len(fit.printing.wording.text)
