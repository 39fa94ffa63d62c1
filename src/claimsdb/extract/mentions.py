"""A speaker as one sentence names them: the words, the name behind them, the role.

"Health Secretary Steve Barclay", "Mr Barclay" and "He" are three mentions of one person. The
name given is the fullest in the article; `certain` says that only one person fits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from claimsdb.extract.grammar import DETERMINERS, is_name_token
from claimsdb.extract.layout import Token
from claimsdb.extract.people import Entity, Registry, parse_name
from claimsdb.extract.phrases import Phrase
from claimsdb.extract.speech import DOCUMENT_NOUNS
from claimsdb.extract.titles import FEMALE_ROLES, MALE_ROLES, ORGANISATION_WORDS, ROLE_NOUNS

__all__ = ["Mention", "Reader", "label_mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where and how a speaker is named.

    `name` leaves out honorific and a leading "the"; `kind` is person, organisation, document
    or None. `certain` is False where the name is a guess among several.
    """

    start: int
    end: int
    text: str
    name: str | None
    kind: str | None = None
    honorific: str | None = None
    role: str | None = None
    certain: bool = True


_GENDER = {"he": "m", "she": "f"}


class Reader:
    """Reads mentions of one article in order, so that a pronoun finds whom it stands for."""

    def __init__(self, text: str, registry: Registry) -> None:
        self.text = text
        self.registry = registry
        self._spoke: list[tuple[int, Entity]] = []

    def read(self, tokens: list[Token], phrase: Phrase) -> Mention:
        """Return the mention that `phrase` is."""
        if phrase.relative >= 0:
            antecedent = self.read(tokens, replace(phrase, relative=-1))
            who = tokens[phrase.relative]
            return replace(antecedent, start=who.start, end=who.end, text=who.text)
        first, last = tokens[phrase.first], tokens[phrase.last - 1]
        start, end = first.start, last.end
        head_end = tokens[phrase.head - 1].end
        text = self.text[start:end]
        if phrase.head - phrase.first == 1 and first.low in (
            "he",
            "she",
            "they",
            "it",
            "i",
            "we",
            "you",
            "who",
        ):
            return self._pronoun(first)
        return self._named(tokens, phrase, start, end, head_end, text)

    def _named(
        self, tokens: list[Token], phrase: Phrase, start: int, end: int, head_end: int, text: str
    ) -> Mention:
        head = tokens[phrase.first : phrase.head]
        apposition = self.text[head_end:end].strip(" ,—–-") or None
        run = _name_run(head)
        words = [t.low for t in head]
        if run is None or head[run[1] - 1].low.endswith(("'s", "s'")):
            named = self._named_beside(tokens, phrase, start, end, text)
            if named is not None:
                return named
        if run is None:
            return self._described(tokens, phrase, start, end, text, words)
        run_start, run_end = head[run[0]].start, head[run[1] - 1].end
        parts = parse_name(self.text[run_start:run_end], run_start)
        possessive = head[run[1] - 1].low.endswith(("'s", "s'"))
        if parts is None or (possessive and run[1] < len(head)):
            return self._described(tokens, phrase, start, end, text, words)
        tail = words[run[1] :]
        if tail and not set(tail) & {"of", "for", "from", "in", "at", "with", "and", "who"}:
            # "BMA officials", "NHS figures": the name only qualifies what follows.
            return self._described(tokens, phrase, start, end, text, words)
        last = parts.name.split()[-1].lower()
        if _is_qualified(words[: run[0]]) or (last in ROLE_NOUNS and parts.honorific is None):
            return self._described(tokens, phrase, start, end, text, words)
        entity, certain = self.registry.find(parts.name, start, parts.honorific)
        name = entity.name if entity is not None else parts.name
        kind = entity.kind if entity is not None else None
        if kind is None and parts.honorific:
            kind = "person"
        before = self.text[start : parts.start].strip()
        role = _role(before, parts.honorific) or (
            apposition if apposition and not apposition.startswith("who ") else None
        )
        role = _clean_role(role)
        if kind == "organisation" and role and role == before:
            role = None
        if entity is not None:
            self._note(start, entity)
            if role and entity.role is None:
                entity.role = role
            if entity.gender is None and role:
                entity.gender = _gender_of_role(role)
            if kind is None and role:
                kind = entity.kind = "person"
        return Mention(start, end, text, name, kind, parts.honorific, role, certain)

    def _named_beside(
        self, tokens: list[Token], phrase: Phrase, start: int, end: int, text: str
    ) -> Mention | None:
        """Read a role whose apposition is the name: "the union's leader, Anna Example"."""
        i = phrase.head
        if i + 1 >= phrase.last or tokens[i].low != "," or not is_name_token(tokens[i + 1]):
            return None
        comma = next((n for n in range(i + 1, phrase.last) if tokens[n].low == ","), phrase.last)
        beside = Phrase(i + 1, comma, comma)
        name = self.read(tokens, beside)
        if name.kind == "organisation" or name.name is None:
            return None
        role = _clean_role(self.text[start : tokens[i - 1].end])
        return replace(name, start=start, end=end, text=text, kind="person", role=role)

    def _described(
        self,
        tokens: list[Token],
        phrase: Phrase,
        start: int,
        end: int,
        text: str,
        words: list[str],
    ) -> Mention:
        """Read a mention without a name of its own: "the ministry", "officials", "new figures"."""
        bare = text
        for article in ("The ", "the ", "A ", "a ", "An ", "an "):
            if bare.startswith(article):
                bare = bare[len(article) :]
                break
        kind: str | None = None
        before = next(
            (i for i, w in enumerate(words) if w in ("for", "of", "at", "in")), len(words)
        )
        if before and words[before - 1] in ROLE_NOUNS and before < len(words):
            kind = "person"
        elif words and (
            words[-1] in DOCUMENT_NOUNS or (set(words) & DOCUMENT_NOUNS and "of" in words)
        ):
            kind = "document"
        elif set(words) & ORGANISATION_WORDS:
            kind = "organisation"
        elif words and (words[-1] in ROLE_NOUNS or set(words) & ROLE_NOUNS):
            kind = "person"
            if words[0] in ("the", "mr") and len(words) <= 4:
                entity = self._by_role(words[-1], start)
                if entity is not None:
                    self._note(start, entity)
                    return Mention(start, end, text, entity.name, "person", None, bare, False)
        return Mention(
            start, end, text, bare, kind, None, None, kind in ("document", "organisation")
        )

    def _by_role(self, noun: str, at: int) -> Entity | None:
        """Return the person last named whose role holds `noun`."""
        for _, entity in self.registry.persons_before(at, max(0, at - 6000)):
            if entity.role and noun in entity.role.lower().split():
                return entity
        return None

    def _pronoun(self, token: Token) -> Mention:
        start, end, text = token.start, token.end, token.text
        low = token.low
        if low in _GENDER:
            entity, certain = self._person(start, _GENDER[low])
            if entity is None:
                return Mention(start, end, text, None, "person", None, None, False)
            self._note(start, entity)
            return Mention(start, end, text, entity.name, "person", None, None, certain)
        if low in ("they", "it") and self._spoke:
            entity = self._spoke[-1][1]
            if entity.kind != "person":
                return Mention(start, end, text, entity.name, entity.kind, None, None, False)
        return Mention(start, end, text, None, None, None, None, False)

    def _person(self, at: int, gender: str) -> tuple[Entity | None, bool]:
        """Return whom "he" or "she" stands for: who spoke last, unless another was the subject
        since; sure only where nobody else of that gender was named near."""
        since = max(0, at - 1500)
        near = [
            (place, e)
            for place, e in self.registry.persons_before(at, since)
            if e.gender in (None, gender)
        ]
        spoke = next(
            (
                (place, e)
                for place, e in reversed(self._spoke[-60:])
                if place < at and e.kind != "organisation" and e.gender in (None, gender)
            ),
            None,
        )
        subject = next((pair for pair in near if self._begins_sentence(pair[0])), None)
        chosen = spoke
        if subject is not None and (spoke is None or subject[0] > spoke[0]):
            chosen = subject
        if chosen is None and near:
            chosen = near[0]
        if chosen is None:
            return None, False
        rivals = {e.name for place, e in near if place > chosen[0] and e is not chosen[1]}
        return chosen[1], not rivals

    def _begins_sentence(self, at: int) -> bool:
        before = self.text[max(0, at - 40) : at]
        line = before.rsplit("\n", 1)[-1]
        for stop in (". ", "! ", "? ", "” ", '" '):
            line = line.rsplit(stop, 1)[-1]
        return len(line) < 40 and all(
            w.istitle() or w.lower() in ("the", "but", "and") for w in line.split()
        )

    def _note(self, at: int, entity: Entity) -> None:
        self._spoke.append((at, entity))


def _name_run(head: list[Token]) -> tuple[int, int] | None:
    """Return the run of capitalised tokens that names somebody, the last if there are two."""
    best: tuple[int, int] | None = None
    i = 0
    while i < len(head):
        if not is_name_token(head[i]) or (i == 0 and head[i].low in DETERMINERS):
            i += 1
            continue
        j = i + 1
        while j < len(head) and (
            is_name_token(head[j])
            or (
                head[j].low
                in (
                    "of",
                    "for",
                    "and",
                    "the",
                    "de",
                    "van",
                    "von",
                    "bin",
                    "al",
                    "&",
                    "la",
                    "del",
                    "da",
                )
                and j + 1 < len(head)
                and (
                    is_name_token(head[j + 1])
                    or (
                        j + 2 < len(head)
                        and head[j + 1].low == "the"
                        and is_name_token(head[j + 2])
                    )
                )
            )
            or (head[j].veil >= 0 and j + 1 < len(head))
        ):
            j += 1
        if best is None or not (
            i > 0
            and head[i - 1].low in ("of", "for", "in", "at", "from", "with", "on", "to", "the")
        ):
            best = (i, j)
        i = j
    return best


def _is_qualified(before: list[str]) -> bool:
    """A person described by way of another: "a spokesman for Smith"."""
    return any(
        w in ("for", "of", "to", "from", "with", "close", "behind", "in", "at") for w in before
    )


def _role(before: str, honorific: str | None) -> str | None:
    words = before.split()
    if honorific:
        words = [w for w in words if w not in honorific.split()]
    while words and words[0].lower().strip("’'") in DETERMINERS:
        words.pop(0)
    return " ".join(words) or None


def _clean_role(role: str | None) -> str | None:
    if role is None:
        return None
    words = role.split()
    while words and words[0].lower() in ("the", "a", "an"):
        words.pop(0)
    role = " ".join(words).strip(" ,")
    return None if not role or role.isdigit() else role


def _gender_of_role(role: str) -> str | None:
    words = set(role.lower().replace(",", " ").split())
    if words & FEMALE_ROLES:
        return "f"
    return "m" if words & MALE_ROLES else None


def label_mention(
    text: str,
    label: tuple[int, int],
    role: str | None,
    registry: Registry,
    others: Iterable[str] = (),
) -> Mention:
    """Read the label of a transcript's turn; "Q" and "A" name nobody.

    `others` are the labels of the whole transcript, of which a short one means the long one.
    """
    start, end = label
    printed = text[start:end]
    if printed.rstrip(".").lower() in ("q", "a", "question", "answer", "interviewer", "reporter"):
        return Mention(start, end, printed, None, "person", None, role, False)
    name, honorific = _proper(printed)
    longer = {n for n, _ in map(_proper, others) if n.split()[-1:] == [name] and n != name}
    entity, certain = registry.find(name, start, honorific)
    kind = entity.kind if entity is not None and not printed.isupper() else None
    if len(longer) == 1:
        name = longer.pop()
    elif longer:
        certain = False
    elif entity is not None and not entity.name.isupper():
        name = entity.name
    return Mention(start, end, printed, name, kind or "person", honorific, role, certain)


def _proper(printed: str) -> tuple[str, str | None]:
    """Return the name and honorific in a label, capitals undone."""
    proper = " ".join(w.capitalize() if w.isupper() and len(w) > 2 else w for w in printed.split())
    parts = parse_name(proper)
    return (parts.name, parts.honorific) if parts is not None else (proper, None)
