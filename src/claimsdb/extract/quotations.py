"""Make statements of marked passages and reported clauses: direct, mixed and indirect.

A quotation that is broken by "he added", or that runs over paragraphs, is one statement with
several spans. Marked words inside a reported clause make a mixed statement with their frame.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimsdb.extract.attribution import Line, Link, stands_alone
from claimsdb.extract.clauses import split_conjunct
from claimsdb.extract.grammar import PREPOSITIONS, TIMES
from claimsdb.extract.indirect import clauses_of
from claimsdb.extract.layout import Layout, Token
from claimsdb.extract.phrases import Phrase
from claimsdb.extract.scare import is_title, quotes_somebody
from claimsdb.extract.speech import Act

__all__ = ["Draft", "draft_statements"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its speaker is known by name."""

    mode: str
    spans: tuple[Span, ...]
    content: tuple[Span, ...]
    lead_in: str | None
    line: int
    act: Act | None
    phrase: Phrase | None
    confidence: float
    when: Span | None = None


def draft_statements(layout: Layout, lines: list[Line], links: dict[int, Link]) -> list[Draft]:
    """Return the statements of a text, not yet in order."""
    home = {line.tokens[v].veil: (line, v) for line in lines for v in line.veils}
    drafts: list[Draft] = []
    done: set[int] = set()
    reported: dict[int, list[tuple[Act, list[tuple[int, int]]]]] = {}
    for line in lines:
        if line.acts:
            reported[line.index] = [(a, clauses_of(line.tokens, a, line.acts)) for a in line.acts]
    drafts.extend(_clauses(layout, lines, links, reported, done))
    drafts.extend(_quotations(layout, lines, links, home, done))
    return drafts


def _clauses(
    layout: Layout,
    lines: list[Line],
    links: dict[int, Link],
    reported: dict[int, list[tuple[Act, list[tuple[int, int]]]]],
    done: set[int],
) -> list[Draft]:
    """Draft the reported clauses: mixed where they hold marked words, else indirect."""
    drafts: list[Draft] = []
    for index, acts in reported.items():
        line = lines[index]
        tokens = line.tokens
        taken: list[tuple[int, int]] = []
        for act, ranges in acts:
            if not ranges:
                continue
            if any(a <= act.k < b for a, b in taken) and act.subject.how != "shared":
                continue
            veils = [i for a, b in ranges for i in range(a, b) if tokens[i].veil >= 0]
            mine = [i for i in veils if _belongs(line, i, act, links)]
            if veils and not mine:
                continue
            if len(mine) < len(veils):
                ranges = _without(ranges, next(i for i in veils if i not in mine), mine)
                veils = mine
            if not veils:
                if act.verb.strength < 3 and act.verb.base not in (
                    "call",
                    "promise",
                    "urge",
                    "ask",
                    "demand",
                    "agree",
                ):
                    continue
                taken.extend(ranges)
                drafts.append(_indirect(layout, line, act, ranges))
                continue
            if _is_whole_quotation(tokens, ranges, veils):
                continue
            taken.extend(ranges)
            for part in _conjuncts(tokens, ranges):
                inside = [i for a, b in part for i in range(a, b) if tokens[i].veil >= 0]
                if inside:
                    done.update(tokens[i].veil for i in inside)
                    drafts.append(_mixed(layout, line, act, part, inside))
                else:
                    drafts.append(_indirect(layout, line, act, part))
    return drafts


def _without(
    ranges: list[tuple[int, int]], foreign: int, mine: list[int]
) -> list[tuple[int, int]]:
    """Cut the clause before marked words of another act, where only those follow."""
    if foreign < mine[-1]:
        return ranges
    return [(a, min(b, mine[-1] + 1)) for a, b in ranges if a <= mine[-1]]


def _conjuncts(tokens: list[Token], ranges: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    if len(ranges) != 1:
        return [ranges]
    first, last = ranges[0]
    comma = split_conjunct(tokens, first, last)
    return [ranges] if comma is None else [[(first, comma)], [(comma + 2, last)]]


def _is_whole_quotation(
    tokens: list[Token], ranges: list[tuple[int, int]], veils: list[int]
) -> bool:
    """The clause is nothing but marked words: that is direct speech."""
    return all(
        i in veils or tokens[i].low in (",", ":", ".", "—", "and", "that")
        for a, b in ranges
        for i in range(a, b)
    )


def _span(tokens: list[Token], first: int, last: int) -> Span:
    return tokens[first].start, tokens[last - 1].end


def _indirect(layout: Layout, line: Line, act: Act, ranges: list[tuple[int, int]]) -> Draft:
    spans = tuple(_span(line.tokens, a, b) for a, b in ranges)
    confidence = 0.85 if act.verb.strength == 3 else 0.6
    if act.negated or act.modal:
        confidence = 0.4
    return Draft(
        "indirect", spans, spans, None, line.index, act, act.subject, confidence, _when(line, act)
    )


def _mixed(
    layout: Layout, line: Line, act: Act, ranges: list[tuple[int, int]], veils: list[int]
) -> Draft:
    tokens = line.tokens
    content = tuple(_span(tokens, a, b) for a, b in ranges)
    marked = [layout.marked[tokens[i].veil] for i in veils]
    spans = tuple((m.inner_start, m.inner_end) for m in marked)
    lead = layout.text[content[0][0] : marked[0].start].strip()
    confidence = 0.9 if act.verb.strength >= 2 else 0.7
    return Draft(
        "mixed", spans, content, lead or None, line.index, act, act.subject, confidence,
        _when(line, act),
    )  # fmt: skip


def _when(line: Line, act: Act) -> Span | None:
    """Return the words that say when it was said: "Speaking last week", "on Monday"."""
    tokens = line.tokens
    if tokens and tokens[0].low in ("speaking", "writing") and act.subject.first > 0:
        comma = next((i for i in range(1, act.subject.first) if tokens[i].low == ","), -1)
        if comma > 0:
            return _span(tokens, 0, comma)
    if (
        tokens
        and act.subject.first > 1
        and tokens[0].low in ("on", "in", "last", "earlier", "yesterday")
    ):
        comma = next((i for i in range(1, act.subject.first) if tokens[i].low == ","), -1)
        if comma > 0 and any(t.low in TIMES for t in tokens[:comma]):
            return _span(tokens, 0, comma)
    i = act.last if act.subject.how != "inverted" else act.subject.head
    if (
        i < len(tokens)
        and tokens[i].low == "on"
        and i + 1 < len(tokens)
        and tokens[i + 1].low in TIMES
    ):
        return _span(tokens, i, i + 2)
    if i < len(tokens) and tokens[i].low in TIMES and tokens[i].low not in ("this", "may"):
        last = i + 1
        while last < len(tokens) and (
            tokens[last].low in TIMES
            or tokens[last].low
            in ("week", "month", "year", "night", "morning", "afternoon", "evening")
        ):
            last += 1
        return _span(tokens, i, last)
    return None


def _quotations(
    layout: Layout,
    lines: list[Line],
    links: dict[int, Link],
    home: dict[int, tuple[Line, int]],
    done: set[int],
) -> list[Draft]:
    """Draft the marked passages that no reported clause took in."""
    groups: list[list[int]] = []
    for number in range(len(layout.marked)):
        if number in done or number not in home:
            continue
        previous = groups[-1][-1] if groups else -1
        if (
            previous == number - 1
            and previous >= 0
            and _goes_on(layout, links, home, previous, number)
        ):
            groups[-1].append(number)
        else:
            groups.append([number])
    drafts: list[Draft] = []
    for group in groups:
        draft = _quotation(layout, lines, links, home, group)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _goes_on(
    layout: Layout,
    links: dict[int, Link],
    home: dict[int, tuple[Line, int]],
    previous: int,
    number: int,
) -> bool:
    """Say whether a passage goes on with the quotation of the one before it."""
    before, now = links.get(previous), links.get(number)
    if layout.marked[previous].continues:
        return True
    if now is None or before is None:
        return False
    if "work" in (now.side, before.side):
        return False
    same_paragraph = layout.marked[previous].paragraph == layout.marked[number].paragraph
    if not same_paragraph:
        return False
    if now.act is not None and now.act is before.act and now.line == before.line:
        return home[number][0] is home[previous][0] or now.side == "carried"
    return False


def _quotation(
    layout: Layout,
    lines: list[Line],
    links: dict[int, Link],
    home: dict[int, tuple[Line, int]],
    group: list[int],
) -> Draft | None:
    marked = [layout.marked[n] for n in group]
    spans = tuple((m.inner_start, m.inner_end) for m in marked)
    outer = tuple((m.start, m.end) for m in marked)
    link = links.get(group[0])
    printed = layout.text[spans[0][0] : spans[0][1]]
    long = sum(len(layout.text[a:b].split()) for a, b in spans) >= 5
    line, v = home[group[0]]
    if link is None:
        confidence = 0.5 if long and not is_title(printed) else _doubtful(line, v, printed)
        mode = "direct" if long else "mixed"
        return Draft(mode, spans, outer, None, line.index, None, None, confidence)
    confidence = {3: 0.95, 2: 0.9, 1: 0.7}.get(link.strength, 0.5)
    if link.side == "carried":
        confidence = min(confidence, 0.8)
    inherited = link.side in ("carried", "near")
    if (
        not long
        and link.side != "signed"
        and (not stands_alone(line) if inherited else link.act is None)
    ):
        confidence = _doubtful(line, v, printed)
    if link.side == "work":
        confidence = 0.15
    mode = "direct"
    if link.side == "subject" or (
        link.side == "before" and not printed[0].isupper() and len(printed.split()) < 4
    ):
        mode = "mixed"
    when = _when(lines[link.line], link.act) if link.act is not None else None
    return Draft(
        mode, spans, outer, None, link.line if link.line >= 0 else line.index, link.act,
        link.phrase, confidence, when,
    )  # fmt: skip


def _doubtful(line: Line, v: int, printed: str) -> float:
    return 0.35 if quotes_somebody(line.tokens, v, printed) else 0.15


def _belongs(line: Line, v: int, act: Act, links: dict[int, Link]) -> bool:
    """Say whether the passage is what the act reports, and not a title within its frame."""
    link = links.get(line.tokens[v].veil)
    if link is None or link.act is not act:
        return False
    low = line.tokens[v - 1].low if v else ""
    return link.side != "work" or not (low in PREPOSITIONS or low.endswith("'s"))
