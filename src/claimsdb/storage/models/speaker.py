"""Who speaks: a person or an organisation, with every name it goes by."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from claimsdb.storage.models.base import AUTO, Editable, Model, one_of, set_days
from claimsdb.text.names import fold_name

KINDS = ("person", "organisation")
NAME_KINDS = ("name", "alias", "acronym", "former", "short form")


class Speaker(Editable, Model):
    """One person or organisation; `merged_into_id` leads from a merged one to its successor."""

    __tablename__ = "speaker"
    __table_args__ = (
        one_of("kind", *KINDS),
        Index(
            "uq_speaker_wikidata_id",
            "wikidata_id",
            unique=True,
            sqlite_where=text("wikidata_id IS NOT NULL AND deleted_at IS NULL"),
            postgresql_where=text("wikidata_id IS NOT NULL AND deleted_at IS NULL"),
        ),
        AUTO,
    )

    key: Mapped[str] = mapped_column(Text, unique=True)
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    sort_name: Mapped[str] = mapped_column(Text)
    wikidata_id: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("speaker.id", ondelete="RESTRICT")
    )

    names: Mapped[list[SpeakerName]] = relationship(
        back_populates="speaker", order_by="SpeakerName.id", passive_deletes="all"
    )


class SpeakerName(Editable, Model):
    """A name that a speaker goes by; two speakers may share one, which is then ambiguous."""

    __tablename__ = "speaker_name"
    __table_args__ = (
        one_of("kind", *NAME_KINDS),
        Index(
            "uq_speaker_name_speaker_id_folded_kind",
            "speaker_id",
            "folded",
            "kind",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        AUTO,
    )

    speaker_id: Mapped[int] = mapped_column(ForeignKey("speaker.id", ondelete="RESTRICT"))
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text, index=True)
    kind: Mapped[str] = mapped_column(Text)
    honorific: Mapped[str | None] = mapped_column(Text)
    given: Mapped[str | None] = mapped_column(Text)
    family: Mapped[str | None] = mapped_column(Text)
    start: Mapped[str | None] = mapped_column(Text)
    start_first: Mapped[int | None] = mapped_column(Integer)
    start_last: Mapped[int | None] = mapped_column(Integer)
    end: Mapped[str | None] = mapped_column(Text)
    end_first: Mapped[int | None] = mapped_column(Integer)
    end_last: Mapped[int | None] = mapped_column(Integer)

    speaker: Mapped[Speaker] = relationship(back_populates="names")

    @validates("name")
    def _fold(self, _: str, name: str) -> str:
        self.folded = fold_name(name)
        return name

    @validates("start", "end")
    def _days(self, column: str, edtf: str | None) -> str | None:
        return set_days(self, column, edtf)
