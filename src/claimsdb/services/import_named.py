"""The speakers, sources, topics and claims that a bulk import names: found, or made.

Each description is looked up once and remembered. The rows are written past the models,
with the same columns, keys and index entries that the services give them.
"""

from __future__ import annotations

import json
from typing import Any

from claimsdb.errors import AmbiguousError, InputError
from claimsdb.search.index import Index
from claimsdb.services import sources, speakers
from claimsdb.services.claims import checked_text
from claimsdb.services.topics import checked_topic
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import fold
from claimsdb.text.keys import free_key, slug, source_key, speaker_key
from claimsdb.text.names import fold_name, split_name

_LIVE = "deleted_at IS NULL AND merged_into_id IS NULL"


class Named:
    """What was named so far, by the words that named it."""

    def __init__(self) -> None:
        self.speakers: dict[str, int] = {}
        self.sources: dict[str, int] = {}
        self.families: dict[int, str] = {}
        self._topics: dict[str, int] = {}
        self._claims: dict[str, int] = {}
        self._alike: dict[tuple[str | None, ...], int] = {}
        self._connection: Any = None
        self._made: dict[str, tuple[int, int]] = {}
        self._entries: dict[str, list[tuple[int, str | None, str | None]]] = {}

    def begin(self, connection: Any) -> None:
        """Work on `connection` from now on; what is made is counted from here."""
        self._connection = connection
        self._made = {}

    def made(self) -> dict[str, tuple[int, int]]:
        """First and last id of what was made since `begin`, by table."""
        return dict(self._made)

    def index(self) -> None:
        """Put what was made since the last time into the search index."""
        index = Index(self._connection)
        for kind, entries in self._entries.items():
            index.put_many(kind, entries)
        self._entries = {}

    def _entry(self, kind: str, row_id: int, text: str) -> None:
        self._entries.setdefault(kind, []).append((row_id, None, text))

    def last_id(self, table: str) -> int:
        """The highest id that a table ever gave."""
        row = self._connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
        ).fetchone()
        return int(row[0]) if row else 0

    def speaker(self, named: str) -> int:
        """The speaker of a key or a name, made where it is new. Raises AmbiguousError."""
        found = self._by_key("speaker", named)
        if found is None:
            rows = self._connection.execute(
                "SELECT DISTINCT p.id, p.key FROM speaker_name n "
                "JOIN speaker p ON p.id = n.speaker_id "
                "WHERE n.folded = ? AND n.deleted_at IS NULL AND p.deleted_at IS NULL "
                "AND p.merged_into_id IS NULL",
                (fold_name(named),),
            ).fetchall()
            if len(rows) > 1:
                raise AmbiguousError("speaker", named, sorted(row[1] for row in rows))
            found = rows[0][0] if rows else self._make_speaker(named)
        self.speakers[named] = found
        if found not in self.families:
            self.families[found] = self._family(found)
        return found

    def source(self, named: str) -> int:
        """The source of a key, an address, or a description in JSON; made where it is new."""
        if named.startswith("{"):
            found = self._described(json.loads(named))
        elif sources.is_url(named):
            found = self._described({"url": named})
        else:
            by_key = self._by_key("source", named)
            if by_key is None:
                by_key = self._described({"title": named})
            found = by_key
        self.sources[named] = found
        return found

    def topic(self, name: str) -> int:
        """The topic of that name, made where it is new."""
        found = self._topics.get(name)
        if found is None:
            kept = checked_topic(name)
            row = self._connection.execute(
                "SELECT id FROM topic WHERE folded = ? AND deleted_at IS NULL", (fold(kept),)
            ).fetchone()
            found = (
                row[0]
                if row
                else self._insert(
                    "topic", {"name": kept, "folded": fold(kept)}, slug(kept) or "topic"
                )
            )
            if not row:
                self._entry("topic", found, kept)
            self._topics[name] = found
        return found

    def claim(self, text: str) -> int:
        """The claim of those folded words, made where it is new."""
        if not self._claims:
            self._claims = {
                fold(known): claim_id
                for claim_id, known in self._connection.execute(
                    "SELECT id, text FROM claim WHERE deleted_at IS NULL ORDER BY id DESC"
                )
            }
        kept = checked_text(text)
        found = self._claims.get(fold(kept))
        if found is None:
            found = self._insert("claim", {"text": kept}, slug(kept, words=6) or "claim")
            self._entry("claim", found, kept)
            self._claims[fold(kept)] = found
        return found

    def _by_key(self, kind: str, key: str) -> int | None:
        row = self._connection.execute(
            "SELECT row_id FROM key WHERE key = ? AND kind = ?", (key, kind)
        ).fetchone()
        while row is not None:
            found = self._connection.execute(
                f"SELECT id, merged_into_id, deleted_at FROM {kind} WHERE id = ?", (row[0],)
            ).fetchone()
            if found is None or (found[1] is None and found[2] is not None):
                return None
            if found[1] is None:
                return int(found[0])
            row = (found[1],)
        return None

    def _family(self, speaker: int) -> str:
        """What the keys of a speaker's statements begin with."""
        kind, name = self._connection.execute(
            "SELECT kind, name FROM speaker WHERE id = ?", (speaker,)
        ).fetchone()
        if kind == "person":
            name = split_name(name).family or name
        else:
            short = self._connection.execute(
                "SELECT name FROM speaker_name WHERE speaker_id = ? AND kind = 'acronym' "
                "AND deleted_at IS NULL",
                (speaker,),
            ).fetchone()
            name = short[0] if short else name
        return slug(name, limit=24) or "x"

    def _make_speaker(self, named: str) -> int:
        name = speakers.checked_name(named)
        kind = speakers.guess_kind(name)
        parts = split_name(name) if kind == "person" else None
        full = parts.full if parts else name
        speaker = self._insert(
            "speaker",
            {"kind": kind, "name": full, "sort_name": parts.sort if parts else full},
            speaker_key(full) or "speaker",
        )
        name_id = self._insert(
            "speaker_name",
            {
                "speaker_id": speaker,
                "name": full,
                "folded": fold_name(full),
                "kind": "name",
                "honorific": (parts.honorific or None) if parts else None,
                "given": (parts.given or None) if parts else None,
                "family": (parts.family or None) if parts else None,
            },
        )
        self._entry("speaker", name_id, full)
        return speaker

    def _described(self, given: dict[str, Any]) -> int:
        """The source of that key, address or equal title, outlet and date; else a new one."""
        if isinstance(given.get("key"), str):
            found = self._by_key("source", given["key"])
            if found is not None:
                return found
        fields = sources.checked_fields(_csl(given))
        url = fields.get("url")
        if url:
            fields["canonical_url"] = sources.canonical_url(url)
            row = self._connection.execute(
                f"SELECT id FROM source WHERE canonical_url = ? AND {_LIVE}",
                (fields["canonical_url"],),
            ).fetchone()
        else:
            row = self._like(fields)
        if row:
            return int(row[0])
        if not any(
            fields.get(name) for name in ("title", "url", "container_title", "event_title")
        ):
            raise InputError("its source has no title, url, container_title or event_title")
        source = self._make_source(fields, given)
        if not url:
            self._alike[_description(fields)] = source
        return source

    def _like(self, fields: dict[str, Any]) -> tuple[int] | None:
        """The source without an address that is described in the same words."""
        if not self._alike:
            self._alike = {
                (title, container, issued): source
                for source, title, container, issued in self._connection.execute(
                    "SELECT id, title, container_title, issued FROM source "
                    f"WHERE canonical_url IS NULL AND {_LIVE} ORDER BY id DESC"
                )
            }
        found = self._alike.get(_description(fields))
        return None if found is None else (found,)

    def _make_source(self, fields: dict[str, Any], given: dict[str, Any]) -> int:
        fields.setdefault("type", "webpage" if fields.get("url") else "document")
        year = None
        for column in ("issued", "accessed"):
            if fields.get(column):
                date = parse_date(fields[column])
                fields[f"{column}_first"], fields[f"{column}_last"] = date.first, date.last
                year = date.year if column == "issued" else year
        creators = [entry for entry in given.get("author") or () if isinstance(entry, dict)]
        named = fields.get("container_title") or fields.get("publisher")
        if creators:
            named = creators[0].get("family") or creators[0].get("literal") or named
        source = self._insert("source", fields, source_key(named, year, fields.get("title")))
        for seq, creator in enumerate(creators):
            family, literal = creator.get("family"), creator.get("literal")
            if family or literal:
                self._insert(
                    "source_creator",
                    {
                        "source_id": source,
                        "seq": seq,
                        "role": "author",
                        "family": family,
                        "given": creator.get("given"),
                        "literal": None if family else literal,
                    },
                )
        parts = (fields.get(name) for name in ("title", "container_title", "publisher"))
        self._entry("source", source, "\n".join(filter(None, parts)))
        return source

    def _insert(self, table: str, values: dict[str, Any], stem: str | None = None) -> int:
        if stem is not None:
            values = {"key": free_key([stem], self._is_taken), **values}
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        row_id = int(
            self._connection.execute(
                f"INSERT INTO {table} ({columns}, revision) VALUES ({marks}, 1)",
                tuple(values.values()),
            ).lastrowid
        )
        if stem is not None:
            self._connection.execute(
                "INSERT INTO key (key, kind, row_id) VALUES (?, ?, ?)",
                (values["key"], table, row_id),
            )
        first, _ = self._made.get(table, (row_id, row_id))
        self._made[table] = (first, row_id)
        return row_id

    def _is_taken(self, key: str) -> bool:
        found = self._connection.execute(
            "SELECT 1 FROM key WHERE key = ? UNION ALL SELECT 1 FROM statement WHERE key = ?",
            (key, key),
        )
        return found.fetchone() is not None


def _description(fields: dict[str, Any]) -> tuple[str | None, ...]:
    return fields.get("title"), fields.get("container_title"), fields.get("issued")


def _csl(given: dict[str, Any]) -> dict[str, str | None]:
    """A source's description with our names for its fields; CSL's own are read too."""
    fields: dict[str, str | None] = {}
    for name, value in given.items():
        column = {"URL": "url", "DOI": "doi"}.get(name, name.replace("-", "_"))
        if column not in sources.FIELDS:
            continue
        if isinstance(value, dict) and (parts := value.get("date-parts")):
            value = "/".join(
                "-".join(f"{int(part):0{4 if i == 0 else 2}}" for i, part in enumerate(day))
                for day in parts
            )
        if value is not None and not isinstance(value, str):
            raise InputError(f"its source's {name} is no text")
        fields[column] = value
    return fields
