"""A corpus of any size from one seed, and searches that remember it badly.

Words follow Zipf's law over a vocabulary made of syllables, so that some are in half of all
statements and most are rare, as in real text; neighbours repeat, for language has phrases.
The five classes of searches are what people do to a quotation: quote a piece of it (a),
misspell it (b), drop and move words (c), misquote the whole sentence (d), or remember one
word, misspelt, and who said it (e).
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

CLASSES = "abcde"


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of a corpus."""

    number: int
    speaker: str
    said_on: str
    source: str
    words: str


@dataclass(frozen=True, slots=True)
class Search:
    """A search, made from statement `number`."""

    kind: str
    number: int
    text: str
    speaker: str | None


def corpus(size: int, *, seed: int = 7) -> Iterator[Row]:
    """`size` statements of 8 to 50 words; the first of a larger corpus are those of a smaller."""
    chance = random.Random(seed)
    vocabulary = _vocabulary(chance, 40_000)
    weights = list(accumulate((rank + 2.7) ** -1.1 for rank in range(len(vocabulary))))
    phrases = [
        [vocabulary[bisect(weights, chance.random() * weights[-1])] for _ in range(3)]
        for _ in range(20_000)
    ]
    names = [f"{_word(chance, 2).title()} {_word(chance, 3).title()}" for _ in range(4_000)]
    for number in range(1, size + 1):
        length = min(50, 8 + int(chance.expovariate(1 / 15)))
        words: list[str] = []
        while len(words) < length:
            if chance.random() < 0.12:
                words += chance.choice(phrases)
            else:
                words.append(vocabulary[bisect(weights, chance.random() * weights[-1])])
        speaker = names[int(len(names) * chance.random() ** 3)]
        day = f"{chance.randint(2009, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        text = " ".join(words).capitalize() + "."
        yield Row(number, speaker, day, f"Record {number // 200}", text)


def searches(rows: Sequence[Row], *, each: int = 100, seed: int = 11) -> list[Search]:
    """`each` searches of every class, over statements of at least ten words."""
    chance = random.Random(seed)
    common = [word for row in rows[:5_000] for word in _words(row.words)]
    pool = chance.sample(rows, min(len(rows), each * 40))
    found: list[Search] = []
    for kind in CLASSES:
        count = 0
        while count < each:
            row = pool.pop()
            words = _words(row.words)
            if len(words) < 10:
                continue
            text = _remembered(kind, words, common, chance)
            if text:
                found.append(Search(kind, row.number, text, row.speaker if kind == "e" else None))
                count += 1
    return found


def _remembered(
    kind: str, words: list[str], common: Sequence[str], chance: random.Random
) -> str | None:
    if kind == "e":
        long = [word for word in words if len(word) >= 6]
        return _misspelt(chance.choice(long), chance) if long else None
    if kind == "d":
        if len(words) > 40:
            return None
        for place in chance.sample(range(len(words)), max(2, round(len(words) * 0.2))):
            words[place] = chance.choice(common)
        place = chance.randrange(len(words))
        words[place] = _misspelt(words[place], chance)
        return " ".join(words)
    low, high = {"a": (3, 8), "b": (4, 8), "c": (7, 12)}[kind]
    length = min(len(words), chance.randint(low, high))
    start = chance.randrange(len(words) - length + 1)
    piece = words[start : start + length]
    if sum(len(word) >= 5 for word in piece) < 2:
        return None
    if kind == "b":
        places = [place for place, word in enumerate(piece) if len(word) >= 4]
        chance.shuffle(places)
        for place in places[: max(1, round(length / 3))]:
            piece[place] = _misspelt(piece[place], chance)
    if kind == "c":
        piece = [word for word in piece if chance.random() > 0.25]
        moved = sorted((place + chance.uniform(0, 3), word) for place, word in enumerate(piece))
        piece = [word for _, word in moved]
        if len(piece) < 4:
            return None
    return " ".join(piece)


def _misspelt(word: str, chance: random.Random) -> str:
    """One letter more, less, other, or two swapped; the first letter mostly stays."""
    if len(word) < 3:
        return word
    letters = list(word)
    place = chance.randrange(0 if chance.random() < 0.15 else 1, len(letters))
    kind = chance.choice("idst")
    if kind == "i":
        letters.insert(place, chance.choice("aeinorst"))
    elif kind == "d":
        del letters[place]
    elif kind == "s":
        letters[place] = chance.choice("aeinorst")
    else:
        other = place - 1 if place else 1
        letters[place], letters[other] = letters[other], letters[place]
    return "".join(letters)


def _vocabulary(chance: random.Random, size: int) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < size:
        # Frequent words are short.
        syllables = 1 + min(4, len(words) // 400 + (chance.random() < 0.5))
        words.setdefault(_word(chance, min(syllables, chance.randint(1, 4) + 1)))
    return list(words)


def _word(chance: random.Random, syllables: int) -> str:
    parts = []
    for _ in range(syllables):
        parts.append(chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS))
    return "".join(parts)


_ONSETS = "b c d f g h j k l m n p r s t v w st tr pl gr ch sh th br".split()
_VOWELS = "a e i o u ai ea ou ie oo".split()
_CODAS = ["", "", "", "n", "r", "s", "t", "l", "nd", "st", "ck"]


def _words(text: str) -> list[str]:
    cleaned = "".join(c if c.isalnum() or c in "'’-" else " " for c in text)
    return [word for word in cleaned.split() if word.strip("-'’")]
