"""Subtitles (WebVTT, SubRip) as a transcript: running text that knows its times.

Cues are joined to paragraphs at a change of speaker or a pause. A voice that a cue names
stands before its words as a transcript writes it, "NAME: …"; the time of each cue is kept
by offset.
"""

from __future__ import annotations

import html
import re

from claimsdb.errors import InputError
from claimsdb.extract.article import Article

PAUSE = 3.0
"""Seconds of silence that begin a paragraph."""

_TIMES = re.compile(
    r"(?P<start>(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3})\s*-->\s*"
    r"(?P<end>(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3})"
)
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]+)>")
_TAG = re.compile(r"<[^>\n]*>|\{\\[^}\n]*\}")


def read_subtitles(text: str, *, encoding: str | None = None) -> Article:
    """The words of subtitles. Raises InputError where there is no cue."""
    parts: list[str] = []
    places: list[tuple[int, str, str]] = []
    length = 0
    speaker: str | None = None
    last_end: float | None = None
    last_words = ""
    for block in re.split(r"\r?\n[ \t]*\r?\n", text):
        times = _TIMES.search(block)
        if times is None:
            continue
        body = block[times.end() :].split("\n", 1)
        said = body[1] if len(body) > 1 else ""
        voice = _VOICE.search(said)
        words = " ".join(html.unescape(_TAG.sub("", said)).split())
        if not words or words == last_words:
            continue  # rolling captions repeat their last line
        start = _seconds(times["start"])
        named = voice[1].strip() if voice else None
        fresh = (
            last_end is None
            or start - last_end >= PAUSE
            or (named is not None and named != speaker)
            or words.startswith(("- ", "– "))
        )
        separator = "" if not parts else ("\n\n" if fresh else " ")
        label = f"{named}: " if named and (fresh or named != speaker) else ""
        parts += [separator, label]
        length += len(separator) + len(label)
        places.append((length, "timecode", _clock(start)))
        parts.append(words)
        length += len(words)
        speaker, last_end, last_words = named or speaker, _seconds(times["end"]), words
    if not places:
        raise InputError("These subtitles hold no cue.")
    return Article(
        text="".join(parts), extractor="subtitles", encoding=encoding, places=tuple(places)
    )


def _seconds(time: str) -> float:
    total = 0.0
    for part in time.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
