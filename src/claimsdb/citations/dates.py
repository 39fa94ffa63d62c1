"""How much of an EDTF date each format can say, and what it must leave unsaid.

A date in the base may be doubtful, partial or a span. A format with room for doubt gets the
doubt; one without gets the part that is certain to be true: the year of `2023-1X`, nothing
at all of `XXXX`. No format ever gets a day that nobody knows.
"""

from __future__ import annotations

from dataclasses import dataclass

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DOUBTS = "?~%"


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a date: its digits (with X where unknown) and its mark of doubt."""

    parts: tuple[str, ...]
    doubt: str

    @property
    def known(self) -> tuple[int, ...]:
        """The leading parts without an X."""
        numbers: list[int] = []
        for part in self.parts:
            if "X" in part:
                break
            numbers.append(int(part))
        return tuple(numbers)

    @property
    def complete(self) -> bool:
        return len(self.known) == len(self.parts)


def _end(text: str) -> _End | None:
    doubt = "".join(mark for mark in _DOUBTS if mark in text)
    bare = "".join(character for character in text if character not in _DOUBTS)
    if not bare or bare == "..":
        return None
    parts = bare.split("-")
    widths = (4, 2, 2)
    if len(parts) > 3 or any(
        len(part) != width or not set(part) <= set("0123456789X")
        for part, width in zip(parts, widths, strict=False)
    ):
        return None
    return _End(tuple(parts), doubt)


def _ends(edtf: str) -> tuple[_End | None, _End | None] | None:
    """Return both ends, the same twice for a single date; None when it is no date of ours."""
    first, slash, last = edtf.strip().partition("/")
    if not slash:
        only = _end(first)
        return (only, only) if only else None
    ends = (_end(first), _end(last))
    return ends if any(ends) else None


def csl_date(edtf: str) -> dict[str, object]:
    """Return the date as CSL-JSON has it; `circa` stands for any doubt.

    >>> csl_date("2023-10?")
    {'date-parts': [[2023, 10]], 'circa': True}
    >>> csl_date("2023-09-19/2023-09-23")
    {'date-parts': [[2023, 9, 19], [2023, 9, 23]]}
    """
    ends = _ends(edtf)
    if ends is None:
        return {"literal": edtf}
    known = [end.known if end else () for end in ends]
    if not all(known):
        return {"literal": shown(edtf)}
    parts = [list(known[0])] if known[0] == known[1] else [list(one) for one in known]
    date: dict[str, object] = {"date-parts": parts}
    if any(end and end.doubt for end in ends):
        date["circa"] = True
    return date


def biblatex_date(edtf: str) -> str:
    """Return the date as biblatex reads it, or an empty text where it can say nothing of it.

    biblatex knows doubt and open spans; of unknown digits only whole years (`19XX`), so
    `2023-XX`, that one says in fewer characters, is a plain `2023` there.

    >>> biblatex_date("2023-10?"), biblatex_date("2023-1X"), biblatex_date("202X")
    ('2023-10?', '2023', '202X')
    """
    ends = _ends(edtf)
    if ends is None:
        return ""
    if "/" not in edtf:
        return _biblatex_end(ends[0])
    texts = [_biblatex_end(end, in_span=True) if end else "" for end in ends]
    if any(end and not text for end, text in zip(ends, texts, strict=True)):
        return ""
    return "/".join(texts)


def _biblatex_end(end: _End | None, *, in_span: bool = False) -> str:
    if end is None:
        return ""
    if not end.known:
        year = end.parts[0]
        decades = year.rstrip("X")
        usable = not in_span and len(end.parts) == 1 and len(decades) >= 2 and "X" not in decades
        # biber drops a decade that carries a doubt.
        return year if usable else ""
    return iso_parts(end.known) + end.doubt[:1]


def iso_parts(parts: tuple[int, ...]) -> str:
    """Join year, month and day as ISO 8601 has them."""
    return "-".join(f"{part:0{width}d}" for part, width in zip(parts, (4, 2, 2), strict=False))


def iso_date(edtf: str | None) -> str | None:
    """Return an ISO 8601 date where the date is single, certain and fully known, else None.

    >>> iso_date("2023-10"), iso_date("2023-10?"), iso_date("2023-1X")
    ('2023-10', None, None)
    """
    ends = _ends(edtf) if edtf else None
    if ends is None or "/" in (edtf or ""):
        return None
    only = ends[0]
    if only is None or only.doubt or not only.complete:
        return None
    return iso_parts(only.known)


def start_parts(edtf: str | None) -> tuple[int, ...]:
    """Return what is known of the first day: (), (year,), (year, month) or all three."""
    ends = _ends(edtf) if edtf else None
    return ends[0].known if ends and ends[0] else ()


def chronological(edtf: str | None) -> tuple[bool, str]:
    """Return a key that sorts by first day; the undated come last."""
    ends = _ends(edtf) if edtf else None
    first = next((end for end in ends or () if end), None)
    if first is None:
        return (True, "")
    return (False, "-".join(part.replace("X", "0") for part in first.parts))


def shown(edtf: str | None, *, unknown: str = "date unknown") -> str:
    """Return the date for a reader, its doubt in words.

    >>> shown("2023-10-04"), shown("2023-10?"), shown("2023~")
    ('4 October 2023', 'October 2023 (date uncertain)', 'about 2023')
    >>> shown("2023-09-19/.."), shown("202X"), shown(None)
    ('from 19 September 2023', '2020s', 'date unknown')
    """
    ends = _ends(edtf) if edtf else None
    if ends is None:
        return edtf or unknown
    doubts = "".join(end.doubt for end in ends if end)
    about = "~" in doubts or "%" in doubts
    first, last = (_shown_end(end) if end else "" for end in ends)
    if "/" not in (edtf or ""):
        text = first
    elif first and last:
        text = f"{first} to {last}"
    else:
        text = f"from {first}" if first else f"until {last}"
    if not text:
        return unknown
    text = f"about {text}" if about else text
    return f"{text} (date uncertain)" if "?" in doubts or "%" in doubts else text


def _shown_end(end: _End) -> str:
    known = end.known
    if not known:
        year = end.parts[0]
        decades = year.rstrip("X")
        if "X" in decades or not decades:
            return ""
        return f"{year.replace('X', '0')}s" if len(decades) > 1 else f"year {year}"
    words = [str(known[0])]
    if len(known) > 1:
        month = known[1]
        words.insert(0, _MONTHS[month - 1] if 1 <= month <= 12 else f"season {month}")
    if len(known) > 2:
        words.insert(0, str(known[2]))
    return " ".join(words)
