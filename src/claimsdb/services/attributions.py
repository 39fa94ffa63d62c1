"""Whether a draft names the right speaker, the right role and the right number.

Only what is certain is called wrong: a speaker whom the draft names plainly, a role that
the base dates, a number of the same thing in the same unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from claimsdb.compare.findings import FindingType
from claimsdb.extract.figures import Figure
from claimsdb.services.passages import Passage
from claimsdb.services.printings import HeldFigure, Office, Printing
from claimsdb.text.folding import fold
from claimsdb.text.names import similarity, similarity_organisation, split_name
from claimsdb.text.tokens import tokens

SAME_NAME = 0.8
SAME_MEASURE = 70.0
CONFIDENT = 0.75
"""How sure extraction has to be of who speaks before a draft is told that it is wrong."""


def is_same(passage: Passage, printing: Printing) -> bool:
    """Whether the draft's speaker is the one of the printing."""
    if passage.speaker is None or printing.speaker is None:
        return False
    if passage.speaker_key and printing.speaker_key:
        return passage.speaker_key == printing.speaker_key
    if printing.speaker_key in passage.possible:
        return True
    if "organisation" in (printing.speaker_kind, passage.speaker_kind):
        return similarity_organisation(passage.speaker, printing.speaker) >= SAME_NAME
    if similarity(passage.speaker, printing.speaker) >= SAME_NAME:
        return True
    ours, theirs = split_name(passage.speaker), split_name(printing.speaker)
    # A surname alone is all that many drafts repeat.
    return not (ours.given and theirs.given) and fold(ours.family) == fold(theirs.family)


def is_other(passage: Passage, printing: Printing, offices: Sequence[Office]) -> bool:
    """Whether the draft plainly names somebody else than the printing.

    A body and one of its people may stand for each other, as "the BMA said" does.
    """
    if not passage.certain or passage.speaker is None or printing.speaker is None:
        return False
    if passage.confidence < CONFIDENT or is_same(passage, printing):
        return False
    kinds = {passage.speaker_kind, printing.speaker_kind}
    if kinds == {"person", "organisation"}:
        return not _speaks_for(passage, printing, offices)
    return kinds <= {"person", "organisation"}


def _speaks_for(passage: Passage, printing: Printing, offices: Sequence[Office]) -> bool:
    body = printing.speaker if printing.speaker_kind == "organisation" else passage.speaker
    if body is None:
        return False
    person_role = passage.role if printing.speaker_kind == "organisation" else printing.role
    roles = [person_role] if person_role else []
    if printing.speaker_kind == "person":
        if any(o.organisation_key and o.organisation_key == passage.speaker_key for o in offices):
            return True
        roles += [title for office in offices for title in office.titles]
    return any(_names_body(role, body) for role in roles)


def _names_body(role: str, body: str) -> bool:
    said = fold(role)
    if fold(body) in said:
        return True
    initials = "".join(word[0] for word in body.split() if word[0].isupper())
    words = said.split()
    # "council chairman of the BMA" speaks for the British Medical Association and the reverse.
    return (len(initials) > 1 and fold(initials) in words) or (
        body.isupper() and fold(body) in words
    )


def names_nearby(text: str, printing: Printing, start: int) -> bool:
    """Whether the draft names the printing's speaker shortly before a place."""
    if printing.speaker is None:
        return False
    before = fold(text[max(0, start - 600) : start])
    family = fold(split_name(printing.speaker).family or printing.speaker)
    return re.search(rf"\b{re.escape(family)}\b", before) is not None


_THEN = re.compile(r"\b(then|former|formerly|ex|late|previous|onetime|one-time)\b", re.IGNORECASE)


def role_conflict(
    passage: Passage, printing: Printing, offices: Sequence[Office], today: int
) -> tuple[bool, str] | None:
    """What is wrong with the role that the draft gives: whether it matters, and a sentence.

    A role is judged on the day of the statement: wrong is one that the speaker held only at
    another time, or another office of the same rank ("Education" for "Health Secretary"). One
    that was right then and has ended since wants a "then", which matters less.
    """
    if not passage.role or not passage.named or not is_same(passage, printing):
        return None
    if printing.speaker_kind == "organisation":
        return None
    then = _THEN.search(f"{passage.before_role} {passage.role}") is not None
    role = re.sub(r"^(the\s+)?(then|former|ex)[\s-]+", "", passage.role, flags=re.IGNORECASE)
    named = [office for office in offices if any(_is_role(role, t) for t in office.titles)]
    if printing.days is not None and named:
        first, last = printing.days
        held = [office for office in named if _held(office, first, last)]
        if not held:
            right = next((o.titles[0] for o in offices if _certain(o, first, last)), None)
            was = f", but {right}" if right else ""
            return True, f"{printing.speaker} was not {role} when this was said{was}"
        if not then and all(o.last is not None and o.last < today for o in held):
            return False, f"{printing.speaker} is no longer {role}; “then” or “former” says so"
        return None
    dated = printing.days is not None and [o.titles[0] for o in offices if _certain(
        o, *printing.days)]  # fmt: skip
    theirs = printing.role or (dated[0] if dated else None)
    if theirs is not None and _rival(role, theirs):
        return True, f"{printing.speaker} was {theirs} then, not {role}"
    return None


def _is_role(ours: str, title: str) -> bool:
    left, right = _role_words(ours), _role_words(title)
    return bool(left) and left == right


def _role_words(role: str) -> list[str]:
    small = ("the", "of", "for", "uk", "british", "us", "state", "and", "s", "a")
    words = [word for word in re.findall(r"\w+", fold(role)) if word not in small]
    return sorted(words)


def _held(office: Office, first: int, last: int) -> bool:
    return (office.first is None or office.first <= last) and (
        office.last is None or office.last >= first
    )


def _certain(office: Office, first: int, last: int) -> bool:
    dated = office.first is not None or office.last is not None
    return dated and _held(office, first, last)


_OFFICES = frozenset(
    "secretary minister chancellor president chairman chairwoman chair director spokesman "
    "spokeswoman spokesperson commissioner leader governor mayor senator ambassador".split()
)
_PLACES = frozenset("the shadow uk us state of for british deputy vice then former".split())


def _rival(ours: str, theirs: str) -> bool:
    """Two offices of one rank that are not the same: "Health" and "Education Secretary"."""
    left, right = fold(ours).split(), fold(theirs).split()
    if not left or not right or left[-1] != right[-1] or left[-1] not in _OFFICES:
        return False
    own = {word for word in left[:-1] if word not in _PLACES}
    other = {word for word in right[:-1] if word not in _PLACES}
    return bool(own and other) and not own & other


def judge_figure(
    figure: Figure, stored: Sequence[tuple[Printing, HeldFigure]], words: str
) -> tuple[FindingType | None, tuple[Printing, HeldFigure] | None]:
    """Whether the base has this figure: (None, …) yes, else the type and the one it differs from.

    It differs only from a figure of the same unit that measures the same, as the draft's
    `words` around it say; others are no contradiction.
    """
    same_unit = [pair for pair in stored if pair[1].unit == figure.unit]
    for pair in same_unit:
        if pair[1].value == figure.value and (pair[1].upper or None) == (figure.upper or None):
            return None, pair
    best: tuple[float, tuple[Printing, HeldFigure]] | None = None
    for pair in same_unit:
        score = _alike(figure, pair[1], words)
        if score >= SAME_MEASURE and (best is None or score > best[0]):
            best = (score, pair)
    if best is not None:
        return FindingType.FIGURE_DIFFERS, best[1]
    return FindingType.FIGURE_NOT_IN_BASE, None


def _alike(ours: Figure, theirs: HeldFigure, words: str) -> float:
    left = " ".join(filter(None, (ours.measure, ours.population)))
    right = " ".join(filter(None, (theirs.measure, theirs.population)))
    if not left or not right:
        return 0.0
    if ours.area and theirs.area and fold(ours.area) != fold(theirs.area):
        return 0.0
    # "appointments" alone is a part of what many figures count.
    said = set(tokens(words))
    measured = {token for token in tokens(right) if len(token) > 2}
    if len(measured & said) * 2 < len(measured - {"the", "result", "due"}):
        return 0.0
    return fuzz.token_set_ratio(fold(left), fold(right))
