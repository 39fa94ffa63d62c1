"""A statement read back from the note that our bibliographies carry of it.

Reference managers know sources, not statements: the words travel in a note, in one fixed
form (`citations.wording.note`). That form is read here, and nothing that merely looks like
a quotation: a note by a person stays a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast, get_args

from claimsdb.citations.record import (
    Basis,
    CitationRecord,
    LocatorKind,
    Mode,
    QuoteRecord,
    SourceRecord,
    SpeakerRecord,
    State,
    TopicRecord,
)
from claimsdb.citations.wording import INDIRECT

_NOTE = re.compile(
    rf"(?P<who>[^:“”]+?)(?P<sign>: | \({re.escape(INDIRECT)}\) – )(?P<said>.+?) "
    r"\[(?P<remarks>(?:said |date said unknown)[^\[\]]*; basis: [^\[\]]*)\]",
    re.DOTALL,
)
_LED_IN = re.compile(r"(?P<lead_in>.*?) “(?P<words>.*)”", re.DOTALL)
_PLACES: dict[str, LocatorKind] = {
    "p. ": "page", "col. ": "column", "para. ": "paragraph", "at ": "timecode"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noted:
    """What a note says of a statement; `who` is the name, with the role behind a comma."""

    who: str
    quote: QuoteRecord


def read_note(text: str) -> Noted | None:
    """The statement that one of our notes holds; None for any other note.

    >>> read_note("A. Body, chair: “No.” [said 2023; direct; accepted, not verified; "
    ...           "basis: report; p. 3]").quote.locator
    '3'
    """
    found = _NOTE.match(text)
    if found is None:
        return None
    indirect = found["sign"] != ": "
    said = re.sub(r" ?\n+ ?", "\n\n", found["said"].strip())
    remarks = [part.strip() for part in found["remarks"].split(";")]
    mode = "indirect" if indirect else "mixed" if remarks[1] == "mixed" else "direct"
    lead_in, words = (None, said) if indirect else marked(said, mixed=mode == "mixed")
    state = next((word for word in get_args(State) if remarks[2].startswith(word)), "proposed")
    basis = next((r.removeprefix("basis: ") for r in remarks if r.startswith("basis: ")), "")
    locator, kind = _locator(remarks)
    quote = QuoteRecord(
        words=words,
        mode=cast(Mode, mode),
        lead_in=lead_in,
        # Who verified it is told in words that only people read: so it is accepted here.
        state=cast(State, "accepted" if state == "verified" else state),
        basis=cast(Basis, basis) if basis in get_args(Basis) else None,
        locator=locator,
        locator_kind=kind,
    )
    return Noted(found["who"].strip(), quote)


def marked(said: str, *, mixed: bool) -> tuple[str | None, str]:
    """Lead-in and words of a quotation in its marks; without marks all of it is words.

    Only a mixed one leads in: marks inside a direct one are its own.

    >>> marked("it was “fair”", mixed=True), marked("“He said “no””", mixed=False)
    (('it was', 'fair'), (None, 'He said “no”'))
    """
    if said.startswith("“") and said.endswith("”"):
        return None, said[1:-1]
    found = _LED_IN.fullmatch(said) if mixed else None
    return (found["lead_in"], found["words"]) if found else (None, said)


def _locator(remarks: list[str]) -> tuple[str | None, LocatorKind | None]:
    for remark in remarks:
        for sign, kind in _PLACES.items():
            if remark.startswith(sign):
                return remark.removeprefix(sign), kind
    return None, None


def name_and_role(who: str, speaker: str | None) -> tuple[str, str | None]:
    """Take the role from behind the speaker's name, where that name is known.

    >>> name_and_role("Steve Barclay, Health Secretary", "Steve Barclay")
    ('Steve Barclay', 'Health Secretary')
    """
    if speaker and who.startswith(speaker):
        return speaker, who[len(speaker) :].removeprefix(", ") or None
    name, _, role = who.partition(", ")
    return name, role or None


def statements(
    notes: list[str],
    source: SourceRecord | None,
    *,
    key: str | None,
    speaker: SpeakerRecord | None = None,
    said_on: str | None = None,
    topics: tuple[TopicRecord, ...] = (),
) -> list[CitationRecord]:
    """The statements that the notes on one source hold; `speaker` is known for a single one."""
    found = [noted for noted in map(read_note, notes) if noted is not None]
    made = []
    for noted in found:
        alone = len(found) == 1
        known = speaker if alone and speaker is not None else None
        name, role = name_and_role(noted.who, known.name if known else None)
        made.append(
            CitationRecord(
                key=key if alone else None,
                speaker=known or SpeakerRecord(name=name),
                role=role,
                said_on=said_on if alone else None,
                quotes=(_with_source(noted.quote, source),),
                topics=topics if alone else (),
            )
        )
    return made


def _with_source(quote: QuoteRecord, source: SourceRecord | None) -> QuoteRecord:
    from dataclasses import replace

    return replace(quote, source=source)
