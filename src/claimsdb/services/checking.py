"""Hold a draft against the base: every quotation and every attributed figure in it.

Extraction finds them, the search engine says which statement each may be, the comparison
types how the wordings differ. The speaker narrows nothing down: words that were put into
the wrong mouth have to be found, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from claimsdb.compare.findings import (
    DEFAULT_SEVERITY,
    HARMFUL,
    ORDER,
    Comparison,
    Context,
    Difference,
    FindingType,
    Segment,
    Severity,
)
from claimsdb.compare.judge import compare
from claimsdb.extract.article import Article
from claimsdb.extract.draft import Draft
from claimsdb.services import attributions, proposing
from claimsdb.services.printings import BaseHolder, Holder, Printing
from claimsdb.services.proposing import Proposal
from claimsdb.text.tokens import tokens

LEAST_SHARE = 0.6
"""The part of a quotation's words that a wording must have to be what it quotes."""

LEAST_SHARE_LONG = 0.5
LONG_WORDS = 8
TELLING = 4
"""Letters of a word that says something; shorter ones are mostly "the" and "of"."""

FRAME = 60
"""Code points of the draft before and after a quotation that may complete it."""

QUIET = (FindingType.NOT_FOUND, FindingType.FIGURE_NOT_IN_BASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check says about one place of a draft.

    `start` and `end` are code points of the draft as typed, `line` and `column` count from
    1. `suggestion` is wording ready to paste; `safe_fix` replaces the quotation's own words
    by changing marks and spaces only. `segments` rebuild both wordings for display.
    """

    type: FindingType
    severity: Severity
    line: int
    column: int
    start: int
    end: int
    draft_words: str
    source_words: str | None = None
    key: str | None = None
    keys: tuple[str, ...] = ()
    message: str = ""
    suggestion: str | None = None
    safe_fix: str | None = None
    speaker: str | None = None
    said_on: str | None = None
    source: str | None = None
    state: str | None = None
    basis: str | None = None
    segments: tuple[Segment, ...] = ()
    differences: tuple[Difference, ...] = ()

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
            "keys": list(self.keys),
            "speaker": self.speaker,
            "source": self.source,
            "state": self.state,
            "basis": self.basis,
        }


@dataclass(frozen=True, slots=True)
class Options:
    """`severity` overrides the default by type; `strict` makes what is not found an error."""

    severity: Mapping[FindingType, Severity] = field(default_factory=dict)
    strict: bool = False

    def severity_of(self, kind: FindingType) -> Severity:
        """How loudly a finding of this type is reported."""
        if kind in self.severity:
            return self.severity[kind]
        if self.strict and kind in QUIET:
            return Severity.ERROR
        return DEFAULT_SEVERITY[kind]


def check(
    draft: Draft,
    *,
    session: Session | None = None,
    holder: Holder | None = None,
    options: Options | None = None,
) -> list[Finding]:
    """Check `draft` against the base behind `session`, or against what `holder` holds.

    Findings come in the draft's order, `exact` ones included; what a comment in the draft
    silences is left out.
    """
    options = options or Options()
    if holder is None:
        assert session is not None
        holder = BaseHolder(session)
    reading = proposing.read(Article(text=draft.text, extractor="draft"), session)
    found: list[Finding] = []
    for proposal in reading.proposals:
        if proposal.mode == "indirect":
            if isinstance(holder, BaseHolder):
                found += _figures(draft, proposal, holder, options)
        else:
            found += _quotation(draft, proposal, holder, session, options)
    kept = [one for one in found if not draft.is_ignored(one.line, one.type.value)]
    return sorted(kept, key=lambda one: (one.start, one.end, ORDER[one.type]))


@dataclass(frozen=True, slots=True)
class _Fit:
    """A wording that a quotation may be of, and how it compares."""

    printing: Printing
    comparison: Comparison

    @property
    def rank(self) -> tuple[float, int]:
        """Better fits sort first: more of the words, then less harm."""
        return -round(self.comparison.share, 2), -ORDER[self.comparison.type]


def _quotation(
    draft: Draft,
    proposal: Proposal,
    holder: Holder,
    session: Session | None,
    options: Options,
) -> list[Finding]:
    # Each span is a stretch between marks. A quotation over several is compared as one.
    words = proposal.words
    start, end = proposal.spans[0][0], proposal.spans[-1][1]
    cited = next((one.key for one in draft.cited if end <= one.at <= end + 3), None)
    context = Context(
        draft_before=draft.text[max(0, start - FRAME) : start],
        draft_after=draft.text[end : end + FRAME],
    )
    fits = []
    for printing in holder.printings(words, cited):
        comparison = compare(words, printing.wording, context=context)
        if comparison.type is FindingType.EXACT or _belongs(words, printing, comparison):
            fits.append(_Fit(printing, comparison))
    if not fits:
        return [_finding(draft, proposal, FindingType.NOT_FOUND, options,
                         message="not in the base")]  # fmt: skip
    best = _best(fits, proposal, session)
    if len(best) > 1:
        names = tuple(fit.printing.key or fit.printing.source for fit in best)
        return [_finding(draft, proposal, FindingType.AMBIGUOUS, options, fit=best[0], keys=names,
                         message=f"fits {' and '.join(names)} equally")]  # fmt: skip
    fit = best[0]
    printing = holder.said_by(fit.printing, fit.comparison.source_start, fit.comparison.source_end)
    fit = _Fit(printing, fit.comparison)
    return list(_judged(draft, proposal, fit, session, options))


def _belongs(words: str, printing: Printing, comparison: Comparison) -> bool:
    """Whether enough of a quotation is in the passage to say that it quotes it.

    Little words are in every passage: the telling ones have to be there, too.
    """
    least = LEAST_SHARE_LONG if len(words.split()) >= LONG_WORDS else LEAST_SHARE
    if comparison.share < least:
        return False
    passage = printing.wording.text[comparison.source_start : comparison.source_end]
    held = set(tokens(passage))
    telling = [token for token in tokens(words) if len(token) >= TELLING]
    return sum(token in held for token in telling) >= least * len(telling)


def _best(fits: Sequence[_Fit], proposal: Proposal, session: Session | None) -> list[_Fit]:
    """The best fit; several where statements of equal right fit equally."""
    ranked = sorted(fits, key=lambda fit: fit.rank)
    equal = [fit for fit in ranked if fit.rank == ranked[0].rank]
    own = [fit for fit in equal if attributions.is_same(session, proposal, fit.printing)]
    equal = own or equal
    by_key: dict[str, _Fit] = {}
    for fit in equal:
        by_key.setdefault(fit.printing.key or fit.printing.source, fit)
    return list(by_key.values())


def _judged(
    draft: Draft, proposal: Proposal, fit: _Fit, session: Session | None, options: Options
) -> Iterable[Finding]:
    printing, comparison = fit.printing, fit.comparison
    kind = comparison.type
    where = f"as {printing.source} prints it"
    if printing.mode == "indirect" and kind is not FindingType.NOT_FOUND:
        yield _finding(
            draft, proposal, FindingType.PARAPHRASE_IN_MARKS, options, fit=fit,
            message=f"{printing.source} reports this indirectly; nobody is quoted",
        )  # fmt: skip
        return
    if printing.translated_by and kind not in HARMFUL:
        kind = FindingType.TRANSLATION
    others: list[tuple[FindingType, str]] = []
    if attributions.is_other(session, proposal, printing):
        others.append(
            (FindingType.WRONG_SPEAKER, f"{printing.speaker} said this, not {proposal.speaker}")
        )
    elif said := attributions.role_conflict(session, proposal, printing):
        others.append((FindingType.WRONG_ROLE, said))
    if printing.amended:
        done = "retracted" if printing.amended == "retracts" else "corrected"
        others.append((FindingType.WITHDRAWN, f"{printing.speaker} {done} this later"))
    if printing.correction_notice:
        others.append(
            (FindingType.SOURCE_CORRECTED, f"the source says: {printing.correction_notice}")
        )
    for other, message in others:
        yield _finding(draft, proposal, other, options, fit=fit, message=message)
    if kind is FindingType.EXACT:
        if not others:
            yield _finding(draft, proposal, kind, options, fit=fit, message=f"exactly {where}")
        return
    main = comparison.main
    message = main.message if main else where
    if kind is FindingType.TRANSLATION:
        message = f"a translation by {printing.translated_by}; compare with the original"
    yield _finding(draft, proposal, kind, options, fit=fit, message=message)


def _figures(
    draft: Draft, proposal: Proposal, holder: BaseHolder, options: Options
) -> Iterable[Finding]:
    """Figures of reported speech, held against those of the statement that it must be."""
    if not proposal.figures or proposal.speaker is None:
        return
    stored = []
    for printing in holder.printings(proposal.words):
        if printing.key is not None and attributions.is_same(None, proposal, printing):
            stored += [(printing, figure) for figure in holder.figures(printing.key)]
    for figure in proposal.figures:
        verdict, match = attributions.judge_figure(figure, stored)
        if verdict is None:
            continue
        held, other = match if match else (None, None)
        start, end = draft.span(figure.start, figure.end)
        line, column = draft.line_and_column(start)
        yield Finding(
            type=verdict,
            severity=options.severity_of(verdict),
            line=line,
            column=column,
            start=start,
            end=end,
            draft_words=draft.raw[start:end],
            source_words=other.printed if other else None,
            key=held.key if held else None,
            message=(
                f"the base has {other.printed} for {other.measure or 'this'}"
                if other
                else f"no such figure of {proposal.speaker} in the base"
            ),
            suggestion=other.printed if other else None,
            speaker=held.speaker if held else proposal.speaker,
            source=held.source if held else None,
            state=held.state if held else None,
            basis=held.basis if held else None,
        )


def _finding(
    draft: Draft,
    proposal: Proposal,
    kind: FindingType,
    options: Options,
    *,
    message: str,
    fit: _Fit | None = None,
    keys: tuple[str, ...] = (),
) -> Finding:
    start, end = draft.span(proposal.spans[0][0], proposal.spans[-1][1])
    line, column = draft.line_and_column(start)
    comparison = fit.comparison if fit else None
    printing = fit.printing if fit else None
    source_words = None
    if comparison is not None and printing is not None:
        source_words = printing.wording.text[comparison.source_start : comparison.source_end]
    return Finding(
        type=kind,
        severity=options.severity_of(kind),
        line=line,
        column=column,
        start=start,
        end=end,
        draft_words=draft.raw[start:end],
        source_words=source_words,
        key=printing.key if printing else None,
        keys=keys,
        message=message,
        suggestion=comparison.suggestion if comparison else None,
        safe_fix=comparison.safe_fix if comparison else None,
        speaker=printing.speaker if printing else None,
        said_on=printing.said_on if printing else None,
        source=printing.source if printing else None,
        state=printing.state if printing else None,
        basis=printing.basis if printing else None,
        segments=comparison.segments if comparison else (),
        differences=comparison.differences if comparison else (),
    )
