"""Lay a text out for reading: paragraphs, sentences and their tokens, with exact offsets.

Marked passages are veiled before sentences are cut, for nothing inside the marks may be taken
for the reporter's grammar. A veil is as long as what it hides, so offsets stay those of the
text, and its last character tells how the hidden words end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimsdb.extract.cues import verbs
from claimsdb.extract.lexicon import words
from claimsdb.extract.marks import Marked, find_marked, paragraphs_of

__all__ = ["Layout", "Sentence", "Token", "lay_out"]

VEIL = "\ue000"  # hidden words; the last of them says more
VEIL_OPEN = "\ue004"  # they end in the middle of a sentence
VEIL_STOP = "\ue001"  # they end a sentence
VEIL_COMMA = "\ue002"  # they end with a comma or a dash, so the sentence goes on
VEIL_ASK = "\ue003"  # they end with ? or !, which may end the reporter's sentence or not
_VEILS = "\ue000-\ue004"

_TOKEN = re.compile(
    r"(?P<veil>\ue000++[\ue001-\ue004]?|[\ue001-\ue004])"
    r"|(?P<word>(?:[A-Za-z]\.){2,}|[A-Z]\.(?=\s[A-Z])|(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Gov|Govs|Gen|Lt|Col|Sgt"
    r"|Capt|Rev|Hon|St|Jr|Sr|Maj|Cmdr|Adm|Det|Supt|Messrs|vs)\.|\$?\d[\d,.]*\d%?|[^\W_][\w]*(?:[’'&./\-‑][^\W_]\w*)*(?:[’'](?=\s))?"
    r"|[$£€][^\s\ue000-\ue004]+|[@#]\w+)"
    r"|(?P<dash>--+|[—–―])"
    r"|(?P<mark>[^\w\s\u2060\u200b])"
)
# Possessive and bounded: a megabyte of full stops must cost no more than one of words.
_BOUNDARY = re.compile(
    r"(?:(?<=[^\W_])|(?<=[)\]%’'”\"\ue000-\ue004.]))[.!?…]{1,8}+[)\]’'”\"]{0,4}+(\s++)"
    rf"(?=[A-ZÀ-Þ\d{_VEILS}(\[“‘'\"$£€@#*—–-])"
    rf"|[{VEIL_STOP}{VEIL_ASK}](\s++)(?=[A-ZÀ-Þ\d{_VEILS}(\[“‘'\"$£€*])"
)
_STRAY = frozenset("\"'’”‘“")
_LONGEST = 300  # tokens of one sentence; a longer one is no prose and is cut
_SHORT = words(
    """
    mr mrs ms dr prof sen rep gov gen lt col sgt capt rev hon st jr sr inc corp co ltd vs no jan
    feb mar apr jun jul aug sept sep oct nov dec fig u.s u.k u.n d.c a.m p.m e.g i.e etc reps
    sens govs mt ft maj cmdr adm det supt pres messrs mme vol dept est approx pp cf al ph
    """
)
_NEVER_LAST = words(
    """
    mr mrs ms dr prof sen rep gov gen lt col sgt capt rev hon st vs e.g i.e reps sens govs mt
    maj cmdr adm det supt messrs mme
    """
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark or a veiled passage (`veil` is then its number, else -1)."""

    text: str
    low: str
    start: int
    end: int
    veil: int = -1

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the reporter's, its marked passages veiled."""

    start: int
    end: int
    paragraph: int
    tokens: list[Token]


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its paragraphs, marked passages and sentences."""

    text: str
    veiled: str
    paragraphs: list[tuple[int, int]]
    starts: list[int]
    marked: list[Marked]
    sentences: list[Sentence]


def lay_out(
    text: str, paragraphs: list[tuple[int, int]] | None = None, aside: frozenset[int] = frozenset()
) -> Layout:
    """Cut `text` into paragraphs and sentences; paragraphs numbered in `aside` are not read."""
    if paragraphs is None:
        paragraphs = paragraphs_of(text)
    marked = find_marked(text, paragraphs, aside)
    veiled = _veil(text, marked)
    sentences: list[Sentence] = []
    number = {m.start: i for i, m in enumerate(marked)}
    for index, (start, end) in enumerate(paragraphs):
        if index in aside:
            continue
        at = start
        for boundary in _BOUNDARY.finditer(veiled, start, end):
            group = 1 if boundary.group(1) is not None else 2
            if not _is_boundary(veiled, at, end, boundary):
                continue
            sentences.extend(_sentences(veiled, at, boundary.start(group), index, number))
            at = boundary.end(group)
        if at < end:
            sentences.extend(_sentences(veiled, at, end, index, number))
    return Layout(text, veiled, paragraphs, [a for a, _ in paragraphs], marked, sentences)


def _veil(text: str, marked: list[Marked]) -> str:
    pieces: list[str] = []
    at = 0
    for m in marked:
        pieces.append(text[at : m.start])
        last = text[m.inner_end - 1]
        if last in "?!":
            tail = VEIL_ASK
        elif last in ".…":
            tail = VEIL_STOP
        elif last in ",-—–;:":
            tail = VEIL_COMMA
        else:
            tail = VEIL_OPEN
        if not m.closed:
            tail = VEIL_STOP
        pieces.append(VEIL * (m.end - m.start - 1) + tail)
        at = m.end
    pieces.append(text[at:])
    return "".join(pieces)


def _goes_on_asking(veiled: str, at: int, end: int) -> bool:
    """Say whether a verb of speech with its subject follows the marks: "Why?" Smith asked."""
    table = verbs()
    while at < end and veiled[at].isspace():
        at += 1
    for _ in range(5):
        m = _WORD.match(veiled, at, end)
        if m is None:
            return False
        word = m.group(1).rstrip(".")
        verb = table.get(word)
        if verb is not None and verb.strength >= 2 and verb.form in ("past", "third"):
            return not verb.noun or veiled[m.end() : m.end() + 1] in ".,\n"
        if (
            word[0].islower()
            and word not in _PLAIN_WORDS
            and not word.endswith(("er", "or", "man"))
        ):
            return False
        at = m.end()
        if m.group(2):
            close = veiled.find(",", at, min(end, at + 90))
            if close < 0 or (close - at > 14 and "." in veiled[at:close]):
                return False
            at = close + 2
    return False


_WORD = re.compile(r"([\w.’'\-]+)(,)?(?:\s|(?=[.,:]))")
_PLAIN_WORDS = words(
    "the a an his her their one of for he she they then later also now who and chairman crowd "
    "reporters host caller voter mayor"
)


_STARTER = re.compile(
    r"(?:He|She|It|They|We|The|But|And|In|On|At|This|That|There|If|When|As|Mr|Mrs|Ms)\b"
)


def _is_boundary(veiled: str, at: int, end: int, boundary: re.Match[str]) -> bool:
    found = boundary.group()
    if found[0] == VEIL_ASK:
        return not _goes_on_asking(veiled, boundary.start() + 1, end)
    if found[0] != ".":
        return True
    first = boundary.start()
    while first > at and (veiled[first - 1].isalnum() or veiled[first - 1] in ".&’'"):
        first -= 1
    word = veiled[first : boundary.start()].lower()
    if not word:
        return True
    following = veiled[boundary.end() : boundary.end() + 1]
    if len(word) == 1 and word.isalpha() and veiled[first].isupper():
        # An initial: J. Smith. "Plan B. He" is one too many to tell, unless a pronoun follows.
        return bool(_STARTER.match(veiled, boundary.end(), boundary.end() + 8))
    if word in _NEVER_LAST:
        return False
    if word in _SHORT or (word.count(".") and len(word) <= 6):
        return following >= VEIL or bool(
            _STARTER.match(veiled, boundary.end(), boundary.end() + 8)
        )
    return True


def _sentences(
    veiled: str, start: int, end: int, paragraph: int, number: dict[int, int]
) -> Iterator[Sentence]:
    tokens: list[Token] = []
    first = start
    for m in _TOKEN.finditer(veiled, start, end):
        found = m.group()
        if len(tokens) >= _LONGEST:
            yield Sentence(first, m.start(), paragraph, tokens)
            tokens, first = [], m.start()
        if m.lastgroup == "veil":
            at = m.start()
            tokens.append(Token(found, found, at, m.end(), number.get(at, -1)))
        elif found == "." and m.end() < end - 1:
            continue  # of a shortened word, for the sentence goes on
        elif found in _STRAY and tokens and tokens[-1].veil >= 0:
            continue  # a mark too many after a quotation
        elif m.lastgroup == "dash":
            tokens.append(Token(found, "—", m.start(), m.end()))
        else:
            tokens.append(Token(found, found.lower().replace("’", "'"), m.start(), m.end()))
    yield Sentence(first, end, paragraph, tokens)
