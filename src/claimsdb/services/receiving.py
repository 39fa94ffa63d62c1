"""Records that come in from a file: what is new is stored, what is known is completed.

Everything goes through the session like what a person types, so it is one batch that can be
undone, and is in the index. A record is checked before anything of it is written: a broken
one leaves nothing behind. Rows are written some hundred statements at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.citations.readers.item import Broken, Item, Read, Remark
from claimsdb.citations.record import (
    BesideRecord,
    CitationRecord,
    ClaimRecord,
    QuoteRecord,
    SourceRecord,
    SpeakerRecord,
)
from claimsdb.errors import ClaimsdbError, InputError
from claimsdb.services import keys, parts, sameness, statements, topics
from claimsdb.services.received import Received
from claimsdb.services.receiving_checks import Checked, check, figure_row
from claimsdb.services.receiving_claims import ClaimReceiver
from claimsdb.services.receiving_keys import KeyKeeper
from claimsdb.services.receiving_later import LOOKED_FOR_LIKENESS, Later
from claimsdb.services.receiving_named import NamedReceiver
from claimsdb.services.roles import role_of
from claimsdb.storage.models import (
    Claim,
    Figure,
    Quote,
    QuoteSpan,
    Source,
    SourceVersion,
    Speaker,
    Statement,
    StatementClaim,
)
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import digest
from claimsdb.text.keys import slug, statement_key

WRITTEN_AT_ONCE = 300


class Receiver:
    """Takes the records of one file into a session that is one batch."""

    def __init__(
        self, session: Session, *, base_uuid: str | None = None, looks_alike: bool = True
    ) -> None:
        """`base_uuid` is the base that the records are from, where that is known."""
        self.told = Received()
        self._session = session
        self._keys = KeyKeeper(session, self.told, base_uuid)
        self._named = NamedReceiver(session, self.told, self._keys)
        self._asserted = ClaimReceiver(session, self.told, self._keys)
        self._later = Later(session, self.told, self._keys.meaning)
        self._looks_alike = looks_alike
        self._waiting: dict[tuple[int, int], list[Statement]] = {}
        self._taken: set[str] = set()
        self._unwritten = 0

    def receive(self, items: Iterable[Item]) -> Received:
        """Take all items; what cannot be kept is told in the result."""
        with self._session.no_autoflush:
            for item in items:
                if isinstance(item, Broken):
                    self.told.refuse(item.where, item.reason)
                elif isinstance(item, Remark):
                    self.told.remark(item.text)
                else:
                    try:
                        self._take(item)
                    except ClaimsdbError as error:
                        self.told.refuse(item.where, str(error))
            self._write()
            self._later.say()
        return self.told

    def _take(self, item: Read) -> None:
        value = item.value
        if isinstance(value, CitationRecord):
            self._statement(check(value))
            if value.beside is not None:
                self._beside(value.beside)
        elif isinstance(value, SourceRecord):
            if self._named.source(value, item.wanted_key) is None:
                raise InputError("It says nothing of any source.")
        elif isinstance(value, SpeakerRecord):
            self._named.speaker(value)
        else:
            self._claim(value)

    def _beside(self, beside: BesideRecord) -> None:
        for speaker in beside.speakers:
            self._named.speaker(speaker)
        for source in beside.sources:
            self._named.source(source)
        for topic in beside.topics:
            self._asserted.topic(topic)
        for claim in beside.claims:
            self._claim(claim)

    def _claim(self, record: ClaimRecord) -> Claim:
        """A claim with its own figures; links wait until all claims are in."""
        row = self._asserted.claim(record)
        for link in record.links:
            self._later.links[(row.id, link.kind, link.key)] = None
        alone = [figure for figure in record.figures if figure.start is None]
        if alone:
            held = [
                one
                for one in parts.rows(self._session, Figure, "claim_id", row.id)
                if one.quote_id is None
            ]
            known = {_figure_identity(one) for one in held}
            for figure in alone:
                made = figure_row(figure)
                if _figure_identity(made) not in known:
                    made.claim_id = row.id
                    self._session.add(made)
            self._session.flush()
        return row

    def _statement(self, checked: Checked) -> None:
        record = checked.record
        row = sameness.by_origin(self._session, Statement, self._keys.base, record.key)
        if row is None and record.origin is not None:
            row = sameness.by_origin(
                self._session, Statement, record.origin.base, record.origin.key
            )
        speaker = self._named.speaker(record.speaker)
        sources = [self._named.source(q.source) if q.source else None for q in record.quotes]
        row = row or self._known(record, speaker, sources)
        if row is None:
            self._make(checked, speaker, sources)
        else:
            self._complete(checked, row, sources)
        if self._unwritten >= WRITTEN_AT_ONCE:
            self._write()

    def _known(
        self, record: CitationRecord, speaker: Speaker, sources: list[Source | None]
    ) -> Statement | None:
        """The stored statement that this one is. Rows that are not written yet count, too."""
        apart = self._keys.given["statement"] if record.key else frozenset()
        for quote in record.quotes:
            for waiting in self._waiting.get((speaker.id, digest(quote.words)), ()):
                if record.key is None or waiting.key == record.key:
                    self._write()
                    break
        keyed = None
        if record.key and record.key not in self._taken:
            keyed = sameness.by_key(self._session, Statement, record.key)
        if keyed is not None and keyed.speaker_id == speaker.id:
            digests = {digest(quote.words) for quote in record.quotes}
            held = parts.rows(self._session, Quote, "statement_id", keyed.id)
            if digests & {quote.digest for quote in held}:
                return keyed
        source_ids = {source.id if source else None for source in sources}
        words = [quote.words for quote in record.quotes]
        return sameness.same_words(
            self._session, words, speaker, source_ids, record.said_on, apart
        )

    def _make(self, checked: Checked, speaker: Speaker, sources: list[Source | None]) -> None:
        record, session = checked.record, self._session
        row = Statement(
            key=self._free_key(record, speaker, sources),
            speaker_id=speaker.id,
            said_on=record.said_on,
            occasion=record.occasion,
            note=record.note,
        )
        session.add(row)
        self._taken.add(row.key)
        quotes: list[Quote] = []
        for seq, (quote, source) in enumerate(zip(record.quotes, sources, strict=True)):
            quotes.append(self._quote(checked, row, seq, quote, source))
            self._waiting.setdefault((speaker.id, quotes[-1].digest), []).append(row)
        self._unwritten += 1
        self.told.made("statement", row.key)
        if record.claims or record.topics or record.aliases or record.origin or self._keys.base:
            session.flush()
            self._hang_on(record, row, quotes)
        elif record.key or (record.role and not checked.whole):
            session.flush()
        self._settle(checked, row, quotes)

    def _settle(self, checked: Checked, row: Statement, quotes: list[Quote]) -> None:
        """What is left to say of a statement that has an id, new or known."""
        record = checked.record
        if record.key and row.id is not None:
            self._keys.meaning[("statement", record.key)] = row.id
            self._keys.given["statement"].add(row.id)
        for amends, other in (("corrects", record.corrects), ("retracts", record.retracts)):
            if other:
                self._later.amends.append((row, amends, other))
        if record.role and quotes and quotes[0].role is None and row.id is not None:
            first = quotes[0]
            if role_of(self._session, row, first) != record.role:
                first.role = record.role
        if self._looks_alike and len(self._later.made) <= LOOKED_FOR_LIKENESS and quotes:
            self._later.made.append((row, quotes[0].words))

    def _free_key(
        self, record: CitationRecord, speaker: Speaker, sources: list[Source | None]
    ) -> str:
        def taken(key: str) -> bool:
            return key in self._taken or keys.is_taken(self._session, key)

        wanted = slug(record.key) if record.key else ""
        if wanted:
            got = keys.numbered(wanted)(taken)
            if got != wanted and wanted == record.key:
                self.told.clash("statement", wanted, got)
            return got
        dated = record.said_on or next((s.issued for s in sources if s and s.issued), None)
        year = parse_date(dated).year if dated else None
        stem = statements.speaker_stem(speaker)
        return statement_key(stem, year, record.words, taken=taken)

    def _quote(
        self, checked: Checked, row: Statement, seq: int, quote: QuoteRecord, source: Source | None
    ) -> Quote:
        made = Quote(
            statement=row,
            seq=seq,
            source_id=source.id if source else None,
            words=quote.words,
            mode=quote.mode,
            state=quote.state,
            **{name: getattr(quote, name) for name in _QUOTED},
        )
        self._session.add(made)
        for figure in checked.figures(quote):
            self._session.add(figure_row(figure, quote=made))
        if quote.spans and source is not None:
            self._spans(made, quote, source)
        return made

    def _spans(self, made: Quote, quote: QuoteRecord, source: Source) -> None:
        """Keep the places of the words, where the text that they count in is held."""
        version = self._session.scalar(
            select(SourceVersion).where(
                SourceVersion.source_id == source.id, SourceVersion.sha256 == quote.sha256
            )
        )
        if version is None:
            return
        slices = [version.text[start:end] for start, end in quote.spans]
        if "".join("".join(slices).split()) != "".join(quote.words.split()):
            self.told.remark("A place in a held text does not fit its words and was left out.")
            return
        for seq, (start, end) in enumerate(quote.spans):
            self._session.add(
                QuoteSpan(quote=made, source_version_id=version.id, seq=seq, start=start, end=end)
            )

    def _complete(self, checked: Checked, row: Statement, sources: list[Source | None]) -> None:
        """Fill what the statement lacks; a printing that it lacks is added."""
        record = checked.record
        self.told.known("statement", row.key)
        self.told.fill(
            row,
            {"said_on": record.said_on, "occasion": record.occasion, "note": record.note},
            name=row.key,
        )
        held = parts.rows(self._session, Quote, "statement_id", row.id)
        met: list[Quote] = []
        for quote, source in zip(record.quotes, sources, strict=True):
            source_id = source.id if source else None
            own = digest(quote.words)
            twin = next(
                (q for q in held if q.digest == own and source_id in (None, q.source_id)), None
            )
            bare = next((q for q in held if q.digest == own and q.source_id is None), None)
            if twin is None and bare is not None:
                twin = bare
                twin.source_id = source_id
            if twin is None:
                seq = max((one.seq for one in held), default=-1) + 1
                twin = self._quote(checked, row, seq, quote, source)
                held.append(twin)
                self.told.filled.append(f"{row.key}: printed by {source.key if source else '?'}")
            else:
                values = {name: getattr(quote, name) for name in _QUOTED if name not in _STATE}
                if twin.mode != "mixed":
                    values.pop("lead_in")
                if twin.locator is not None or quote.locator is None:
                    values.pop("locator")
                    values.pop("locator_kind")
                self.told.fill(twin, values, name=row.key)
            met.append(twin)
        self._session.flush()
        self._hang_on(record, row, met)
        if record.key:
            self._keys.keep_old("statement", row, (record.key,))
        self._settle(checked, row, [])

    def _hang_on(self, record: CitationRecord, row: Statement, quotes: list[Quote]) -> None:
        """Topics, claims with their figures, old keys and where it came from."""
        for topic in record.topics:
            topics.tag(self._session, row, self._asserted.topic(topic))
        for claim in record.claims:
            made = self._claim(claim)
            stance = self._session.scalar(
                select(StatementClaim).where(
                    StatementClaim.statement_id == row.id,
                    StatementClaim.claim_id == made.id,
                    StatementClaim.deleted_at.is_(None),
                )
            )
            if stance is None:
                self._session.add(
                    StatementClaim(statement_id=row.id, claim_id=made.id, stance=claim.stance)
                )
                self._session.flush()
            self._claim_figures(claim, made, quotes)
        self._keys.keep_old("statement", row, record.aliases)
        if record.origin is not None:
            self._keys.origin("statement", row.id, record.origin.base, record.origin.key)
        elif self._keys.base is not None and record.key is not None:
            self._keys.origin("statement", row.id, self._keys.base, record.key)

    def _claim_figures(self, record: ClaimRecord, claim: Claim, quotes: list[Quote]) -> None:
        """A figure of a claim that has a place is one of the quotes' own."""
        placed = [figure_row(one) for one in record.figures if one.start is not None]
        if not placed:
            return
        own = [
            f for quote in quotes for f in parts.rows(self._session, Figure, "quote_id", quote.id)
        ]
        for figure in placed:
            for held in own:
                same = _figure_identity(held) == _figure_identity(figure)
                if same and held.start == figure.start and held.claim_id is None:
                    held.claim_id = claim.id
                    break

    def _write(self) -> None:
        self._session.flush()
        self._unwritten = 0
        self._waiting.clear()
        self._taken.clear()


_STATE = ("verified_by", "verified_on", "verified_against")
_QUOTED = (
    "basis", "lead_in", "cue", "attribution", "role", "language", "translated_by",
    "locator", "locator_kind", *_STATE,
)  # fmt: skip


def _figure_identity(row: Figure) -> tuple[Any, ...]:
    return (
        row.printed, row.value, row.upper, row.comparator, row.unit, row.measure,
        row.population, row.area, row.period, row.period_printed, row.statistic,
    )  # fmt: skip
