"""Who is meant: one entity for "Steve Barclay", "Mr Barclay" and "He" across an article.

A surname stands for the full name that carries it, an acronym for the name whose initials it
is, a pronoun for the nearest person whom it fits. Where two fit, the mention says so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from claimsdb.extract.given_names import gender_of
from claimsdb.extract.lexicon import words
from claimsdb.extract.titles import (
    FEMALE_ROLES,
    HONORIFICS,
    MALE_ROLES,
    ORGANISATION_WORDS,
    TITLE_WORDS,
)

__all__ = ["Entity", "NameParts", "Registry", "parse_name"]

_PARTICLES = (
    "(?:de|da|du|del|della|der|den|di|la|le|van|von|bin|ibn|al|el|dos|ter|ten|of the|of|for|and"
    "|the)"
)
_SHORT = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd"
    "|Maj|Cmdr|Adm|Det|Supt|Messrs|Mme"
)
# A full stop belongs to a name only after an initial or a shortened title.
_WORD = rf"(?:(?:{_SHORT}|[A-ZÀ-Þ])\.|(?:[A-Z]\.){{2,}}|[A-ZÀ-Þ](?:[\w’'\-‑]*\w)?)"
_NAME = re.compile(rf"\b{_WORD}(?:[ \u00a0](?:(?:{_PARTICLES})[ \u00a0]){{0,2}}{_WORD})*")
_LOWER = words("of for and the in on at")
_NO_NAME = words(
    """
    the a an in on at by for from with of to but and or as if when while after before he she
    they it i we you his her their its our my your this that these those there here what who
    which why how where not no yes so then now also some many most all both each every one two
    three four five six seven eight nine ten monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december
    however meanwhile speaking asked according new more other another such only even just still
    yet earlier later today yesterday tomorrow tonight last next first since until during
    despite because although though unlike like once are is was were do does did has have had
    will would can could should let its it's he's she's i'm that's there's don't under over
    about among between within without instead perhaps maybe well for
    """
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """A printed name cut into what leads it and the name itself."""

    honorific: str | None
    role: str | None
    name: str
    start: int
    end: int


@dataclass(slots=True)
class Entity:
    """One who is named in the article, by the fullest name found so far."""

    name: str
    kind: str | None
    gender: str | None = None
    honorific: str | None = None
    role: str | None = None
    places: list[int] = field(default_factory=list)


def parse_name(text: str, at: int = 0) -> NameParts | None:
    """Cut a run of capitalised words into honorific, role and name.

    >>> parse_name("Health Secretary Steve Barclay")
    NameParts(honorific=None, role='Health Secretary', name='Steve Barclay', start=17, end=30)
    """
    words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"[^\s]+", text)]
    while words and words[0][0].lower().strip("’'.,") in _NO_NAME:
        words.pop(0)
    while words and words[-1][0].lower() in _LOWER:
        words.pop()
    if not words:
        return None
    honorific: str | None = None
    cut = 0
    for i, (word, _, _) in enumerate(words[:-1]):
        bare = word.lower().rstrip(".,")
        if bare in HONORIFICS:
            honorific = (
                word if honorific is None or (i > 0 and cut != i) else f"{honorific} {word}"
            )
            cut = i + 1
        elif bare in TITLE_WORDS:
            cut = i + 1
    lead = words[:cut]
    rest = words[cut:]
    if not lead and len(rest) > 2:
        # "Iowa farmer": no title word, but a given name shows where the person begins.
        for i in range(1, len(rest) - 1):
            if gender_of(rest[i][0]) and not gender_of(rest[0][0]) and rest[i + 1][0][0].isupper():
                lead, rest = rest[:i], rest[i:]
                break
    role_words = [w for w in lead if w[0].lower().rstrip(".,") not in HONORIFICS]
    role = text[role_words[0][1] : role_words[-1][2]] if role_words else None
    name = text[rest[0][1] : rest[-1][2]]
    name = re.sub(r"[’']s?$", "", name)
    if not name:
        return None
    return NameParts(honorific, role, name, at + rest[0][1], at + rest[0][1] + len(name))


def kind_of(name: str, honorific: str | None, role: str | None, article: bool) -> str | None:
    """Guess whether a name is a person's or an organisation's; None where it says nothing."""
    words = name.split()
    if honorific:
        return "person"
    bare = [w.strip(".,’'").lower() for w in words]
    if any(w in ORGANISATION_WORDS for w in bare) or "of" in bare or "for" in bare or "&" in bare:
        return "organisation"
    if len(words) == 1 and len(name) >= 2 and name.isupper():
        return "organisation"
    if role or gender_of(words[0]):
        return "person" if len(words) <= 4 else None
    if article:
        return "organisation"
    if 2 <= len(words) <= 3 and all(w[0].isalpha() and not w.isupper() for w in words):
        return "person"
    return None


class Registry:
    """The names of one article: which of them stand for the same person or organisation."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entities: list[Entity] = []
        self._by_name: dict[str, Entity] = {}
        self._by_last: dict[str, list[Entity]] = {}
        self._by_first: dict[str, list[Entity]] = {}
        self._by_initials: dict[str, Entity] = {}
        self._persons: list[tuple[int, Entity]] = []
        self._read(text)

    def _read(self, text: str) -> None:
        runs: list[tuple[NameParts, bool]] = []
        for m in _NAME.finditer(text):
            run = m.group()
            article = text[max(0, m.start() - 4) : m.start()].lower().endswith("the ") or (
                run.startswith("The ")
            )
            parts = parse_name(run, m.start())
            if parts is not None:
                runs.append((parts, article))
                self._split_conjunction(parts, runs)
        for parts, article in runs:
            if len(parts.name.split()) >= 2:
                self._add(parts, article)
        for parts, article in runs:
            if len(parts.name.split()) == 1:
                self._add_single(parts, article)
        for entity in self.entities:
            if entity.kind == "person":
                self._persons.extend((place, entity) for place in entity.places)
        self._persons.sort(key=lambda pair: pair[0])
        self._places = [place for place, _ in self._persons]

    @staticmethod
    def _split_conjunction(parts: NameParts, runs: list[tuple[NameParts, bool]]) -> None:
        """Read the two names of "Smith and Jones" as well as the one they might be."""
        if " and " not in parts.name:
            return
        at = parts.start
        for piece in parts.name.split(" and "):
            inner = parse_name(piece, at)
            if inner is not None:
                runs.append((inner, False))
            at += len(piece) + 5

    def _add(self, parts: NameParts, article: bool) -> None:
        known = self._by_name.get(parts.name)
        if known is None:
            kind = kind_of(parts.name, parts.honorific, parts.role, article)
            known = Entity(parts.name, kind)
            self.entities.append(known)
            self._by_name[parts.name] = known
            words = parts.name.split()
            last = words[-1]
            if last.rstrip(".").lower() in ("jr", "sr", "ii", "iii", "iv") and len(words) > 2:
                last = words[-2].rstrip(",")
            bearers = self._by_last.setdefault(last, [])
            if len(bearers) < 20:
                bearers.append(known)
            first = self._by_first.setdefault(words[0], [])
            if len(first) < 20:
                first.append(known)
            initials = "".join(w[0] for w in words if w[0].isupper())
            if len(initials) >= 2:
                self._by_initials.setdefault(initials, known)
        self._note(known, parts)

    def _add_single(self, parts: NameParts, article: bool) -> None:
        bearers = self._by_last.get(parts.name)
        if bearers:
            for entity in bearers:
                if entity.kind is None and (parts.honorific or not article):
                    entity.kind = "person"
            self._note(self._nearest(bearers, parts.start), parts)
            return
        known = self._by_initials.get(parts.name) if len(parts.name) >= 2 else None
        if known is None:
            known = self._by_name.get(parts.name)
        if known is None:
            kind = kind_of(parts.name, parts.honorific, parts.role, article)
            known = Entity(parts.name, kind)
            self.entities.append(known)
            self._by_name[parts.name] = known
        self._note(known, parts)

    def _note(self, entity: Entity, parts: NameParts) -> None:
        entity.places.append(parts.start)
        if parts.honorific:
            entity.honorific = entity.honorific or parts.honorific
            entity.kind = "person"
            entity.gender = entity.gender or HONORIFICS.get(
                parts.honorific.split()[-1].lower().rstrip(".")
            )
        if parts.role and entity.role is None:
            entity.role = parts.role
            for word in parts.role.lower().split():
                entity.gender = entity.gender or (
                    "f" if word in FEMALE_ROLES else "m" if word in MALE_ROLES else None
                )
        if entity.gender is None and entity.kind != "organisation":
            entity.gender = gender_of(entity.name.split()[0])

    @staticmethod
    def _nearest(bearers: list[Entity], at: int) -> Entity:
        """Return the bearer of a surname who was named last before `at`, else the first."""

        def last_place(entity: Entity) -> int:
            i = bisect_right(entity.places, at)
            return entity.places[i - 1] if i else -1

        return max(bearers, key=last_place)

    def find(self, name: str, at: int, honorific: str | None = None) -> tuple[Entity | None, bool]:
        """Return the entity that `name` stands for at offset `at`, and whether only one fits."""
        known = self._by_name.get(name)
        if known is not None and " " in name:
            return known, True
        bearers = self._by_last.get(name.split()[-1] if " " in name else name, [])
        if " " in name:
            return None, True
        gender = HONORIFICS.get(honorific.lower().rstrip(".")) if honorific else None
        if gender:
            bearers = [b for b in bearers if b.gender in (None, gender)] or bearers
        persons = [b for b in bearers if b.kind != "organisation"] or bearers
        if not persons:
            persons = [e for e in self._by_first.get(name, []) if e.kind == "person"]
        if persons:
            names = {b.name for b in persons}
            longest = max(names, key=len)
            same = all(_same_person(n, longest) for n in names)
            chosen = self._by_name[longest] if same else self._nearest(persons, at)
            return chosen, same
        if name in self._by_initials and name.isupper():
            return self._by_initials[name], True
        return known, True

    def persons_before(self, at: int, since: int) -> list[tuple[int, Entity]]:
        """Return the persons named from offset `since` up to `at`, the nearest first."""
        first, last = bisect_right(self._places, since - 1), bisect_right(self._places, at - 1)
        return self._persons[first:last][::-1]


def _same_person(short: str, long: str) -> bool:
    a, b = short.split(), long.split()
    return a[0] == b[0] and a[-1] == b[-1]
