"""How the words of a quote may be shown, and what has to be said beside them.

One rule stands above all formats: what was reported indirectly is the reporter's wording and
is never put inside quotation marks. And nothing looks surer than it is: the state, the basis
and the locator go wherever the words go.
"""

from __future__ import annotations

from claimsdb.citations.dates import shown
from claimsdb.citations.record import CitationRecord, CreatorRecord, QuoteRecord, SourceRecord

INDIRECT = "reported indirectly, not a quotation"
_LOCATORS = {"page": "p. ", "column": "col. ", "paragraph": "para. ", "timecode": "at "}


def shown_words(quote: QuoteRecord, *, opening: str = "“", closing: str = "”") -> str:
    """Return the words with marks where they are a quotation, and without where they are not.

    >>> from claimsdb.citations.record import QuoteRecord
    >>> shown_words(QuoteRecord(words="fair and reasonable", mode="mixed", lead_in="it was"))
    'it was “fair and reasonable”'
    >>> shown_words(QuoteRecord(words="the pay was fair", mode="indirect"))
    'the pay was fair'
    """
    if quote.mode == "indirect":
        return quote.words
    marked = f"{opening}{quote.words}{closing}"
    return f"{quote.lead_in} {marked}" if quote.lead_in else marked


def role_at_the_time(record: CitationRecord, quote: QuoteRecord | None = None) -> str | None:
    """Return the dated role, else the one that this source (or the preferred) prints."""
    return record.role or (quote or record.preferred).role


def speaker_line(record: CitationRecord, quote: QuoteRecord | None = None) -> str:
    """Return the name and the role at the time: `Steve Barclay, Health Secretary`."""
    role = role_at_the_time(record, quote)
    return f"{record.speaker.name}, {role}" if role else record.speaker.name


def shown_locator(quote: QuoteRecord) -> str | None:
    """Return the locator with its kind: `p. 3`, `col. 123`, `at 14:32`; None when unknown."""
    if not quote.locator:
        return None
    return _LOCATORS.get(quote.locator_kind or "", "") + quote.locator


def remarks(record: CitationRecord, quote: QuoteRecord) -> list[str]:
    """Return all that a reader has to know beside the words, in a fixed order."""
    said = f"said {shown(record.said_on)}" if record.said_on else "date said unknown"
    notes = [said, "indirect speech, no quotation" if quote.mode == "indirect" else quote.mode]
    notes.append(shown_state(quote))
    notes.append(f"basis: {quote.basis or 'unknown'}")
    locator = shown_locator(quote)
    if locator:
        notes.append(locator)
    if quote.translated_by:
        notes.append(f"translated by {quote.translated_by}")
    if record.corrects:
        notes.append(f"corrects {record.corrects}")
    if record.retracts:
        notes.append(f"retracts {record.retracts}")
    if quote.source and quote.source.correction_notice:
        notes.append(f"correction printed by the source: {quote.source.correction_notice}")
    return notes


def shown_state(quote: QuoteRecord) -> str:
    """Return the state in words; `verified` says by whom, when and against what."""
    if quote.state != "verified":
        return f"{quote.state}, not verified"
    by = f" by {quote.verified_by}" if quote.verified_by else ""
    on = f", {shown(quote.verified_on)}" if quote.verified_on else ""
    against = f" against {quote.verified_against}" if quote.verified_against else ""
    return f"verified{by}{against}{on}"


def note(record: CitationRecord, quote: QuoteRecord) -> str:
    """Return one statement as a note on its source: speaker, words, remarks.

    The speaker is not followed by a colon where the words are the reporter's: a colon alone
    already reads like a quotation.
    """
    who = speaker_line(record, quote)
    said = f"{who} ({INDIRECT}) – " if quote.mode == "indirect" else f"{who}: "
    return f"{said}{shown_words(quote)} [{'; '.join(remarks(record, quote))}]"


def authors(source: SourceRecord, *roles: str) -> list[CreatorRecord]:
    """Return the creators with one of `roles` (author when none is named), in their order."""
    wanted = roles or ("author",)
    return [creator for creator in source.creators if creator.role in wanted and creator.name]


def one_line(text: str) -> str:
    """Return the text on one line: every run of white space and control characters a space.

    >>> one_line("a\\n\\nb\\u2028c\\x00")
    'a b c'
    """
    if not text.isprintable():
        text = "".join(" " if _breaks(c) else c for c in text)
    return " ".join(text.split())


def _breaks(character: str) -> bool:
    code = ord(character)
    return code < 32 or 127 <= code < 160 or character in "\u2028\u2029"


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of the words, each on one line."""
    found = (one_line(part) for part in text.replace("\r\n", "\n").split("\n\n"))
    return [paragraph for paragraph in found if paragraph]
