"""Articles and transcripts on disk as something that a draft is held against; nothing is stored.

What extraction finds in them comes first, for then the speaker is known and a quotation that
"he said" interrupts is one wording. The whole text is held behind, so that words which no
statement was made of are found as well.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

from claimsdb.compare.words import Wording
from claimsdb.extract.article import Article
from claimsdb.extract.statements import Candidate, find_statements
from claimsdb.services.passage_after import passage_after
from claimsdb.services.printings import HeldFigure, Office, Printing
from claimsdb.text.dates import parse_date
from claimsdb.text.tokens import tokens

COMPARED = 5
LEAST = 0.5
NEAR_ENOUGH = 0.95


class TextHolder:
    """Wordings from articles and transcripts that are not in any base."""

    def __init__(self, articles: Sequence[tuple[str, Article]]) -> None:
        self._texts = [_Text(name, article) for name, article in articles]
        self._counts = Counter(
            term for text in self._texts for held in text.tokens for term in held
        )
        self._total = sum(len(text.tokens) for text in self._texts)

    def printings(self, words: str) -> list[Printing]:
        """The statements that hold most of the words, then the texts that hold them."""
        asked = list(dict.fromkeys(tokens(words)))
        worth = dict(zip(asked, self.weights(asked), strict=True))
        found: list[tuple[float, int, Printing]] = []
        for text in self._texts:
            found += text.near(worth)
        found.sort(key=lambda entry: (-entry[0], entry[1]))
        wholes: list[Printing] = []
        if not found or found[0][0] < NEAR_ENOUGH:
            # To find a passage in a long text takes long, and is for what no statement holds.
            wholes = [text.whole for text in self._texts if text.holds(worth) >= LEAST]
        return [printing for _, _, printing in found[:COMPARED]] + wholes

    def spoken(self, words: str, speaker_key: str) -> list[Printing]:
        """None: nobody here has a key."""
        return []

    def pinned(self, key: str) -> list[Printing]:
        """None: a text on disk has no key."""
        return []

    def located(self, printing: Printing, start: int, end: int) -> Printing:
        """The printing with the speaker whose statement the passage lies in, if one is seen."""
        for text in self._texts:
            if text.whole is printing:
                return text.located(start, end)
        return printing

    def weights(self, terms: list[str]) -> list[float]:
        """How few of the statements hold each token."""
        total = max(self._total, 50)
        return [log(1 + (total + 1) / (self._counts[term] + 0.5)) for term in terms]

    def size(self) -> int:
        """How many statements the texts hold; a whole text counts as fifty."""
        return max(self._total, 50)

    def after(self, printing: Printing) -> str:
        """What stands behind the statement in its text."""
        for text in self._texts:
            for number, own in enumerate(text.printings):
                if own is printing:
                    end = text.candidates[number].spans[-1][1]
                    following = text.article.text[end : end + 700]
                    return passage_after(following, printing.speaker or "")
        return ""

    def amended(self, printing: Printing) -> str | None:
        """None: nobody said so."""
        return None

    def offices(self, printing: Printing) -> tuple[Office, ...]:
        """None are known."""
        return ()

    def figures(self, printing: Printing) -> list[HeldFigure]:
        """None: a text is searched for its words."""
        return []

    def match(self, name: str, kind: str | None) -> tuple[str | None, tuple[str, ...]]:
        """No key; names are compared as printed."""
        return None, ()


class _Text:
    """One text with its statements; `whole` is the text as one wording."""

    def __init__(self, name: str, article: Article) -> None:
        self.article = article
        self._source = article.title or name
        self._days = _days(article.issued)
        self.candidates = find_statements(article.text)
        marked = sum(c.mode != "indirect" for c in self.candidates)
        if not marked:
            # A speech without marks: every word is the speaker's, reported speech included.
            self.candidates = []
        self.printings = [self._printing(candidate) for candidate in self.candidates]
        self.tokens = [set(tokens(candidate.words)) for candidate in self.candidates]
        self._whole_tokens = set(tokens(article.text))
        if not self.tokens:
            self.tokens = [self._whole_tokens]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, held in enumerate(self.tokens if self.candidates else ()):
            for term in held:
                self._holders[term].append(number)
        self.whole = self._make(Wording(article.text), "direct", None, whole_text=True)

    def near(self, worth: dict[str, float]) -> list[tuple[float, int, Printing]]:
        """Statements that hold at least half of what the words tell."""
        sums: defaultdict[int, float] = defaultdict(float)
        for term, value in worth.items():
            for number in self._holders.get(term, ()):
                sums[number] += value
        whole = sum(worth.values()) or 1.0
        return [
            (total / whole, number, self.printings[number])
            for number, total in sums.items()
            if total / whole >= LEAST
        ]

    def holds(self, worth: dict[str, float]) -> float:
        """The part of what the words tell that the text holds anywhere."""
        whole = sum(worth.values()) or 1.0
        return sum(value for term, value in worth.items() if term in self._whole_tokens) / whole

    def located(self, start: int, end: int) -> Printing:
        """The whole text, with the speaker of the statement that most of a passage is in."""
        best: Candidate | None = None
        most = 0
        for candidate in self.candidates:
            shared = sum(max(0, min(b, end) - max(a, start)) for a, b in candidate.spans)
            if shared > most:
                best, most = candidate, shared
        if best is None or best.speaker is None or most * 2 < end - start:
            return self.whole
        if best.mode == "indirect" and most < end - start:
            return self.whole
        return dataclasses.replace(
            self.whole,
            mode=best.mode,
            speaker=best.speaker.name if best.speaker.certain else None,
            speaker_kind=best.speaker.kind,
            role=best.role,
        )

    def _printing(self, candidate: Candidate) -> Printing:
        return self._make(Wording(candidate.words), candidate.mode, candidate)

    def _make(
        self, wording: Wording, mode: str, candidate: Candidate | None, whole_text: bool = False
    ) -> Printing:
        speaker = candidate.speaker if candidate else None
        certain = speaker is not None and speaker.certain and candidate is not None
        certain = certain and candidate is not None and candidate.confidence >= 0.6
        return Printing(
            wording=wording,
            mode=mode,
            key=None,
            speaker_key=None,
            speaker=speaker.name if speaker is not None and certain else None,
            speaker_kind=speaker.kind if speaker is not None else None,
            role=candidate.role if candidate else None,
            said_on=None,
            source=self._source,
            state="not in the base",
            basis=None,
            days=self._days,
            whole_text=whole_text,
        )


def _days(issued: str | None) -> tuple[int, int] | None:
    if issued is None:
        return None
    date = parse_date(issued)
    return None if date.first is None or date.last is None else (date.first, date.last)
