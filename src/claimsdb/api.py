"""The base in a notebook: a few verbs that read like the commands.

    import claimsdb
    base = claimsdb.open("claims.db")
    base.add_quote("My door is always open", speaker="Steve Barclay", create=True)
    base.search("dor always open", speaker="barcley")

Each call opens a session, does its one thing and closes it; what writes is one batch, and
`base.undo()` takes it back. What is refused is raised as a ClaimsdbError with a hint.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from typing import Any, Literal

from claimsdb.citations.plain import plain
from claimsdb.citations.styled import render
from claimsdb.errors import InputError
from claimsdb.extract.article import read_text
from claimsdb.extract.draft import read_draft
from claimsdb.search.query import FIELDS, Filters
from claimsdb.search.records import Results
from claimsdb.services import (
    checking,
    exporting,
    ingesting,
    proposing,
    searching,
    seeding,
    showing,
    speakers,
    statements,
    undoing,
)
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings
from claimsdb.text.dates import parse_date


def open(url_or_path: str | PathLike[str] | None = None, *, author: str | None = None) -> Claimsdb:
    """Open a base, made or migrated first where needed.

    Without a place it is the one that CLAIMSDB_URL or the config file names, else the
    default. Raises BaseError.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> base = open(f"{folder.name}/claims.db", author="a reporter")
    >>> base.seed()["statement"]
    11
    >>> [hit.key for hit in base.search("fair resonable pay", speaker="barcley").hits][:1]
    ['barclay-2023-fair-pay']
    >>> key = base.add_quote("Our door has been open for over a year", speaker="BMA")
    >>> base.show(key)["speaker"]["name"]
    'British Medical Association'
    >>> base.cite("barclay-2023-grim-milestone").startswith("Steve Barclay, Health Secretary: “")
    True
    >>> base.undo()
    'add quote'
    >>> base.close(); folder.cleanup()
    """
    settings = read_settings(None if url_or_path is None else fspath(url_or_path), author)
    return Claimsdb(open_base(settings))


def read_article(text: str, *, issued: str | None = None) -> proposing.Reading:
    """Find the statements and figures of an article, without a base.

    `issued` is the EDTF date of printing, against which "last week" is resolved.

    >>> reading = read_article("Steve Barclay said: “This pay award is final.”")
    >>> [(found.speaker, found.words) for found in reading.proposals]
    [('Steve Barclay', 'This pay award is final.')]
    """
    article = read_text(text.encode("utf-8"))
    if issued is not None:
        article = dataclasses.replace(article, issued=parse_date(issued).edtf)
    return proposing.read(article)


@dataclass(frozen=True, slots=True)
class Claimsdb:
    """An open base. `sessions` gives sessions for whatever is not here."""

    sessions: OpenBase

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        explain: bool = False,
        **filters: str | Sequence[str] | None,
    ) -> Results:
        """Find statements; filters are speaker, role, source, outlet, since, until, topic,
        mode, state, unit and figure, as in `claimsdb search`. Raises InputError for others."""
        if strange := sorted(set(filters) - set(FIELDS)):
            raise InputError(
                f"There is no filter {strange[0]!r}.", hint=f"There are: {', '.join(FIELDS)}."
            )
        with self.sessions.reading() as session:
            return searching.search(
                session, query, Filters.of(**filters), limit=limit, explain=explain
            )

    def add_quote(
        self,
        words: str,
        *,
        speaker: str | None = None,
        create: bool = False,
        if_exists: Literal["error", "skip", "update"] = "error",
        **fields: Any,
    ) -> str:
        """Add what somebody said and return the statement's key.

        `fields` are those of `services.statements.NewQuote`: source, said_on, role, mode …
        Raises ExistsError, NotFoundError, AmbiguousError, InputError.
        """
        new = statements.NewQuote(words=words, speaker=speaker, **fields)
        with self.sessions.writing("add quote") as session:
            added = statements.add_quote(session, new, create=create, if_exists=if_exists)
            return added.statement.key

    def add_speaker(self, name: str, **fields: Any) -> str:
        """Make a speaker and return its key; fields as in `services.speakers.add_speaker`."""
        with self.sessions.writing("add speaker") as session:
            return speakers.add_speaker(session, name, **fields).key

    def show(self, key: str) -> dict[str, Any]:
        """One record with everything that hangs on it."""
        with self.sessions.reading() as session:
            return showing.show(session, key)

    def cite(
        self,
        *keys: str,
        style: str = "plain",
        format: Literal["text", "markdown", "html"] = "text",
    ) -> str:
        """The citations of statements, a paragraph each; styles other than plain need pandoc."""
        with self.sessions.reading() as session:
            records = list(exporting.export(session, exporting.ids_of(session, keys)))
        if style == "plain":
            return "\n".join(plain(record, output=format) for record in records)
        return render(records, style, output=format).text

    def ingest(
        self, text: str, *, state: str = "proposed", source: str | None = None, **fields: str
    ) -> ingesting.Stored:
        """Store an article: its source, its text, and the statements that are sure.

        `fields` say of the source what the text does not: title, container_title, issued,
        url, author. One batch; the same text again adds nothing.
        """
        article = read_text(text.encode("utf-8"))
        if issued := fields.get("issued"):
            article = dataclasses.replace(article, issued=parse_date(issued).edtf)
        with self.sessions.writing("ingest") as session:
            reading = proposing.read(article, session)
            sure = [proposal for proposal in reading.proposals if proposal.is_sure]
            return ingesting.store(
                session, reading, sure, state=state, fields=fields, source=source
            )

    def check(self, text: str, *, strict: bool = False) -> list[checking.Finding]:
        """Hold every quotation and attributed figure of a Markdown draft against the base."""
        with self.sessions.reading() as session:
            return checking.check(
                read_draft(text), session=session, options=checking.Options(strict=strict)
            )

    def undo(self, batch: int | None = None) -> str:
        """Take back your last batch, or another; return the command that it was."""
        author = self.sessions.settings.author
        with self.sessions.writing("undo") as session:
            return undoing.undo(session, author=author, number=batch).batch.command

    def redo(self, batch: int | None = None) -> str:
        """Do again what the last undo took back; return the command that it was."""
        author = self.sessions.settings.author
        with self.sessions.writing("redo") as session:
            return undoing.redo(session, author=author, number=batch).batch.command

    def seed(self) -> dict[str, int]:
        """Load the seed; return how many records of each kind came in."""
        with self.sessions.writing("init --seed") as session:
            return seeding.load(session)

    def close(self) -> None:
        """Give back the connections."""
        self.sessions.close()

    def __enter__(self) -> Claimsdb:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
