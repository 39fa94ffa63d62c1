"""RIS, record by record: a broken one is reported with its line and the next is read.

An export of ours brings its statement back from the note; any other record is a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from claimsdb.citations.readers import noted
from claimsdb.citations.readers.csl_json import bare_doi, web_address
from claimsdb.citations.readers.item import Broken, Item, Read
from claimsdb.citations.readers.texts import decoded, loose_date, plain_text, title_text
from claimsdb.citations.record import CreatorRecord, SourceRecord, SpeakerRecord, TopicRecord
from claimsdb.text.names import split_name

_TYPES = {
    "NEWS": "article-newspaper", "MGZN": "article-magazine", "JOUR": "article-journal",
    "JFULL": "periodical", "EJOUR": "article-journal", "INPR": "article-journal",
    "VIDEO": "broadcast", "MPCT": "motion_picture", "ADVS": "broadcast", "SOUND": "song",
    "MUSIC": "musical_score", "UNPB": "speech", "HEAR": "hearing",
    "PCOMM": "personal_communication", "ICOMM": "post", "BLOG": "post-weblog",
    "ELEC": "webpage", "WEB": "webpage", "RPRT": "report", "GOVDOC": "report",
    "STAT": "legislation", "LEGAL": "regulation", "BILL": "bill", "CASE": "legal_case",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter",
    "THES": "thesis", "CPAPER": "paper-conference", "CONF": "paper-conference",
    "DATA": "dataset", "DBASE": "dataset", "COMP": "software", "MANSCPT": "manuscript",
    "PAMP": "pamphlet", "MAP": "map", "PAT": "patent", "STAND": "standard", "ART": "graphic",
    "FIGURE": "figure", "DICT": "entry-dictionary", "ENCYC": "entry-encyclopedia",
    "SLIDE": "speech",
}  # fmt: skip
_ROLES = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A4": "translator",
          "A3": "contributor"}  # fmt: skip
_START = re.compile(r"TY {1,2}- ?")
_END = re.compile(r"ER {1,2}-")
_SPEAKER = "speaker: "


def read(file: BinaryIO) -> Iterator[Item]:
    """Yield a record for each `TY … ER`."""
    held: list[str] = []
    begun = 0
    # Not splitlines(): a line ends at a line feed, whatever else a text may hold.
    lines = decoded(file.read()).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if _START.match(line):
            if held:
                yield Broken(f"line {begun}", "The record has no end (ER).")
            held, begun = [line], number
        elif held:
            held.append(line)
            if _END.match(line):
                yield from _records(held, f"line {begun}")
                held = []
        elif line.strip():
            yield Broken(f"line {number}", f"{line.strip()[:40]!r} stands in no record.")
    if held:
        yield Broken(f"line {begun}", "The record has no end (ER).")


def _records(lines: list[str], where: str) -> Iterator[Item]:
    import rispy  # type: ignore[import-untyped]

    tags = {tag: tag for tag in rispy.TAG_KEY_MAPPING} | {"L2": "L2", "ED": "ED"}
    several = [*_ROLES, "KW", "N1", "UR", "L2"]
    try:
        (entry,) = rispy.loads(
            "\n".join(lines) + "\n",
            mapping=tags,
            list_tags=several,
            delimiter_tags_mapping={},
        )
    except Exception as error:  # rispy names no errors of its own
        yield Broken(where, f"It is not RIS: {error}")
        return
    yield from _read(entry, where)


def _read(entry: Mapping[str, Any], where: str) -> Iterator[Item]:
    notes = [" ".join(str(note).split()) for note in entry.get("N1", ())]
    words = [str(word) for word in entry.get("KW", ())]
    said_by = [w.removeprefix(_SPEAKER) for w in words if w.startswith(_SPEAKER)]
    speaker = SpeakerRecord(name=said_by[0]) if len(said_by) == 1 else None
    source = _source(entry, notes, speaker)
    key = plain_text(entry.get("ID"))
    found = noted.statements(
        notes,
        source,
        key=key,
        speaker=speaker,
        topics=tuple(TopicRecord(name=word) for word in words if not word.startswith(_SPEAKER)),
    )
    for statement in found:
        yield Read(where, statement, key if len(found) == 1 else None)
    if not found:
        yield Read(where, source, key)


def _source(entry: Mapping[str, Any], notes: list[str], speaker: Any) -> SourceRecord:
    ours = any(noted.read_note(note) for note in notes)
    kept = [n for n in notes if not ours or _is_of_source(n)]
    kind = _TYPES.get(str(entry.get("TY", "")).strip(), "document")
    second = _first(entry, "T2", "JO", "JF", "JA", "BT")
    event = second if kind in ("speech", "hearing") else None
    event = event or next((n[7:] for n in kept if n.startswith("Event: ")), None)
    correction = next((n[12:] for n in kept if n.startswith("Correction: ")), None)
    kept = [n for n in kept if not n.startswith(("Event: ", "Correction: "))]
    addresses = entry.get("UR") or [None]
    copies = entry.get("L2") or [None]
    return SourceRecord(
        type=kind,
        title=title_text(_first(entry, "TI", "T1", "CT")),
        container_title=None if event and event == second else second,
        publisher=_first(entry, "PB"),
        issued=_date(_first(entry, "DA", "Y1", "PY")) or _date(_first(entry, "PY", "Y1")),
        url=web_address(addresses[0]),
        accessed=_date(_first(entry, "Y2")),
        archive_url=web_address(copies[0]),
        doi=bare_doi(entry.get("DO")),
        language=_first(entry, "LA"),
        event_title=event,
        event_place=_first(entry, "CY", "PP") if event else None,
        correction_notice=correction,
        note=" ".join(kept) or None,
        creators=tuple(_creators(entry, speaker if kind == "speech" else None)),
    )


def _is_of_source(note: str) -> bool:
    """Not what our exports say of the statement."""
    said = ("Named by the source as: ", "Figures: ", "Claim (", "Occasion: ", "Verdict", "Also ")
    return noted.read_note(note) is None and not note.startswith(said)


def _first(entry: Mapping[str, Any], *tags: str) -> str | None:
    return next((text for tag in tags if (text := plain_text(entry.get(tag)))), None)


def _creators(entry: Mapping[str, Any], speaker: SpeakerRecord | None) -> Iterator[CreatorRecord]:
    for tag, role in _ROLES.items():
        for written in entry.get(tag, ()):
            name = plain_text(written)
            if not name:
                continue
            family, comma, given = (part.strip() for part in name.partition(","))
            if not comma:
                creator = CreatorRecord(role=role, literal=name)
            else:
                creator = CreatorRecord(role=role, family=family, given=given or None)
            if speaker is None or split_name(creator.name).full != speaker.name:
                yield creator


def _date(text: str | None) -> str | None:
    """`2023/10/04/other`: what stands behind the third slash is our whole EDTF date."""
    if not text:
        return None
    parts = text.split("/", 3)
    if len(parts) == 4 and parts[3].strip():
        exact = loose_date(parts[3].replace(" to ", "/"))
        if exact and exact[:4] == parts[0].strip()[:4]:
            return exact
    return loose_date("-".join(part.strip() for part in parts[:3] if part.strip()))
