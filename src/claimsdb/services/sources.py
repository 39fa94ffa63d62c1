"""Sources: found by key, address or exact title, or made; addresses are compared canonical."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimsdb.errors import AmbiguousError, ExistsError, InputError, NotFoundError
from claimsdb.services import keys
from claimsdb.storage.models import Source, SourceCreator
from claimsdb.storage.models.source import CREATOR_ROLES, TYPES
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import clean
from claimsdb.text.keys import source_key
from claimsdb.text.names import split_name

FIELDS = (
    "type", "title", "container_title", "publisher", "issued", "url", "accessed", "archive_url",
    "doi", "language", "event_title", "event_place", "correction_notice", "note",
)  # fmt: skip
"""What a person may say of a source, in CSL's words with underscores."""

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src", "at_medium")


def canonical_url(url: str) -> str:
    """One form for the addresses of one page.

    Scheme and host in lower case, http as https, no fragment, no tracking parameters, no
    slash at the end. Raises InputError for what is no web address.

    >>> canonical_url("HTTP://Example.org/a/?utm_source=x&id=3#top")
    'https://example.org/a?id=3'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError as error:
        raise InputError(f"{url!r} is not a web address: {error}.") from None
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise InputError(
            f"{url!r} is not a web address.", hint="It should start with https:// or http://."
        )
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(_TRACKING)
    ]
    # What is percent-encoded stays so; what should be and is not, such as a space, becomes so.
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~")
    return urlunsplit(("https", host + port, path.rstrip("/"), urlencode(query), ""))


def is_url(text: str) -> bool:
    """Whether `text` is meant as a web address."""
    return text.strip().lower().startswith(("http://", "https://"))


def find_source(session: Session, named: str) -> Source | None:
    """The source that a key, an address or an exact title names; None where none does."""
    if is_url(named):
        return session.scalar(
            select(Source).where(
                Source.canonical_url == canonical_url(named), Source.deleted_at.is_(None)
            )
        )
    by_key = keys.find(session, named)
    if isinstance(by_key, Source) and (row := keys.successor(session, by_key)) is not None:
        assert isinstance(row, Source)
        return row
    found = session.scalars(
        select(Source)
        .where(func.lower(Source.title) == named.strip().lower(), Source.deleted_at.is_(None))
        .order_by(Source.key)
        .limit(5)
    ).all()
    if len(found) > 1:
        raise AmbiguousError("source", named, [source.key for source in found])
    return found[0] if found else None


def get_source(session: Session, named: str) -> Source:
    """Like `find_source`, but raises NotFoundError with near keys."""
    source = find_source(session, named)
    if source is None:
        near = [
            key
            for key in keys.near_keys(session, named)
            if isinstance(keys.find(session, key), Source)
        ]
        raise NotFoundError(
            "source", named, near, hint="Make one with --create, or: claimsdb add source"
        )
    return source


def find_or_make(session: Session, named: str, *, create: bool) -> tuple[Source, bool]:
    """The source that `named` means. An address that is new makes a web page, for it says
    all that is needed; a title is made only where `create` allows it."""
    if is_url(named):
        source = find_source(session, named)
        return (source, False) if source else (add_source(session, {"url": named}), True)
    if not create:
        return get_source(session, named), False
    source = find_source(session, named)
    return (source, False) if source else (add_source(session, {"title": named}), True)


def add_source(
    session: Session,
    fields: Mapping[str, str | None],
    *,
    creators: Sequence[Mapping[str, str | None]] = (),
    key: str | None = None,
) -> Source:
    """Make a source from `fields` (see FIELDS); what is not given stays unknown.

    Raises ExistsError where its address is in the base already, InputError for a field or
    a type that there is not.
    """
    values = checked_fields(fields)
    values.setdefault("type", "webpage" if values.get("url") else "document")
    if url := values.get("url"):
        values["canonical_url"] = canonical_url(url)
        if known := find_source(session, url):
            raise ExistsError(f"{url} is in the base already: {known.key}.", known.key)
    if not any(
        values.get(name) for name in ("title", "url", "container_title", "event_title", "note")
    ):
        raise InputError(
            "A source needs a title, an address, an outlet or an event.",
            hint="Give --title, --url, --outlet or --event.",
        )
    source = Source(**values)
    named = values.get("container_title") or values.get("publisher")
    if creators:
        named = creators[0].get("family") or creators[0].get("literal") or named
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else None
    issued = values.get("issued")
    stem = source_key(
        named or host, parse_date(issued).year if issued else None, values.get("title")
    )
    keys.place(session, source, keys.chosen(key) if key else keys.numbered(stem))
    for seq, creator in enumerate(creators):
        session.add(SourceCreator(source_id=source.id, seq=seq, **_creator(creator)))
    session.flush()
    return source


def checked_fields(fields: Mapping[str, str | None]) -> dict[str, str]:
    """The fields that are given, cleaned. Raises InputError for unknown ones and bad dates."""
    values: dict[str, str] = {}
    for name, value in fields.items():
        if name not in FIELDS:
            raise InputError(
                f"A source has no field {name!r}.", hint=f"It has: {', '.join(FIELDS)}."
            )
        if value is None or not (cleaned := clean(value)):
            continue
        if name in ("issued", "accessed"):
            cleaned = parse_date(cleaned).edtf
        if name in ("url", "archive_url"):
            canonical_url(cleaned)
        values[name] = cleaned
    if "type" in values and values["type"] not in TYPES:
        from rapidfuzz import process

        near = [match for match, _, _ in process.extract(values["type"], TYPES, limit=3)]
        raise InputError(
            f"{values['type']!r} is no CSL type.", hint=f"Did you mean {' or '.join(near)}?"
        )
    return values


def author(name: str) -> dict[str, str | None]:
    """A creator from a typed name: "Jane Roe" and "Roe, Jane" have a family name, a body not."""
    from claimsdb.services.speakers import guess_kind

    name = clean(name)
    parts = split_name(name)
    if guess_kind(name) == "organisation" or not parts.family:
        return {"role": "author", "literal": name}
    return {"role": "author", "family": parts.family, "given": parts.given or None}


def authors_text(session: Session, source: Source) -> str:
    """The authors as `author` reads them again, with semicolons between them."""
    return "; ".join(
        creator.literal or ", ".join(filter(None, (creator.family, creator.given)))
        for creator in session.scalars(
            select(SourceCreator)
            .where(SourceCreator.source_id == source.id, SourceCreator.role == "author")
            .where(SourceCreator.deleted_at.is_(None))
            .order_by(SourceCreator.seq)
        )
    )


def _creator(creator: Mapping[str, str | None]) -> dict[str, str | None]:
    values = {**creator}
    role = values.setdefault("role", "author")
    if role not in CREATOR_ROLES:
        raise InputError(
            f"{role!r} is no CSL role of a creator.", hint=f"They are: {', '.join(CREATOR_ROLES)}."
        )
    if unknown := set(values) - {"role", "family", "given", "literal"}:
        raise InputError(f"A creator has no field {sorted(unknown)[0]!r}.")
    if not values.get("family") and not values.get("literal"):
        raise InputError("A creator needs a family name or a literal one.")
    return values
