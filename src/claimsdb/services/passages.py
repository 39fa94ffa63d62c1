"""The passages of a draft that can be checked: who is said to have said what, and where.

Extraction proposes for storing and is careful; a check is not, for a marked passage that
nobody is named for may still misquote. So everything between marks is taken along, each with
how sure its speaker is. Nothing here needs a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from claimsdb.extract.figures import Figure, find_figures
from claimsdb.extract.statements import Candidate, find_statements

Span = tuple[int, int]

PRONOUNS = frozenset("he she they it i we you who".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a draft between marks, or a sentence that reports what somebody said.

    `spans` are code points of the text without the outer marks, `words` their slices joined.
    `role` is what the draft prints beside this mention. `speaker_key` is the stored speaker
    that is meant, `possible` are keys where several may be. `named` says that the speaker
    stands here by name and not as "he". `figures` have offsets in the text.
    """

    mode: str
    spans: tuple[Span, ...]
    words: str
    speaker: str | None = None
    speaker_kind: str | None = None
    speaker_key: str | None = None
    possible: tuple[str, ...] = ()
    certain: bool = False
    named: bool = False
    role: str | None = None
    before_role: str = ""
    confidence: float = 0.0
    figures: tuple[Figure, ...] = ()

    @property
    def start(self) -> int:
        """Where its first words begin."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its last words end."""
        return self.spans[-1][1]


Match = Callable[[str, str | None], tuple[str | None, tuple[str, ...]]]
"""Says for a name and its kind which stored speaker is meant, or which ones may be."""


def find_passages(text: str, match: Match | None = None) -> list[Passage]:
    """The passages of `text` in reading order.

    >>> [one] = find_passages('Mr Barclay said: "We will pay 6 per cent."')
    >>> one.words, one.speaker, one.named
    ('We will pay 6 per cent.', 'Barclay', True)
    """
    candidates = find_statements(text)
    figures = find_figures(text) if any(c.mode == "indirect" for c in candidates) else []
    known: dict[tuple[str, str | None], tuple[str | None, tuple[str, ...]]] = {}
    found: list[Passage] = []
    for candidate in candidates:
        passage = _passage(text, candidate, figures)
        if match is not None and passage.speaker is not None:
            asked = passage.speaker, passage.speaker_kind
            if asked not in known:
                known[asked] = match(*asked)
            key, possible = known[asked]
            passage = replace(passage, speaker_key=key, possible=possible)
        found += _parted(text, passage)
    return found


def _parted(text: str, passage: Passage) -> Iterator[Passage]:
    """The passage, or its parts where a sentence of the draft ends between two of them.

    “We will,” he said. “We must.” may come from two places of a speech, and readers know it;
    “We will,” he said, “because we must” claims to be one sentence.
    """
    spans = list(passage.spans)
    cuts = [0]
    for number in range(1, len(spans)):
        between = text[spans[number - 1][1] : spans[number][0]]
        frame = between.rstrip(" \n\t\"“‘«'")
        if any(c.isalnum() for c in between) and frame[-1:] in (".", ":", "!", "?"):
            cuts.append(number)
    if len(cuts) == 1 or passage.mode == "indirect":
        yield passage
        return
    for first, last in pairwise([*cuts, len(spans)]):
        part = tuple(spans[first:last])
        words = " ".join(text[start:end] for start, end in part)
        if words.endswith(",") and len(words) > 1:
            words, part = words[:-1], (*part[:-1], (part[-1][0], part[-1][1] - 1))
        yield replace(passage, spans=part, words=words)


def _passage(text: str, candidate: Candidate, figures: list[Figure]) -> Passage:
    mention = candidate.speaker
    name = mention.name if mention else None
    kind = mention.kind if mention else None
    certain = bool(mention and mention.certain)
    if mention is not None and kind == "document":
        name, kind = _publisher(mention.name or ""), "organisation"
        certain = certain and name is not None
    spans, words = candidate.spans, candidate.words
    if candidate.mode != "indirect" and words.endswith(",") and len(words) > 1:
        # “We will pay,” he said: the comma is the sentence's and not the speaker's.
        spans = (*spans[:-1], (spans[-1][0], spans[-1][1] - 1))
        words = words[:-1]
    return Passage(
        mode=candidate.mode,
        spans=spans,
        words=words,
        speaker=name,
        speaker_kind=kind,
        certain=certain,
        named=bool(mention and mention.text.lower() not in PRONOUNS),
        role=candidate.role,
        before_role=text[max(0, mention.start - 24) : mention.start] if mention else "",
        confidence=candidate.confidence,
        figures=tuple(_inside(candidate, figures)) if candidate.mode == "indirect" else (),
    )


def _inside(candidate: Candidate, figures: list[Figure]) -> Iterator[Figure]:
    for figure in figures:
        if any(start <= figure.start and figure.end <= end for start, end in candidate.spans):
            yield figure


def _publisher(document: str) -> str | None:
    """Whose document is meant: the NHS for "NHS figures", nobody for "new figures"."""
    named = takewhile(lambda word: word[:1].isupper(), document.split())
    return " ".join(named).removesuffix("’s").removesuffix("'s") or None
