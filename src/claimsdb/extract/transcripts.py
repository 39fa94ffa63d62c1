"""Transcripts: the speaker stands as a label before the words, and there are no marks.

A colon alone proves nothing (captions, headlines and lists have it too), so labels count only
where they make an exchange: set in capitals or bold, or coming back.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from claimsdb.extract.lexicon import words
from claimsdb.extract.titles import HONORIFICS, TITLE_WORDS

__all__ = ["Turn", "read_turns", "starts_turn"]

_LABEL = re.compile(
    r"(?P<open>\*\*|__)?(?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?\)?\]?[ \t]*)?(?P<second>\*\*|__)?"
    r"(?P<label>[A-ZÀ-Þ][^\n:*\"“”]{0,70}?)[ \t]*(?:\*\*|__)?:(?:\*\*|__)?[ \t]+(?=\S)"
)
_DIRECTION = re.compile(r"[(\[][^)\]\n]{0,200}[)\]]\s*")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SMALL = words("of the and for de la van von bin al a in from")
_NO_SPEAKER = words(
    """
    note update source sources photo picture image credit related read more where when what who how
    why location date time contact tel telephone phone email price subject from to cc re summary
    headline caption video audio watch listen updated published editor's warning correction example
    answer results score website address copyright transcript topics topic tags via plus also ps
    """
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next label: where the label stands, and the paragraphs.

    `label` leaves out what stands in brackets after the name; `paragraphs` are the numbers of
    those that the turn takes up, `spans` the words in them without stage directions.
    """

    label: tuple[int, int]
    role: str | None
    spans: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]


def starts_turn(line: str) -> bool:
    """Say whether a line begins with what may be a speaker's label."""
    found = _LABEL.match(line)
    return found is not None and _is_label(found.group("label"))


def read_turns(text: str, paragraphs: list[tuple[int, int]]) -> list[Turn]:
    """Return the turns of a transcript, or of an exchange printed within an article."""
    labelled: dict[int, re.Match[str]] = {}
    for number, (start, end) in enumerate(paragraphs):
        found = _LABEL.match(text, start, min(end, start + 120))
        if found and _is_label(found.group("label")) and text[found.end()] not in "\"“„«‘'":
            labelled[number] = found
    counts = Counter(_key(m.group("label")) for m in labelled.values())
    taken = {n: m for n, m in labelled.items() if _is_exchange(n, m, labelled, counts)}
    if not taken:
        return []
    whole = len(labelled) * 5 >= len(paragraphs) * 2
    turns: list[Turn] = []
    for number, found in taken.items():
        start, end = paragraphs[number]
        spans = [_without_directions(text, found.end(), end)]
        members = [number]
        following = number + 1
        while whole and following < len(paragraphs) and following not in taken:
            spans.append(_without_directions(text, *paragraphs[following]))
            members.append(following)
            following += 1
        kept = tuple(s for s in spans if _LETTERS.search(text, *s))
        if kept:
            label, role = _name_of(text, found)
            turns.append(Turn(label, role, kept, tuple(members)))
    return turns


def _is_label(label: str) -> bool:
    bare = re.sub(r"\([^)]*\)", "", label).strip()
    parts = bare.replace(",", " ").split()
    if not parts or len(parts) > 7 or _key(label).split()[0] in _NO_SPEAKER:
        return False
    name = bare.split(",")[0].split()
    return all(w[0].isupper() or w.lower() in _SMALL for w in name)


def _key(label: str) -> str:
    return re.sub(r"\([^)]*\)", "", label).split(",")[0].strip(" .").lower() or "?"


def _is_exchange(
    number: int,
    found: re.Match[str],
    labelled: dict[int, re.Match[str]],
    counts: Counter[str],
) -> bool:
    label = found.group("label")
    if len(labelled) < 2:
        return False
    back = counts[_key(label)] > 1
    bold = bool(found.group("open") or found.group("second"))
    capitals = re.sub(r"\([^)]*\)", "", label).split(",")[0].isupper()
    near = any(
        other in labelled and _key(labelled[other].group("label")) != _key(label)
        for other in (number - 2, number - 1, number + 1, number + 2)
    )
    if capitals or bold:
        return back or near
    return len(labelled) >= 3 and (back or (near and max(counts.values()) > 1))


def _without_directions(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out stage directions at either end: (APPLAUSE), [crosstalk]."""
    while (m := _DIRECTION.match(text, start, end)) is not None and m.end() > start:
        start = m.end()
    while True:
        tail = re.search(r"\s*[(\[][A-Z][A-Za-z ,]{0,60}[)\]]$", text[max(start, end - 70) : end])
        if tail is None or end - len(tail.group()) < start:
            break
        end -= len(tail.group())
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _name_of(text: str, found: re.Match[str]) -> tuple[tuple[int, int], str | None]:
    """Return where the name in a label stands, and the role printed beside it."""
    start, end = found.span("label")
    label = text[start:end]
    bracket = label.find("(")
    if bracket > 0:
        end = start + len(label[:bracket].rstrip())
        label = text[start:end]
    role: str | None = None
    comma = label.find(",")
    if comma > 0:
        role = label[comma + 1 :].strip() or None
        end = start + comma
        label = text[start:end]
    lead: list[str] = []
    parts = label.split()
    while len(parts) > 1 and parts[0].lower().rstrip(".") in TITLE_WORDS | HONORIFICS.keys():
        lead.append(parts.pop(0))
    titles = " ".join(w for w in lead if w.lower().rstrip(".") not in HONORIFICS)
    role = role or titles or None
    return (start, end), role.lower() if role and role.isupper() else role
