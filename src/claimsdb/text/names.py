"""A person's name in its parts, and the form of a name that is looked up.

Printed names carry titles, letters and roles, come inverted and in capitals, and put the
family first in half of the world. Splitting is a reading, not a truth: what is stored as a
name is always the print, and these parts serve sorting, keys and finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimsdb.text.folding import fold
from claimsdb.text.titles import corporate, generations, honorifics, letters, offices, particles


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
    head, comma, tail = text.partition(",")
    inverted = False
    words = head.split()
    after: list[str] = []
    if comma:
        parts = [part.split() for part in tail.split(",")]
        while parts and all(_is_suffix(word) for word in parts[-1]):
            after = parts.pop() + after
        if parts and parts[0] and not _is_role(parts[0]):
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
    if not words or corporate().intersection(words):
        return " ".join(words)
    name = split_name(text)
    order = (name.family, name.given) if name.family_first else (name.given, name.family)
    return _plain(" ".join(order)) or plain


def similarity(a: str, b: str) -> float:
    """Return how surely two names are one person's, from 0 to 1.

    The family names must be alike before anything else counts.
    """
    from claimsdb.text.likeness import people

    return people(fold_name(a).split(), fold_name(b).split())


def similarity_organisation(a: str, b: str) -> float:
    """Return how surely two names are one organisation's, from 0 to 1."""
    from claimsdb.text.likeness import organisations

    return organisations(fold_name(a).split(), fold_name(b).split())


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
_WORD_START = re.compile(r"(?<![^\W_])(mc)?([^\W_])", re.IGNORECASE)


def _without_nickname(text: str) -> tuple[str, str]:
    found = _NICKNAME.search(text)
    if found is None or not found.start():
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


def _is_role(words: list[str]) -> bool:
    """Say whether what follows a comma tells an office and not a given name."""
    return any(
        (word.islower() and _bare(word) not in particles()) or _bare(word) in offices()
        for word in words[1:]
    ) or (words[0].islower() and _bare(words[0]) not in particles())


def _split_title(words: list[str]) -> tuple[list[str], list[str]]:
    """Part the titles and the role before a name from it; a name always remains."""
    last = 0
    for place, word in enumerate(words[:-1], 1):
        if (_bare(word) in honorifics() and last == place - 1) or (
            _bare(word) in offices() and len(words) - place >= 2
        ):
            last = place
    return words[:last], words[last:]


def _split_suffix(words: list[str]) -> tuple[list[str], list[str]]:
    end = len(words)
    while end > 1 and _is_suffix(words[end - 1]) and (end > 2 or words[end - 1].isupper()):
        end -= 1
    return words[:end], words[end:]


def _parted(words: list[str]) -> tuple[list[str], list[str], bool]:
    """Return given name, family name, and whether the family stands first."""
    if len(words) < 2:
        return [], words, False
    if _family_first(words):
        return words[1:], words[:1], True
    start = len(words) - 1
    for place, word in enumerate(words[1:-1], 1):
        if _bare(word) in particles() and (word[0].islower() or place >= 1):
            start = place
            break
    return words[:start], words[start:], False


_EASTERN = frozenset(
    """
    xi kim mao lee li moon park pak wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao
    lin he guo ma luo liang song zheng xie han tang feng yu dong cheng cao yuan deng fu shen zeng
    peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong wang tian ren fang shi yao
    choi cho jung jang yoon lim shin oh seo kwon hwang ahn ryu hong ri jong hun hsieh tsai chiang
    wen qin bo
    """.split()
)
_SYLLABLE = re.compile(
    r"(?:(?:zh|ch|sh|ts|ky|gy|ny|my|ry|hy|py|[bpmfdtnlgkhjqxrzcsyw])?(?:[iuy]?[aeo]{1,2}|[aeiou]{1,3})"
    r"(?:ng|n|k|l|p|m|t|r|h)?-?){1,3}"
)
_VIETNAMESE = frozenset(("nguyen", "tran", "pham", "vo", "dang", "bui", "ngo", "duong", "hoang"))


def _family_first(words: list[str]) -> bool:
    first = _bare(words[0])
    if first in _VIETNAMESE:
        return len(words) > 2
    return (
        first in _EASTERN
        and len(words) <= 3
        and all(_SYLLABLE.fullmatch(_bare(word)) and len(word) <= 10 for word in words[1:])
        and not any(len(_bare(word)) == 1 for word in words[1:])
    )


def _capitalised(word: str, *, always: bool) -> str:
    """Return a word in capitals as a name is printed elsewhere: MCDONALD, O'NEILL."""
    if not always or not word.isupper() or len(word) < 3 or "." in word:
        return word
    return _WORD_START.sub(lambda found: (found[1] or "").title() + found[2].upper(), word.lower())
