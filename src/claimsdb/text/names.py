"""A person's name in its parts, and the form of a name that is looked up.

Printed names carry titles, letters and roles, come inverted and in capitals, and put the
family first in half of the world. Splitting is a reading, not a truth: what is stored as a
name is always the print, and these parts serve sorting, keys and finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claimsdb.text.folding import fold
from claimsdb.text.titles import (
    corporate,
    eastern_families,
    generations,
    honorifics,
    letters,
    offices,
    particles,
    weak_titles,
)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a person's name as printed; `family` has its particle (`von der Leyen`).

    A single name is a family name: `Mr Barclay`, `Plato`.
    """

    given: str
    family: str
    honorific: str = ""
    particle: str = ""
    suffix: str = ""
    letters: str = ""
    nickname: str = ""
    family_first: bool = False

    @property
    def full(self) -> str:
        """The name in its own order, without title and letters: `Martin Luther King Jr.`"""
        order = (self.family, self.given) if self.family_first else (self.given, self.family)
        return " ".join(part for part in (*order, self.suffix) if part)

    @property
    def sort(self) -> str:
        """The name as an index lists it: `Barclay, Steve`."""
        if not self.given:
            return " ".join(part for part in (self.family, self.suffix) if part)
        if self.family_first:
            return self.full
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


def split_name(text: str) -> Name:
    """Return the parts of a person's name, however it is printed.

    >>> split_name("Prof Phil Banfield").full, split_name("BARCLAY, Steve").full
    ('Phil Banfield', 'Steve Barclay')
    >>> split_name("Health Secretary Steve Barclay").honorific
    'Health Secretary'
    >>> split_name("Ursula von der Leyen").sort, split_name("Dr. Martin Luther King Jr.").sort
    ('von der Leyen, Ursula', 'King, Martin Luther, Jr.')
    """
    text, nickname = _without_nickname(" ".join(text.split()))
    head, comma, tail = text.strip(" ,").partition(",")
    inverted = False
    words = head.split()
    after: list[str] = []
    if comma:
        parts = [part.split() for part in tail.split(",")]
        while parts and all(_is_suffix(word) for word in parts[-1]):
            after = parts.pop() + after
        if parts and parts[0] and not _is_role(parts[0], alone=len(words) == 1):
            inverted = True
            given_words = parts[0]
    title: list[str] = []
    if inverted:
        title, given_words = _split_title(given_words)
        ahead, words = _split_title(words)
        title = ahead + title
        given_words, ends = _split_suffix(given_words)
        words, more = _split_suffix(words)
        after = more + ends + after
        given, family = given_words, words
        family_first = False
    else:
        title, words = _split_title(words)
        words, ends = _split_suffix(words)
        after = ends + after
        given, family, family_first = _parted(words)
    capitals = (
        bool(family) and " ".join((*given, *family)).isupper() and len((*given, *family)) > 1
    )
    given = [_capitalised(word, always=capitals) for word in given]
    family = [_capitalised(word, always=capitals or bool(given)) for word in family]
    particle = 0
    while particle < len(family) - 1 and _bare(family[particle]) in particles():
        particle += 1
    return Name(
        given=" ".join(given),
        family=" ".join(family),
        honorific=" ".join(title),
        particle=" ".join(family[:particle]),
        suffix=" ".join(word for word in after if _bare(word) in generations()),
        letters=" ".join(word for word in after if _bare(word) not in generations()),
        nickname=nickname,
        family_first=family_first,
    )


@lru_cache(maxsize=20_000)
def fold_name(text: str) -> str:
    """Return the form under which a name is looked up: no title, suffix or punctuation.

    >>> fold_name("Barclay, Steve"), fold_name("Mr. J.K. O’Neill-Smith KC"), fold_name("The BMA")
    ('steve barclay', 'j k oneill smith', 'bma')
    """
    plain = _plain(text)
    words = plain.split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
        text = text.strip()[3:]
    name = split_name(text)
    order = (name.family, name.given) if name.family_first else (name.given, name.family)
    kept = _plain(" ".join(order))
    if not kept or corporate().intersection(kept.split()):
        return " ".join(words)  # an organisation: General Medical Council
    return kept


def similarity(a: str, b: str) -> float:
    """Return how surely two names are one person's, from 0 to 1.

    The family names must be alike before anything else counts.
    """
    from claimsdb.text.likeness import people
    from claimsdb.text.scripts import latin, same_script_without_spaces

    one, other = fold_name(a), fold_name(b)
    if one == other and one and _generation(a) == _generation(b):
        return 1.0
    if same_script_without_spaces(one, other):
        return 0.2  # a character is a syllable: no misspellings
    score = people(latin(one).split(), latin(other).split())
    for text, against in ((a, other), (b, one)):
        known_as = split_name(text) if _NICKNAME.search(text) else None
        if known_as is not None and known_as.nickname:
            called = fold_name(f"{known_as.nickname} {known_as.family}")
            score = max(score, people(latin(called).split(), latin(against).split()))
    generation, other_generation = _generation(a), _generation(b)
    if generation != other_generation and " " in one and " " in other:  # father and son
        score *= 0.35 if generation and other_generation else 0.8
    return score


def similarity_organisation(a: str, b: str) -> float:
    """Return how surely two names are one organisation's, from 0 to 1."""
    from claimsdb.text.organisations import organisations
    from claimsdb.text.scripts import latin

    one, other = fold_name(a), fold_name(b)
    if one == other:
        return 1.0 if one else 0.0
    return organisations(latin(one), latin(other))


def nicknames(given: str) -> frozenset[str]:
    """Return the other forms of a given name, folded; empty when none are known.

    >>> "stephen" in nicknames("Steve"), "steve" in nicknames("Stephen")
    (True, True)
    """
    from claimsdb.text.nicknames import known_as

    return known_as(fold(given))


_NICKNAME = re.compile(
    r"""\s*(?:\(([^()]*)\)|["“”„«]([^"“”«»]*)["“”»]|(?<=\s)['‘]([^'‘’]+)['’](?=\s))\s*"""
)
_GENERATION = re.compile(r"\b(?:jn?r|sn?r|junior|senior|[iv]{2,3})\b", re.IGNORECASE)
_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|ts|hs|ky|gy|ny|my|ry|hy|py|[bpmfdtnlgkhjqxrzcsyw])?[iuyw]?[aeiou]{1,3}"
    r"(?:ng|nh|[nklpmt])?-?){1,2}"
)
_WORD_START = re.compile(r"(?<![^\W_])(mc)?([^\W_])", re.IGNORECASE)


def _generation(text: str) -> str:
    if not _GENERATION.search(text):
        return ""
    word = _bare(split_name(text).suffix).split(" ")[0]
    return {"jnr": "jr", "junior": "jr", "snr": "sr", "senior": "sr"}.get(word, word)


def _without_nickname(text: str) -> tuple[str, str]:
    found = _NICKNAME.search(text)
    if found is None or not found.start() or (found.end() == len(text) and not found[1]):
        return text, ""
    return _NICKNAME.sub(" ", text).strip(), (found[1] or found[2] or found[3] or "").strip()


def _bare(word: str) -> str:
    """Return a word as the tables have it."""
    return fold(word).replace(".", "").strip(",;")


def _plain(text: str) -> str:
    folded = fold(text).replace("'", "")
    return " ".join(re.findall(r"[^\W_]+|&", folded))


def _is_suffix(word: str) -> bool:
    return _bare(word) in generations() or _bare(word) in letters()


def _is_role(words: list[str], *, alone: bool) -> bool:
    """Say whether what follows a comma tells an office and not a given name.

    `alone`: one word stands before the comma, so a title there belongs to an inverted name.
    """
    if words[0].islower() and _bare(words[0]) not in particles():
        return True
    if len(words) == 1:
        return not alone and _bare(words[0]) in offices()
    if _bare(words[1]) == "of":
        return _bare(words[0]) in offices()
    return any(
        (word.islower() and _bare(word) not in particles()) or _bare(word) in offices()
        for word in words[1:]
    )


def _split_title(words: list[str]) -> tuple[list[str], list[str]]:
    """Part the titles and the role before a name from it; a name always remains."""
    last = 0
    for place, word in enumerate(words[:-1], 1):
        bare, after = _bare(word), len(words) - place
        if bare == "of" and place > 1 and _bare(words[place - 2]) in honorifics() | offices():
            # Mayor of London Sadiq Khan: where the place ends, nothing tells; two words remain.
            return (words[:-2], words[-2:]) if after > 2 else ([], [" ".join(words)])
        if bare == "of" and last and last == place - 2:
            return words[:last], words[last : place - 1]  # Lord Darzi of Denham
        title = bare in honorifics() and last == place - 1
        role = bare in offices() or (word.islower() and _is_no_name(word))
        if title and after == 1:
            title = bare not in weak_titles()
        if title or (role and after > 1):
            last = place
    return words[:last], words[last:]


def _is_no_name(word: str) -> bool:
    from claimsdb.text.nicknames import known_given

    return word.isalpha() and _bare(word) not in particles() | known_given()


def _split_suffix(words: list[str]) -> tuple[list[str], list[str]]:
    capitals = all(word.isupper() for word in words)
    end = len(words)
    while end > 1 and _is_suffix(words[end - 1]):
        word = words[end - 1]
        if _bare(word) in generations():
            certain = end > 2 or word.isupper()
        else:  # Jack Ma is no Master of Arts
            certain = any(c.isupper() for c in word[1:]) and not (capitals and len(word) < 3)
            certain = certain or _bare(word) in ("kc", "qc", "mp")
        if not certain:
            break
        end -= 1
    return words[:end], words[end:]


def _parted(words: list[str]) -> tuple[list[str], list[str], bool]:
    """Return given name, family name, and whether the family stands first."""
    if all(word.islower() and _bare(word) in particles() for word in words[:-1]):
        return [], words, False
    if "of" in words:
        return [], words, False  # Duke of Sussex, Bank of England
    if _family_first(words):
        return words[1:], words[:1], True
    start = len(words) - 1
    for place, word in enumerate(words[1:-1], 1):
        if _bare(word) in particles():
            start = place
            break
    return words[:start], words[start:], False


def _family_first(words: list[str]) -> bool:
    """Say whether a name in two or three words has the order of China, Korea or Vietnam."""
    first, rest = _bare(words[0]), [_bare(word) for word in words[1:]]
    if len(words) > 3 or first not in eastern_families():
        return False
    if first in ("kim", "lee", "moon", "park", "han", "song", "ma", "may", "long", "young", "ho"):
        # Also given or Western names: only Jong-un or Jong Un after it tells.
        if len(rest) < 2 and "-" not in rest[0]:
            return False
    elif first in ("nguyen", "tran", "pham", "vo", "dang", "bui", "ngo", "duong", "hoang"):
        return len(words) > 2
    return all(len(word) > 1 and _SYLLABLES.fullmatch(word) for word in rest)


def _capitalised(word: str, *, always: bool) -> str:
    """Return a word in capitals as a name is printed elsewhere: MCDONALD, O'NEILL."""
    if not always or not word.isupper() or len(word) < 3 or "." in word:
        return word
    if _bare(word) in particles():
        return word.lower()
    return _WORD_START.sub(lambda found: (found[1] or "").title() + found[2].upper(), word.lower())
