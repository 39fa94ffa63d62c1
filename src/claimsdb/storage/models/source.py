"""Something published, who made it, and its text as held at a moment."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from claimsdb.storage.models.base import AUTO, Editable, Model, Moment, one_of, set_days

# CSL 1.0.2's item types.
TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
)  # fmt: skip
CREATOR_ROLES = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author",
    "contributor", "curator", "director", "editor", "editor-translator", "editorial-director",
    "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator",
    "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
    "script-writer", "series-creator", "translator",
)  # fmt: skip


class Source(Editable, Model):
    """One publication, named in CSL's terms; its key is what citations use for ever."""

    __tablename__ = "source"
    __table_args__ = (
        one_of("type", *TYPES),
        Index(
            "uq_source_canonical_url",
            "canonical_url",
            unique=True,
            sqlite_where=text("canonical_url IS NOT NULL AND deleted_at IS NULL"),
            postgresql_where=text("canonical_url IS NOT NULL AND deleted_at IS NULL"),
        ),
        AUTO,
    )

    key: Mapped[str] = mapped_column(Text, unique=True)
    type: Mapped[str] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    container_title: Mapped[str | None] = mapped_column(Text)
    publisher: Mapped[str | None] = mapped_column(Text)
    issued: Mapped[str | None] = mapped_column(Text)
    issued_first: Mapped[int | None] = mapped_column(Integer, index=True)
    issued_last: Mapped[int | None] = mapped_column(Integer)
    url: Mapped[str | None] = mapped_column(Text)
    canonical_url: Mapped[str | None] = mapped_column(Text)
    accessed: Mapped[str | None] = mapped_column(Text)
    accessed_first: Mapped[int | None] = mapped_column(Integer)
    accessed_last: Mapped[int | None] = mapped_column(Integer)
    archive_url: Mapped[str | None] = mapped_column(Text)
    doi: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(Text)
    event_title: Mapped[str | None] = mapped_column(Text)
    event_place: Mapped[str | None] = mapped_column(Text)
    correction_notice: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("source.id", ondelete="RESTRICT")
    )

    creators: Mapped[list[SourceCreator]] = relationship(
        back_populates="source", order_by="SourceCreator.seq", passive_deletes="all"
    )
    versions: Mapped[list[SourceVersion]] = relationship(
        back_populates="source", order_by="SourceVersion.seq", passive_deletes="all"
    )

    @validates("issued", "accessed")
    def _days(self, column: str, edtf: str | None) -> str | None:
        return set_days(self, column, edtf)


class SourceCreator(Editable, Model):
    """A person or body that made a source, in a CSL role; a body has only `literal`."""

    __tablename__ = "source_creator"
    __table_args__ = (
        one_of("role", *CREATOR_ROLES),
        CheckConstraint("family IS NOT NULL OR literal IS NOT NULL", name="named"),
        Index(
            "uq_source_creator_source_id_seq",
            "source_id",
            "seq",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        AUTO,
    )

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="RESTRICT"))
    seq: Mapped[int] = mapped_column(Integer)
    role: Mapped[str] = mapped_column(Text)
    family: Mapped[str | None] = mapped_column(Text)
    given: Mapped[str | None] = mapped_column(Text)
    literal: Mapped[str | None] = mapped_column(Text)

    source: Mapped[Source] = relationship(back_populates="creators")


class SourceVersion(Editable, Model):
    """The text of a source as it was held at a moment; spans point into it."""

    __tablename__ = "source_version"
    __table_args__ = (
        Index(
            "uq_source_version_source_id_sha256",
            "source_id",
            "sha256",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        # Ingest asks whether a text is held already, under any source.
        Index("ix_source_version_sha256", "sha256"),
        CheckConstraint("length(sha256) = 64", name="sha256_is_hex"),
        AUTO,
    )

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="RESTRICT"))
    seq: Mapped[int] = mapped_column(Integer)
    retrieved_at: Mapped[dt.datetime] = mapped_column(Moment)
    sha256: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    extractor: Mapped[str | None] = mapped_column(Text)
    normaliser: Mapped[str | None] = mapped_column(Text)

    source: Mapped[Source] = relationship(back_populates="versions")
