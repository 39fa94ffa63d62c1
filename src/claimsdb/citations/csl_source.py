"""A source in CSL's names, read into ours.

CSL-JSON writes `container-title`, `URL` and an `author` list where the base has
`container_title`, `url` and creators by role. Both spellings are read here, so that a source
copied out of a reference manager can be pasted into a line of JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimsdb.errors import InputError

# CSL 1.0.2's name variables; a creator with any other role goes out as a contributor.
NAME_ROLES = (
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "interviewer",
    "illustrator",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "translator",
)
_NAMES = {
    "container-title": "container_title",
    "event-title": "event_title",
    "event": "event_title",
    "event-place": "event_place",
    "URL": "url",
    "DOI": "doi",
    "id": "key",
}
_DATES = ("issued", "accessed")


def source_fields(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a source under our names; ours win where both are there."""
    fields: dict[str, Any] = {}
    creators: list[Any] = []
    for name, value in given.items():
        if name in NAME_ROLES and isinstance(value, list):
            creators += [_creator(one, name) for one in value]
        else:
            ours = _NAMES.get(name, name)
            if ours == name or ours not in given:
                fields[ours] = value
    for name in _DATES:
        if isinstance(fields.get(name), Mapping):
            fields[name] = edtf_of(fields[name])
    if creators and "creators" not in given:
        fields["creators"] = creators
    return fields


def _creator(name: object, role: str) -> dict[str, Any]:
    if isinstance(name, str):
        return {"role": role, "literal": name}
    if not isinstance(name, Mapping):
        raise InputError(f"source.{role}: {name!r} is not a name.")
    family = " ".join(
        str(name[part])
        for part in ("dropping-particle", "non-dropping-particle", "family", "suffix")
        if name.get(part)
    )
    kept = {"family": family or None, "given": name.get("given"), "literal": name.get("literal")}
    return {"role": role, **kept}


def edtf_of(date: Mapping[str, Any]) -> str | None:
    """Return a CSL-JSON date as EDTF; doubt becomes `~`, and a date without parts its text.

    >>> edtf_of({"date-parts": [[2023, 9, 19], [2023, 9, 23]]})
    '2023-09-19/2023-09-23'
    >>> edtf_of({"date-parts": [["2023", "10"]], "circa": True})
    '2023-10~'
    """
    if date.get("edtf"):
        return str(date["edtf"])
    parts = date.get("date-parts")
    if not parts:
        text = date.get("literal") or date.get("raw")
        return str(text) if text else None
    doubt = "~" if date.get("circa") else ""
    try:
        ends = [[int(part) for part in end if part not in ("", None)] for end in parts]
    except (TypeError, ValueError) as error:
        raise InputError(f"{parts!r} are no date-parts.") from error
    return "/".join(_joined(end) + doubt for end in ends if end) or None


def _joined(parts: list[int]) -> str:
    widths = (4, 2, 2)
    return "-".join(f"{part:0{width}d}" for part, width in zip(parts, widths, strict=False))
