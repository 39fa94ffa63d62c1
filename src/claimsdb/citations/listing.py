"""The facts beside a statement, named and in one order for every document that lists them."""

from __future__ import annotations

from dataclasses import dataclass

from claimsdb.citations.csl import topic_names
from claimsdb.citations.dates import shown
from claimsdb.citations.flat import figure_text
from claimsdb.citations.plain import source_line
from claimsdb.citations.record import CitationRecord, FigureRecord, VerdictRecord
from claimsdb.citations.wording import remarks, shown_state, shown_words


@dataclass(frozen=True, slots=True)
class Fact:
    """One line under a statement; `url` is for outputs that can link."""

    name: str
    text: str
    url: str | None = None


def facts(record: CitationRecord) -> list[Fact]:
    """Return what is known beside words and source; what is unknown is no line."""
    quote = record.preferred
    found = [Fact("Status", "; ".join(remarks(record, quote)))]
    if record.occasion:
        found.append(Fact("Occasion", record.occasion))
    if quote.attribution:
        found.append(Fact("Named by the source as", quote.attribution))
    if quote.figures:
        found.append(Fact("Figures", "; ".join(_printed(figure) for figure in quote.figures)))
    for claim in record.claims:
        found.append(Fact(f"Claim ({claim.stance})", claim.text))
        found += [Fact("Verdict", verdict_text(v), v.url) for v in claim.verdicts]
    topics = topic_names(record)
    if topics:
        found.append(Fact("Topics", ", ".join(topics)))
    for other in record.quotes[1:]:
        printed = f"{shown_words(other)} [{other.mode}; {shown_state(other)}]"
        found.append(Fact("Also printed", f"{printed} {source_line(other.source)}"))
    if record.key:
        found.append(Fact("Key", record.key))
    return found


def further_notes(record: CitationRecord) -> list[str]:
    """Return what a bibliography's note adds to the words: claims, verdicts, figures and such.

    Status, topics and key have places of their own there.
    """
    own = {"Status", "Topics", "Key"}
    return [
        " ".join(part for part in (f"{fact.name}: {fact.text}", fact.url) if part)
        for fact in facts(record)
        if fact.name not in own
    ]


def verdict_text(verdict: VerdictRecord) -> str:
    """Return a verdict on one line: rating, scale, reviewer, day."""
    scale = f" (scale: {verdict.scale})" if verdict.scale else ""
    day = shown(verdict.date) if verdict.date else None
    return ", ".join(part for part in (verdict.rating + scale, verdict.reviewer, day) if part)


def _printed(figure: FigureRecord) -> str:
    read = figure_text(figure)
    return f"{figure.printed}: {read}" if figure.printed else read
