"""One statement with all that hangs on it, as every export format sees it.

A tree of plain frozen values: no session, no lazy loading, no ids of a base. So a writer is
a pure function of it, JSON lines can carry it whole, and two bases can exchange it. What is
not known is None or empty, here and in every output: nothing is filled in on the way out.

Dates are EDTF strings as the base keeps them (`2023-10?`), because a format decides for
itself how much of a doubt it can say. Offsets are Unicode code points, ends exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from claimsdb.errors import InputError

Mode: TypeAlias = Literal["direct", "mixed", "indirect"]
State: TypeAlias = Literal["proposed", "accepted", "verified"]
Basis: TypeAlias = Literal["recording", "official record", "transcript", "report", "second-hand"]
LocatorKind: TypeAlias = Literal["page", "column", "paragraph", "timecode"]
Stance: TypeAlias = Literal["asserts", "denies", "questions", "repeats"]
SpeakerKind: TypeAlias = Literal["person", "organisation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRecord:
    """The time that a figure is about; `against` is the date it was resolved against."""

    printed: str | None = None
    start: str | None = None
    end: str | None = None
    against: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord:
    """A number as printed and as read. `start` and `end` are offsets in the quote's words.

    A figure of a claim that has offsets is the very figure that one of the quotes of the
    same statement carries; one without offsets was typed in for the claim alone.
    """

    printed: str | None = None
    value: Decimal
    upper: Decimal | None = None
    comparator: str = "="
    unit: str | None = None
    measure: str | None = None
    population: str | None = None
    area: str | None = None
    period: PeriodRecord | None = None
    statistic: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRecord:
    key: str | None = None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRecord:
    """What a reviewer found; nothing is called a review where this is absent."""

    rating: str
    scale: str | None = None
    reviewer: str | None = None
    url: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLinkRecord:
    """How this claim stands to the claim `key`: same_as, narrower, contradicts, updates."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """What is asserted, in the editor's words, and where this statement stands to it."""

    key: str | None = None
    text: str
    stance: Stance = "asserts"
    figures: tuple[FigureRecord, ...] = ()
    topics: tuple[TopicRecord, ...] = ()
    verdicts: tuple[VerdictRecord, ...] = ()
    links: tuple[ClaimLinkRecord, ...] = ()
    aliases: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRecord:
    """Another name that a speaker goes by, and for how long."""

    name: str
    kind: str = "alias"
    honorific: str | None = None
    given: str | None = None
    family: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRecord:
    """An office that a person held, from `start` to `end` (EDTF, None when unknown)."""

    title: str
    variants: tuple[str, ...] = ()
    organisation: str | None = None
    organisation_key: str | None = None
    start: str | None = None
    end: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRecord:
    """Whose words. `aliases` are other names, `old_keys` keys that still resolve to this one."""

    key: str | None = None
    kind: SpeakerKind | None = None
    name: str
    sort_name: str | None = None
    family: str | None = None
    given: str | None = None
    honorific: str | None = None
    wikidata_id: str | None = None
    aliases: tuple[NameRecord, ...] = ()
    positions: tuple[PositionRecord, ...] = ()
    old_keys: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatorRecord:
    """One who made a source, by CSL role; `literal` for who has no family name."""

    role: str = "author"
    family: str | None = None
    given: str | None = None
    literal: str | None = None

    @property
    def name(self) -> str:
        """The name in reading order, empty when nothing is known."""
        return self.literal or " ".join(part for part in (self.given, self.family) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRecord:
    """A text of a source as held; `text` is None unless held text was asked for (copyright)."""

    sha256: str
    retrieved_at: str | None = None
    extractor: str | None = None
    normaliser: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """Something published, in CSL's words. `type` is a CSL type."""

    key: str | None = None
    type: str | None = None
    title: str | None = None
    container_title: str | None = None
    publisher: str | None = None
    issued: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    accessed: str | None = None
    archive_url: str | None = None
    language: str | None = None
    correction_notice: str | None = None
    event_title: str | None = None
    event_place: str | None = None
    doi: str | None = None
    note: str | None = None
    creators: tuple[CreatorRecord, ...] = ()
    versions: tuple[VersionRecord, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRecord:
    """A statement as one source prints it. `words` never hold the outer quotation marks.

    `prefix` and `suffix` are the held text around the words, None unless asked for. `sha256`
    names the held text that `spans` count in.
    """

    words: str
    mode: Mode = "direct"
    lead_in: str | None = None
    cue: str | None = None
    attribution: str | None = None
    role: str | None = None
    language: str | None = None
    translated_by: str | None = None
    locator: str | None = None
    locator_kind: LocatorKind | None = None
    basis: Basis | None = None
    state: State = "proposed"
    verified_by: str | None = None
    verified_on: str | None = None
    verified_against: str | None = None
    source: SourceRecord | None = None
    spans: tuple[tuple[int, int], ...] = ()
    sha256: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    figures: tuple[FigureRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRecord:
    """The base (its UUID) that a record came from, and its key there."""

    base: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideRecord:
    """What a whole base holds beside its statements: records that no statement names."""

    speakers: tuple[SpeakerRecord, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()
    topics: tuple[TopicRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRecord:
    """One statement: who, in which role at the time, when, and every printing of the words.

    `quotes` is never empty; the first is the preferred one and gives the statement its
    wording. `role` is the role at the time it was said, as the base resolves it. `beside`
    travels with the last statement of a whole base, so that nothing stays behind.
    """

    key: str | None = None
    speaker: SpeakerRecord
    role: str | None = None
    said_on: str | None = None
    occasion: str | None = None
    quotes: tuple[QuoteRecord, ...]
    claims: tuple[ClaimRecord, ...] = ()
    topics: tuple[TopicRecord, ...] = ()
    corrects: str | None = None
    retracts: str | None = None
    aliases: tuple[str, ...] = ()
    origin: OriginRecord | None = None
    note: str | None = None
    beside: BesideRecord | None = None

    def __post_init__(self) -> None:
        if not self.quotes:
            raise InputError(f"The statement {self.key or self.speaker.name!r} has no words.")

    @property
    def preferred(self) -> QuoteRecord:
        """The quote that gives the statement its wording."""
        return self.quotes[0]

    @property
    def words(self) -> str:
        return self.quotes[0].words

    @property
    def mode(self) -> Mode:
        return self.quotes[0].mode

    @property
    def source(self) -> SourceRecord | None:
        return self.quotes[0].source
