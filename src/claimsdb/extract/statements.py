"""Find the statements of an article: what was said, by whom, and exactly where it stands.

Offsets are code points of the text as given, the outer marks left out. Reported speech stands
beside quotations as a candidate of its own mode, for its words are the reporter's.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from claimsdb.extract.attribution import Line, link_marked, read_lines
from claimsdb.extract.layout import Layout, lay_out
from claimsdb.extract.marks import paragraphs_of
from claimsdb.extract.mentions import Mention, Reader, label_mention
from claimsdb.extract.people import Registry
from claimsdb.extract.phrases import Phrase
from claimsdb.extract.quotations import Draft, draft_statements
from claimsdb.extract.transcripts import Turn, read_turns

__all__ = ["Candidate", "Mention", "Span", "find_statements"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement proposed for review.

    `spans` are the speaker's own words for direct and mixed speech, the reporter's clause for
    indirect speech; `words` are their slices, joined by a blank line across paragraphs and a
    space elsewhere. `content` is the whole clause with its frame and its marks.
    """

    mode: str
    spans: tuple[Span, ...]
    words: str
    content: tuple[Span, ...]
    lead_in: str | None = None
    speaker: Mention | None = None
    role: str | None = None
    cue: str | None = None
    cue_span: Span | None = None
    said_when: str | None = None
    said_when_span: Span | None = None
    confidence: float = 1.0


def find_statements(text: str) -> list[Candidate]:
    """Return the statements of `text` in reading order.

    >>> [found] = find_statements('The minister said: "We will pay."')
    >>> found.mode, found.words, found.speaker.text
    ('direct', 'We will pay.', 'The minister')
    """
    paragraphs = paragraphs_of(text)
    turns = read_turns(text, paragraphs)
    layout = lay_out(text, paragraphs, frozenset(n for t in turns for n in t.paragraphs))
    lines = read_lines(layout)
    links = link_marked(layout, lines)
    drafts = draft_statements(layout, lines, links)
    registry = Registry(text)
    reader = Reader(text, registry)
    mentions: dict[tuple[int, Phrase], Mention] = {}
    order = sorted(
        (d for d in drafts if d.phrase is not None),
        key=lambda d: lines[d.line].tokens[d.phrase.first].start if d.phrase else 0,
    )
    for draft in order:
        assert draft.phrase is not None
        key = (draft.line, draft.phrase)
        if key not in mentions:
            mentions[key] = reader.read(lines[draft.line].tokens, draft.phrase)
    found = [_candidate(text, layout, lines, d, mentions) for d in drafts]
    labels = {text[t.label[0] : t.label[1]] for t in turns}
    found.extend(_turn(text, layout, turn, registry, labels) for turn in turns)
    found.sort(key=lambda c: (c.spans[0], c.spans[-1]))
    return found


def _candidate(
    text: str,
    layout: Layout,
    lines: list[Line],
    draft: Draft,
    mentions: dict[tuple[int, Phrase], Mention],
) -> Candidate:
    speaker: Mention | None = None
    if draft.phrase is not None:
        speaker = mentions[(draft.line, draft.phrase)]
    if speaker is not None and draft.mode != "indirect" and draft.confidence <= 0.5:
        speaker = replace(speaker, certain=False)
    cue: Span | None = None
    if draft.act is not None:
        tokens = lines[draft.line].tokens
        last = draft.act.last - 1 if not draft.act.cited else draft.act.k + 1
        if draft.act.subject.how == "agent":
            last = draft.act.k
        cue = (tokens[draft.act.k].start, tokens[last].end)
    return Candidate(
        mode=draft.mode,
        spans=draft.spans,
        words=_join(text, layout, draft.spans),
        content=draft.content,
        lead_in=draft.lead_in,
        speaker=speaker,
        role=speaker.role if speaker else None,
        cue=text[cue[0] : cue[1]] if cue else None,
        cue_span=cue,
        said_when=text[draft.when[0] : draft.when[1]] if draft.when else None,
        said_when_span=draft.when,
        confidence=draft.confidence,
    )


def _turn(
    text: str, layout: Layout, turn: Turn, registry: Registry, labels: set[str]
) -> Candidate:
    """Make a candidate of what a speaker says after their label."""
    speaker = label_mention(text, turn.label, turn.role, registry, labels)
    return Candidate(
        mode="direct",
        spans=turn.spans,
        words=_join(text, layout, turn.spans),
        content=turn.spans,
        speaker=speaker,
        role=speaker.role,
        confidence=0.9 if speaker.name else 0.5,
    )


def _join(text: str, layout: Layout, spans: tuple[Span, ...]) -> str:
    pieces = [text[spans[0][0] : spans[0][1]]]
    if len(spans) == 1:
        return pieces[0]
    starts = layout.starts
    for before, after in pairwise(spans):
        crosses = bisect_right(starts, before[0]) != bisect_right(starts, after[0])
        pieces.append("\n\n" if crosses else " ")
        pieces.append(text[after[0] : after[1]])
    return "".join(pieces)
