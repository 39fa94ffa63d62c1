"""Keys that people and citations use: given once, they resolve for ever."""

from __future__ import annotations

from sqlalchemy import Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from claimsdb.storage.models.base import Model, one_of

KEY_KINDS = ("speaker", "source", "claim", "topic", "statement")


class Key(Model):
    """The keys of the small kinds, and every retired or alias key of any kind.

    A statement's own key is in its row; it stands here only once it is retired.
    """

    __tablename__ = "key"
    __table_args__ = (one_of("kind", *KEY_KINDS),)

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    row_id: Mapped[int] = mapped_column(Integer, index=True)
