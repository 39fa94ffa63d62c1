"""The words that search sees, the same for every way of printing them.

Both sides, what is stored and what is asked, go through here, so a rule is right when the
two meet: `10.3 per cent` and `10.3%`, `six` and `6`, `co-ordinated` and `coordinated`,
`labour` and `labor`, `U.S.` and `US`. What becomes of a word is worked out once and
remembered: words repeat, so a bulk import spends its time in C.

Scripts that are written without spaces become pairs of neighbouring characters, and some
compounds stand beside their parts: such tokens overlap, and a reader who marks what was found
must be ready for that. Only "per cent" reaches over a space.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from claimsdb.text.compounds import JOINED_PREFIXES, PREFIXES, is_one_word, parts
from claimsdb.text.folding import fold_characters, fold_with_map
from claimsdb.text.spelling import american

LONGEST = 64  # code points of a token; a longer word is cut, for indexes have row limits


class Token(NamedTuple):
    """A search token and where it stands in the text as printed, end exclusive."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[str]:
    """Return the search tokens of `text`, in order.

    >>> " ".join(tokens("Britain’s doctors got 10.3 per cent; 22,473 co-ordinated strikes"))
    'britain doctors got 10.3 % 22473 coordinated strikes'
    """
    folded = fold_characters(text)
    if "cent" in folded:
        folded = _PER_CENT.sub(" % ", folded)
    return list(chain.from_iterable(map(_SPELT, folded.split())))


def tokenise(text: str) -> list[Token]:
    """Return the same tokens as `tokens`, with their places in `text`.

    >>> [(t.text, "An organised 6%"[t.start:t.end]) for t in tokenise("An organised 6%")]
    [('an', 'An'), ('organized', 'organised'), ('6', '6'), ('%', '%')]
    """
    folded = fold_with_map(text)
    span = folded.span
    found: list[Token] = []
    place = 0
    for share in (*_PER_CENT.finditer(folded.text), None):
        stop = share.start() if share else len(folded.text)
        for piece in _PIECE.finditer(folded.text, place, stop):
            at = piece.start()
            found += [Token(t, *span(at + a, at + b)) for t, a, b in _read(piece[0])]
        if share:
            found.append(Token("%", *span(*share.span())))
            place = share.end()
    return found


# Vowel signs of scripts whose letters do not hold their vowels: `\w` stops at them.
_INDIC_SIGNS = "\u0900-\u0963\u0971-\u0dff\u0f71-\u0f84\u0f90-\u0fbc"
_SIGNS = (
    rf"{_INDIC_SIGNS}\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    r"\u1029-\u103f\u1056-\u1059\u17b4-\u17d3\u3099\u309a"
)
_CHARACTER = rf"(?:[^\W_]|[{_SIGNS}])"
# The look behind comes after the letters, or it is tried at every place.
_PER_CENT = re.compile(rf"per(?<!{_CHARACTER}per)[\s-]+cent(?!{_CHARACTER})")
_PIECE = re.compile(rf"(?:{_CHARACTER}|%)+(?:\.?[-.,'](?:{_CHARACTER}|%)+)*")

# Thai, Lao, Myanmar, Khmer, kana and Han are written without spaces.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)


@cache
def _part(*, plain: bool) -> re.Pattern[str]:
    """What a piece may hold; `plain` for ASCII, as the other takes 13 ms to compile."""
    letter = "[a-z]" if plain else rf"(?:[^\W\d_{_UNSPACED}]|[{_INDIC_SIGNS}])"
    return re.compile(
        rf"""
        (?P<number>
            (?<![0-9][.,])[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?(?![.,]?[0-9])
          | (?<![0-9][.,])[0-9]{{1,2}}(?:,[0-9]{{2}})+,[0-9]{{3}}(?![.,]?[0-9])  # lakh, crore
          | (?<![0-9]\.)[0-9]+\.[0-9]+(?!\.?[0-9])
          | [0-9]+
        )
        (?:(?P<ending>st|nd|rd|th|'?s|m|mn|bn|tn|k)(?!{letter}))?
      | (?P<initials>(?<!{letter}){letter}(?:\.{letter})+(?!{letter}))(?:\.?'s(?!{letter}))?
      | (?P<word>{letter}+(?:'{letter}+)*)
      | (?P<share>%)
      | (?P<unspaced>[{"_" if plain else _UNSPACED}]+)
        """,
        re.VERBOSE,
    )


@cache
def _cluster() -> re.Pattern[str]:
    return re.compile(rf".[{_SIGNS}]*", re.DOTALL)


_UNITS = "one two three four five six seven eight nine".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TEENS = (
    "zero _ _ _ _ _ _ _ _ _ ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_WORDS = {
    **{word: str(n) for n, word in enumerate(_TEENS) if word != "_"},
    **{word: str(n) for n, word in enumerate(_UNITS, 1)},
    **{word: str(n * 10) for n, word in enumerate(_TENS, 2)},
    # Second and third are often no numbers ("a second opinion"): from the fourth on.
    **{word: str(n) for n, word in enumerate("fourth fifth sixth seventh eighth".split(), 4)},
    "ninth": "9",
    "tenth": "10",
    "hundred": "100",
    "thousand": "1000",
    "percent": "%",
    "bn": "billion",
}
_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "k": "1000"}
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third"}


class _Spelt(dict[str, tuple[str, ...]]):
    """The tokens of each chunk between white space, worked out when it is first met.

    Chunks are kept with the marks around them: to look up `"strikes,` is quicker than to
    find its word, and running text repeats such chunks nearly as often as words. When it is
    full it begins anew, and takes over from the last time what is met again.
    Tokens come out of it as the same objects, so that who counts them hashes each once.
    """

    def __init__(self) -> None:
        self._before: dict[str, tuple[str, ...]] = {}

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        spelt = self._before.get(chunk)
        if spelt is None:
            spelt = self._read(chunk)
        if len(chunk) <= LONGEST:
            if len(self) >= _MOST_CHUNKS:
                self._before = dict(self)
                self.clear()
            self[chunk] = spelt
        return spelt

    def _read(self, chunk: str) -> tuple[str, ...]:
        word = chunk.strip(_OUTSIDE)
        if word != chunk:
            spelt = self.get(word) or self._before.get(word)
            if spelt is not None:
                return spelt
        if word.isalpha() and word.isascii():
            return tuple([part[0] for part in _word(word, 0, len(word))])
        return tuple([part[0] for piece in _PIECE.findall(word) for part in _read(piece)])


_OUTSIDE = ".,;:!?\"'()[]{}-"
_MOST_CHUNKS = 100_000  # twice some 20 MB


_SPELT = _Spelt().__getitem__

_Place = tuple[str, int, int]


def _read(piece: str) -> list[_Place]:
    """Return the tokens of one piece of folded text, with their places in it."""
    if "-" not in piece:
        return _read_chunk(piece)
    found: list[_Place] = []
    chunks = piece.split("-")
    at = 0
    while chunks:
        chunk = chunks.pop(0)
        following = chunks[0] if chunks else ""
        both = len(chunk) + 1 + len(following)
        if chunk == "per" and following == "cent":
            found.append(("%", at, at + both))
        elif chunk in _TENS and following in _UNITS:
            value = int(_WORDS[chunk]) + int(_WORDS[following])
            found.append((str(value), at, at + both))
        elif (rest := _joins(chunk, following, first=at == 0)) is not None:
            # The hyphen that was dropped still has its place.
            hyphen = len(chunk)
            whole = _read_chunk(chunk + following)
            if rest:
                whole += [
                    (text, start + hyphen, end + hyphen)
                    for text, start, end in _read_chunk(following)
                ]
            for text, start, end in whole:
                found.append((text, at + start + (start >= hyphen), at + end + (end > hyphen)))
        else:
            found += [(text, at + a, at + b) for text, a, b in _read_chunk(chunk)]
            at += len(chunk) + 1
            continue
        chunks.pop(0)
        at += both + 1
    return found


def _joins(chunk: str, following: str, *, first: bool) -> bool | None:
    """Say whether a hyphen stands inside one word: None for no, True with the rest beside it."""
    if len(following) < 2 or not following[0].isalpha():
        return None
    if chunk in PREFIXES:
        return True
    if (first and chunk in JOINED_PREFIXES) or is_one_word(chunk, following.removesuffix("'s")):
        return False
    return None


def _read_chunk(chunk: str) -> list[_Place]:
    """Read a piece without hyphens."""
    found: list[_Place] = []
    plain = chunk.isascii()
    if plain and chunk.isalpha():
        return _word(chunk, 0, len(chunk))
    for part in _part(plain=plain).finditer(chunk):
        start, end = part.span()
        text = part[0]
        if part["word"]:
            found += _word(text, start, end)
        elif part["number"]:
            found += _number(part["number"], part["ending"] or "", start)
        elif part["unspaced"]:
            found += _pairs(text, start)
        elif part["initials"]:
            found.append((part["initials"].replace(".", "")[:LONGEST], start, end))
        else:
            found.append((text, start, end))
    return found


def _word(text: str, start: int, end: int) -> list[_Place]:
    word = text.removesuffix("'s").replace("'", "") or text
    number = _WORDS.get(word)
    if number is not None:
        return [(number, start, end)]
    word = american(word)
    found = [(word[:LONGEST], start, end)]
    both = parts(word)
    if both is not None:
        middle = start + len(both[0])
        found += [(both[0], start, middle), (both[1], middle, end)]
    return found


def _number(text: str, ending: str, start: int) -> list[_Place]:
    digits = text.replace(",", "")[:LONGEST]
    middle = start + len(text)
    end = middle + len(ending)
    if ending in _SCALES:
        return [(digits, start, middle), (_SCALES[ending], middle, end)]
    if ending.endswith("s"):
        return [(digits + "s", start, end)]
    return [(_ORDINALS.get(digits + ending, digits), start, end)]


def _pairs(text: str, start: int) -> list[_Place]:
    """Return each two neighbouring characters, with their vowel signs, of an unspaced run."""
    places = [found.span() for found in _cluster().finditer(text)]
    if len(places) == 1:
        return [(text[:LONGEST], start, start + len(text))]
    return [(text[a:b][:LONGEST], start + a, start + b) for (a, _), (_, b) in pairwise(places)]
