"""One comparison form for every way of writing the same characters.

Sources print curly and straight marks, accents or none, three kinds of dash and spaces of
every width; people type what their keyboard has. Everything that compares words compares
`fold(words)`, and what it finds there is shown in the original through `fold_with_map`.

FOLD_VERSION belongs to the folding and to the search tokens made from it: an index made
with another version must be built again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimsdb.errors import InputError

FOLD_VERSION: int = 1


def fold(text: str) -> str:
    """Return the comparison form of `text`: case, accents, marks and spacing made one.

    >>> fold("“Zażółć gęślą” – it’s  10½ %…")
    '"zazolc gesla" - it\\'s 10 1/2 %...'
    """
    return " ".join(fold_characters(text).split())


def fold_characters(text: str) -> str:
    """Fold as `fold` does but leave white space where it is, for readers who do not mind it."""
    if text.isascii():
        folded = text.lower()
        return folded.replace("`", "'") if "`" in folded else folded
    # Most texts have no others: this saves them the slower way.
    text = text.replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-")
    folded = _fold_once(text)
    # A folded character may form a new pair with its neighbour (か, dropped character, ゙).
    while not folded.isascii() and (again := _fold_once(folded)) != folded:
        folded = again
    return folded


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows which original code points each of its own came from."""

    text: str
    _starts: Sequence[int] = field(repr=False)
    _stops: Sequence[int] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]` stands in the original, end exclusive.

        An empty span answers with the place before its character.

        >>> fold_with_map("Café  “noir”").span(5, 11)
        (6, 12)
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}:{end} is outside the folded text")
        if start == end:
            place = self._starts[start] if start < len(self._starts) else self._last()
            return place, place
        return self._starts[start], self._stops[end - 1]

    def _last(self) -> int:
        return self._stops[-1] if self._stops else 0


def fold_with_map(text: str) -> Folded:
    """Fold `text` and keep the way back: `fold_with_map(text).text == fold(text)`."""
    wanted = fold(text)
    if len(wanted) == len(text) and text.isascii():
        return Folded(wanted, range(len(text)), range(1, len(text) + 1))
    for cut in (_cut_characters, _cut_words):
        found = _mapped(text, cut(text))
        if found.text == wanted:
            return found
    # Characters that melt together in no way we know: the whole is one piece.
    return Folded(wanted, (0,) * len(wanted), (len(text),) * len(wanted))


def digest(words: str) -> int:
    """Return 64 bits that are equal for prints which differ in marks, case and spaces only.

    >>> digest("It’s a no-brainer.") == digest("its a no brainer")
    True
    >>> digest("10.3 per cent") == digest("103 per cent")
    False
    """
    from hashlib import blake2b  # 3 ms that reading does without

    folded = fold(words)
    loose = _PUNCTUATION.sub(" ", _INSIDE.sub("", folded)).replace("%", " % ")
    loose = " ".join(loose.split())
    return int.from_bytes(
        blake2b((loose or folded).encode("utf-8", "surrogatepass"), digest_size=8).digest(),
        "big",
        signed=True,
    )


def clean(text: str) -> str:
    """Return typed input as it may be stored: NFC, `\\n` line ends, no outer white space.

    Raises InputError for control characters and broken Unicode, naming the place: they
    cannot be seen, so a person could never find them again.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    bad = _UNSTORABLE.search(text)
    if bad is not None:
        half = "half a character," if bad[0] >= "\ud800" else "the control character"
        raise InputError(
            f"The text has {half} U+{ord(bad[0]):04X} at position {bad.start() + 1}.",
            hint="Delete it, or paste the words again as plain text.",
        )
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()


# All but the point and the comma inside a number, the minus before one, and signs with a
# meaning: £5 is not $5.
_PUNCTUATION = re.compile(
    r"[^\w\s%‰°+<>=&$\xa2-\xa5\u20a0-\u20cf]"
    r"(?:(?<![.,])|(?<!\d.)|(?!\d))(?:(?<!-)|(?<=[^\W_]-)|(?!\d))|_"
)
_INSIDE = re.compile(r"'(?<=\w')(?=\w)|,(?<=\d,)(?=\d{3}(?!\d))")  # it's, 22,473
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]|\r(?!\n)")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")

# What Unicode's own decompositions leave, or give another meaning than a reader does.
_SINGLE = "‘’‚‛′‵ʹʻʼʽˈ＇´ˊ`‹›❛❜❮❯՚׳ꞌ"
_DOUBLE = "“”„‟″‶«»❝❞〝〞〟＂ʺ״⹂"
_DASHES = "‐‑‒–—―⁃−﹘﹣－⸺⸻˗➖᠆־"
_LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ı": "i",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ŋ": "n",
    "ŧ": "t",
    "ə": "e",
    "ƒ": "f",
    "ɓ": "b",
    "ɗ": "d",
    "ƙ": "k",
    "ƴ": "y",
    "ɨ": "i",
    "ʉ": "u",
    "ƶ": "z",
    "ȼ": "c",
    "ⱥ": "a",
    "ĸ": "k",
    "⁄": "/",
    "∕": "/",
    "…": "...",
    "‥": "..",
}


class _Characters(dict[str, str]):
    """The folded form of each single character, worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _fold_character(character)
        return folded


class _Runs(dict[str, str]):
    """The folded form of each run of characters outside ASCII: “, é, –, or a Greek word."""

    def __missing__(self, run: str) -> str:
        folded = "".join(map(_CHARACTERS.__getitem__, unicodedata.normalize("NFC", run)))
        if not folded.isascii():
            folded = unicodedata.normalize("NFC", folded)
        if len(run) <= 24:
            if len(self) > 50_000:
                self.clear()
            self[run] = folded
        return folded


_CHARACTERS = _Characters(
    dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_DASHES, "-")
    | _LETTERS
)
_RUNS = _Runs()


def _fold_once(text: str) -> str:
    folded = _FOREIGN.sub(_fold_run, text).lower()
    return folded.replace("`", "'") if "`" in folded else folded


def _fold_run(found: re.Match[str]) -> str:
    return _RUNS[found[0]]


def _fold_character(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if "VULGAR FRACTION" in unicodedata.name(character, ""):
        return " " + unicodedata.normalize("NFKD", character).replace("⁄", "/")
    parts = []
    for part in unicodedata.normalize("NFKD", character.casefold()):
        if part == character:
            parts.append("" if _is_accent(part) else part)
        else:
            parts.append(_CHARACTERS[part])
    return unicodedata.normalize("NFC", "".join(parts).casefold())


def _is_accent(character: str) -> bool:
    """Say whether a combining mark is an accent, and no vowel sign, voicing mark or tone."""
    order = unicodedata.combining(character)
    return (
        order in (1, 7)
        or 10 <= order <= 36
        or 200 <= order <= 240
        or ("\ufe00" <= character <= "\ufe0f")
    )


def _sticks(character: str) -> bool:
    """Say whether `character` may melt together with what stands before it."""
    return character > "\x7f" and (
        unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
        or "\u1100" <= character <= "\u11ff"
        or "\u3130" <= character <= "\u318f"
        or "\uff9e" <= character <= "\uffdc"
        or "\ud7b0" <= character <= "\ud7ff"
    )


def _cut_characters(text: str) -> list[int]:
    return [i for i, character in enumerate(text) if i == 0 or not _sticks(character)]


def _cut_words(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer(r"\s+", text) if found.end() < len(text))]


def _mapped(text: str, cuts: list[int]) -> Folded:
    """Fold the pieces that begin at `cuts`, one by one, and note where each came from."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    gap: tuple[int, int] | None = None
    for start, stop in zip(cuts, [*cuts[1:], len(text)], strict=True):
        piece = text[start:stop]
        folded = fold_characters(piece)
        for character in folded:
            if character.isspace():
                gap = (gap[0] if gap else start, stop)
                continue
            if gap is not None and pieces:
                pieces.append(" ")
                places.append(gap)
            gap = None
            pieces.append(character)
            places.append((start, stop))
    starts = tuple(start for start, _ in places)
    return Folded("".join(pieces), starts, tuple(stop for _, stop in places))
