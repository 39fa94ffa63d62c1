"""Hold a draft against the base: every quotation and every attributed figure in it.

Extraction finds them, the search index says which statement each may be, the comparison
types how the wordings differ. The speaker narrows nothing down: words that were put into
the wrong mouth have to be found, too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimsdb.compare.findings import HARMFUL, ORDER, Context, FindingType, Severity
from claimsdb.extract.draft import Draft
from claimsdb.services import attributions
from claimsdb.services.findings import Finding, Options
from claimsdb.services.fitting import Fit, best_fits, find_fits, followed, may_be_anothers
from claimsdb.services.passages import Passage, find_passages
from claimsdb.services.places import Places
from claimsdb.services.printings import Holder, Printing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["Finding", "Options", "check"]

FRAME = 60
"""Code points of the draft before and after a quotation that may complete it."""

CERTAIN = (
    FindingType.EXACT, FindingType.TYPOGRAPHY, FindingType.HOUSE_STYLE, FindingType.MARKED_EDIT,
)  # fmt: skip
_SENSE = (FindingType.NUMBER_CHANGED, FindingType.NEGATION_CHANGED)
_EPOCH = dt.date(1970, 1, 1)


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
    if holder is None:
        from claimsdb.services.base_holder import BaseHolder

        assert session is not None
        session.flush()
        holder = BaseHolder(session.connection().connection.driver_connection)
    found = _Check(draft, holder, options or Options()).findings()
    kept = [one for one in found if not draft.is_ignored(one.line, one.type.value)]
    return sorted(kept, key=lambda one: (one.start, one.end, ORDER[one.type]))


class _Check:
    """One draft being held against one holder."""

    def __init__(self, draft: Draft, holder: Holder, options: Options) -> None:
        self._draft = draft
        self._holder = holder
        self._options = options
        self._passages = find_passages(draft.text, holder.match)
        self._places = Places(draft)
        today = options.today if options.today is not None else draft.day
        self._today = (dt.datetime.now().date() - _EPOCH).days if today is None else today  # noqa: DTZ005
        self._roles_told: set[tuple[str | None, str | None]] = set()

    def findings(self) -> Iterator[Finding]:
        """Everything that there is to say, passage by passage."""
        marked = [passage for passage in self._passages if passage.mode != "indirect"]
        starts = [passage.start for passage in marked]
        for number, passage in enumerate(marked):
            limit = starts[number + 1] if number + 1 < len(starts) else len(self._draft.text)
            yield from self._quotation(passage, limit)
        for passage in self._passages:
            if passage.mode == "indirect" and passage.figures and passage.speaker:
                yield from self._figures(passage)

    def _quotation(self, passage: Passage, limit: int) -> Iterable[Finding]:
        draft = self._draft
        context = Context(
            draft_before=draft.text[max(0, passage.start - FRAME) : passage.start],
            draft_after=draft.text[passage.end : passage.end + FRAME],
        )
        cited = self._places.cited(passage.end, limit)
        pinned = self._holder.pinned(cited) if cited else []
        fits = find_fits(passage, self._holder, context, pinned)
        fits = [fit for fit in fits if self._may_be(passage, fit)]
        if not fits:
            yield self._finding(passage, FindingType.NOT_FOUND, "not in the base")
            return
        best = best_fits(fits)
        if len(best) > 1:
            keys = tuple(fit.printing.identity for fit in best)
            yield replace(
                self._finding(passage, FindingType.AMBIGUOUS, f"fits {_listed(keys)} equally",
                              best[0]),
                keys=keys, sure=False,
            )  # fmt: skip
            return
        fit = followed(passage, self._holder, best[0], context)
        compared = fit.comparison
        located = self._holder.located(fit.printing, compared.source_start, compared.source_end)
        if located is not fit.printing:
            fit = replace(
                fit, printing=located, same_speaker=attributions.is_same(passage, located)
            )
        note = f"; the draft cites {cited}, which does not say it" if (
            pinned and not fit.pinned) else ""  # fmt: skip
        yield from self._judged(passage, fit, note)

    def _may_be(self, passage: Passage, fit: Fit) -> bool:
        """Whether the words are telling enough for who is said to have said them."""
        if fit.pinned or fit.same_speaker or may_be_anothers(passage, fit):
            return True
        return not self._is_other(passage, fit.printing)

    def _is_other(self, passage: Passage, printing: Printing) -> bool:
        return attributions.is_other(passage, printing, self._holder.offices(printing))

    def _judged(self, passage: Passage, fit: Fit, note: str) -> Iterator[Finding]:
        printing, comparison = fit.printing, fit.comparison
        kind = comparison.type
        where = f"as {printing.source} prints it"
        if printing.mode == "indirect":
            yield self._finding(
                passage, FindingType.PARAPHRASE_IN_MARKS,
                f"{printing.source} reports this indirectly; nobody is quoted{note}", fit,
            )  # fmt: skip
            return
        others = list(self._others(passage, fit))
        for other, message, level in others:
            told = self._finding(passage, other, message + note, fit)
            yield replace(told, severity=level) if level else told
        if printing.translated and kind not in _SENSE:
            by = f" by {printing.translated_by}" if printing.translated_by else ""
            differs = ", and the words differ from it" if kind in HARMFUL else ""
            yield self._finding(
                passage, FindingType.TRANSLATION,
                f"a translation{by}, not the speaker's own words{differs}{note}", fit,
            )  # fmt: skip
            return
        if kind not in HARMFUL and any(told is FindingType.WRONG_SPEAKER for told, _, _ in others):
            return
        if kind is FindingType.EXACT:
            if all(level is not None for _, _, level in others):
                sure = fit.same_speaker and not others
                yield self._finding(passage, kind, f"exactly {where}{note}", fit, sure=sure)
            return
        main = comparison.main
        sure = kind in CERTAIN and fit.same_speaker and not others
        yield self._finding(
            passage, kind, (main.message if main else where) + note, fit, sure=sure
        )

    def _others(
        self, passage: Passage, fit: Fit
    ) -> Iterator[tuple[FindingType, str, Severity | None]]:
        """What is wrong beside the words, each with a severity where it is not the usual one."""
        printing = fit.printing
        if self._is_other(passage, printing):
            said = f"{printing.speaker} said this, not {passage.speaker}"
            if passage.named:
                yield FindingType.WRONG_SPEAKER, said, None
            elif not attributions.names_nearby(self._draft.text, printing, passage.start):
                said = f"{printing.speaker} said this; here it reads like {passage.speaker}"
                level = self._options.severity.get(FindingType.WRONG_SPEAKER, Severity.WARNING)
                yield FindingType.WRONG_SPEAKER, said, level
        elif (passage.speaker, passage.role) not in self._roles_told:
            conflict = attributions.role_conflict(
                passage, printing, self._holder.offices(printing), self._today
            )
            if conflict is not None:
                self._roles_told.add((passage.speaker, passage.role))
                matters, said = conflict
                level = self._options.severity.get(FindingType.WRONG_ROLE, Severity.INFO)
                yield FindingType.WRONG_ROLE, said, None if matters else level
        amended = self._holder.amended(printing)
        if amended:
            done = "retracted" if amended == "retracts" else "corrected"
            yield FindingType.WITHDRAWN, f"{printing.speaker} {done} this later", None
        if printing.correction_notice:
            yield (
                FindingType.SOURCE_CORRECTED,
                f"the source says: {printing.correction_notice}",
                None,
            )

    def _figures(self, passage: Passage) -> Iterator[Finding]:
        """Figures of reported speech, held against those of the statement that it must be."""
        words = _without_figures(passage)
        printings = (
            self._holder.spoken(words, passage.speaker_key)
            if passage.speaker_key
            else self._holder.printings(words)
        )
        own = [
            printing
            for printing in printings
            if printing.key is not None and attributions.is_same(passage, printing)
        ]
        stored = [
            (printing, figure)
            for printing in {one.key: one for one in own}.values()
            for figure in self._holder.figures(printing)
        ]
        for figure in passage.figures:
            verdict, match = attributions.judge_figure(figure, stored, passage.words)
            if verdict is None:
                continue
            held, other = match if match else (None, None)
            place = self._places.of(((figure.start, figure.end),))
            yield Finding(
                type=verdict,
                severity=self._options.severity_of(verdict),
                **place,
                source_words=other.printed if other else None,
                key=held.key if held else None,
                message=(
                    f"the base has {other.printed} for {other.measure or 'this'}"
                    if other
                    else f"no such figure of {passage.speaker} in the base"
                ),
                suggestion=other.printed if other else None,
                speaker=held.speaker if held else passage.speaker,
                said_on=held.said_on if held else None,
                source=held.source if held else None,
                state=held.state if held else None,
                basis=held.basis if held else None,
            )

    def _finding(
        self,
        passage: Passage,
        kind: FindingType,
        message: str,
        fit: Fit | None = None,
        *,
        sure: bool = False,
    ) -> Finding:
        place = self._places.of(passage.spans)
        severity = self._options.severity_of(kind)
        if fit is None:
            return Finding(type=kind, severity=severity, message=message, **place)
        comparison, printing = fit.comparison, fit.printing
        held = printing.wording.text[comparison.source_start : comparison.source_end]
        return Finding(
            type=kind,
            severity=severity,
            **place,
            source_words=held,
            key=printing.key,
            message=message,
            suggestion=comparison.suggestion,
            safe_fix=comparison.safe_fix,
            edits=() if kind in HARMFUL else self._places.edits(passage, comparison),
            sure=sure,
            speaker=printing.speaker,
            said_on=printing.said_on,
            source=printing.source,
            state=printing.state,
            basis=printing.basis,
            segments=comparison.segments,
            differences=comparison.differences,
        )


def _without_figures(passage: Passage) -> str:
    """The reporter's words less the figures, which may be wrong and must not decide."""
    words = passage.words
    for figure in passage.figures:
        words = words.replace(figure.printed, " ")
    return words


def _listed(keys: tuple[str, ...]) -> str:
    return f"{', '.join(keys[:-1])} and {keys[-1]}"
