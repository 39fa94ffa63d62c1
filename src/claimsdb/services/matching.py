"""Which stored speaker a name in an article may mean: one, several, or none.

An exact name or alias comes first. After that the surname must fit before any fuzzy score
counts: scored as a whole, "Stephanie Barclay" is nearer to "Stephen Barclay" than "Steve" is.
Two that fit are both shown, and neither is taken.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.storage.models import Speaker, SpeakerName
from claimsdb.text.names import fold_name, similarity, similarity_organisation

SAME_PERSON = 0.85
SAME_BODY = 0.9
POSSIBLE = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """`key` when one stored speaker is meant, else None; `possible` are those to choose from."""

    key: str | None
    possible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    key: str
    kind: str
    name: str
    folded: str


class Matcher:
    """The names of a base, read once for a whole article or many."""

    def __init__(self, session: Session) -> None:
        rows = session.execute(
            select(Speaker.key, Speaker.kind, SpeakerName.name, SpeakerName.folded)
            .join(SpeakerName, SpeakerName.speaker_id == Speaker.id)
            .where(Speaker.deleted_at.is_(None), SpeakerName.deleted_at.is_(None))
            .order_by(Speaker.id, SpeakerName.id)
        )
        self._exact: dict[str, list[str]] = {}
        self._by_word: dict[str, list[_Known]] = {}
        for key, kind, name, folded in rows:
            keys = self._exact.setdefault(folded, [])
            if key not in keys:
                keys.append(key)
            known = _Known(key, kind, name, folded)
            for word in set(folded.split()):
                self._by_word.setdefault(word, []).append(known)

    def match(self, name: str, kind: str | None = None) -> Match:
        """The stored speaker that `name` means. `kind` narrows it where it is known."""
        exact = self._exact.get(fold_name(name), [])
        if len(exact) == 1:
            return Match(exact[0])
        if exact:
            return Match(None, tuple(exact))
        words = fold_name(name).split()
        near = {known for word in words for known in self._by_word.get(word, ())}
        scored: dict[str, float] = {}
        for known in near:
            if kind in ("person", "organisation") and known.kind != kind:
                continue
            person = known.kind == "person"
            score = (similarity if person else similarity_organisation)(name, known.name)
            score /= SAME_PERSON if person else SAME_BODY
            scored[known.key] = max(score, scored.get(known.key, 0.0))
        best = sorted(scored, key=lambda key: (-scored[key], key))
        sure = [key for key in best if scored[key] >= 1.0]
        possible = tuple(key for key in best if scored[key] >= POSSIBLE)[:5]
        if len(sure) == 1 and len(words) > 1:
            return Match(sure[0])
        return Match(None, possible)
