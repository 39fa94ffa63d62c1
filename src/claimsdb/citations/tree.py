"""A whole record as plain JSON values and back, with nothing lost on the way.

The fields of the preferred quote stand at the top of the tree, beside the speaker, and
`other_quotes` holds the further printings: so the words stand in it only once, and the least
that a person can write by hand, `{"speaker": "…", "words": "…"}`, is a record already. A
field that says nothing is left out; fields of a later version are passed over when read.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from claimsdb.citations import record as model
from claimsdb.citations.csl_source import source_fields
from claimsdb.citations.record import CitationRecord, FigureRecord, QuoteRecord
from claimsdb.errors import InputError

Tree: TypeAlias = dict[str, Any]
T = TypeVar("T")

# Always there, known or not: scripts read them without asking first (DESIGN's search shape).
_ALWAYS = ("key", "speaker", "role", "said_on", "words", "mode", "state", "source")
# The role that one source prints is not the role at the time.
_RENAMED = {"role": "printed_role"}
_SCALARS = {str: "a text", int: "a whole number"}


def record_tree(record: CitationRecord) -> Tree:
    """Return the record as JSON values, fields in a fixed order.

    >>> from claimsdb.citations.record import SpeakerRecord
    >>> spoken = QuoteRecord(words="Talks first.")
    >>> record_tree(CitationRecord(speaker=SpeakerRecord(name="A. Body"), quotes=(spoken,)))
    {'key': None, 'speaker': {'key': None, 'name': 'A. Body'}, 'role': None, 'said_on': None,
     'words': 'Talks first.', 'mode': 'direct', 'state': 'proposed', 'source': None}
    """
    statement = _fields(record)
    quotes = statement.pop("quotes")
    merged = {**statement, **_quote_tree(record.preferred)}
    merged["speaker"] = {"key": record.speaker.key, **merged["speaker"]}
    always = {name: merged.pop(name, None) for name in _ALWAYS}
    rest = {**always, **merged}
    if len(quotes) > 1:
        rest["other_quotes"] = [_quote_tree(quote) for quote in record.quotes[1:]]
    return rest


def figure_tree(figure: FigureRecord) -> Tree:
    """Return a figure in the shape that the whole program writes: every field, numbers as text."""
    period = figure.period
    return {
        "start": figure.start,
        "end": figure.end,
        "printed": figure.printed,
        "value": plain(figure.value),
        "upper": None if figure.upper is None else plain(figure.upper),
        "comparator": figure.comparator,
        "unit": figure.unit,
        "measure": figure.measure,
        "population": figure.population,
        "area": figure.area,
        "period": None
        if period is None
        else {"printed": period.printed, "start": period.start, "end": period.end}
        | ({"against": period.against} if period.against is not None else {}),
        "statistic": figure.statistic,
    }


def plain(value: Decimal) -> str:
    """Return the number in plain notation, digits as kept: `1000000`, never `1E+6`."""
    return format(value, "f")


def _quote_tree(quote: QuoteRecord) -> Tree:
    tree = _fields(quote)
    tree["mode"], tree["state"] = quote.mode, quote.state
    return {_RENAMED.get(name, name): value for name, value in tree.items()}


def _fields(value: Any) -> Tree:
    tree: Tree = {}
    kind: Any = type(value)
    for name, default in _defaults(kind):
        held = getattr(value, name)
        if held is not default and held != default:
            tree[name] = _value(held)
    return tree


@cache
def _defaults(cls: type[Any]) -> list[tuple[str, object]]:
    """The fields and what they hold when they say nothing; MISSING equals no value."""
    return [(field.name, field.default) for field in dataclasses.fields(cls)]


def _value(held: Any) -> Any:
    if held is None or isinstance(held, str):
        return held
    if isinstance(held, FigureRecord):
        return figure_tree(held)
    if isinstance(held, tuple):
        return [_value(one) for one in held]
    if isinstance(held, Decimal):
        return plain(held)
    return _fields(held) if dataclasses.is_dataclass(held) else held


def read_record(tree: object) -> CitationRecord:
    """Return the record that a tree holds: the exact inverse of `record_tree`.

    Speaker, topics, claims and aliases may be plain texts, and the source a key or an object
    with CSL's names. Raises InputError that names the field which cannot be read.

    >>> read_record({"speaker": "A. Body", "words": "Talks first."}).speaker.name
    'A. Body'
    """
    if not isinstance(tree, Mapping):
        raise InputError("A statement is a JSON object with at least 'speaker' and 'words'.")
    fields = dict(tree)
    others = fields.pop("other_quotes", None)
    others = [] if others is None else others
    if not isinstance(others, list):
        raise InputError("'other_quotes' is not a list.")
    quotes = [_read_quote(fields, "")]
    quotes += [_read_quote(other, f"other_quotes[{i}]") for i, other in enumerate(others)]
    fields["quotes"] = quotes
    return cast(CitationRecord, _reader(CitationRecord)(fields, ""))


def _read_quote(fields: object, where: str) -> QuoteRecord:
    if not isinstance(fields, Mapping):
        raise InputError(f"{where!r} is not an object.")
    printed = {old: fields.get(new) for old, new in _RENAMED.items()}
    return cast(QuoteRecord, _reader(QuoteRecord)({**fields, **printed}, where))


_Reader: TypeAlias = Callable[[Any, str], Any]

# What a person may write for a record of which only one field matters.
_SHORT = {
    model.SpeakerRecord: "name",
    model.NameRecord: "name",
    model.TopicRecord: "name",
    model.ClaimRecord: "text",
    model.SourceRecord: "key",
}


@cache
def _reader(cls: type[Any]) -> _Reader:
    hints = get_type_hints(cls, vars(model))
    readers = {
        field.name: (_reader_for(hints[field.name]), field.default is dataclasses.MISSING)
        for field in dataclasses.fields(cls)
    }

    def read(value: Any, where: str) -> Any:
        if isinstance(value, cls):
            return value
        if isinstance(value, str) and cls in _SHORT:
            value = {_SHORT[cls]: value}
        if not isinstance(value, Mapping):
            raise InputError(f"{where or 'The statement'} is not an object.")
        if cls is model.SourceRecord:
            value = source_fields(value)
        given = {}
        for name, (reader, needed) in readers.items():
            held = value.get(name)
            path = f"{where}.{name}" if where else name
            if held is not None:
                given[name] = reader(held, path)
            elif needed:
                raise InputError(f"There is no {path!r}.")
        return cls(**given)

    return read


def _reader_for(hint: Any) -> _Reader:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        (only,) = (one for one in get_args(hint) if one is not NoneType)
        return _reader_for(only)
    if origin is Literal:
        return _choice(get_args(hint))
    if origin is tuple:
        inner = get_args(hint)
        return _listed(_reader_for(inner[0]), None if inner[-1] is Ellipsis else len(inner))
    if hint is Decimal:
        return _number
    kind: type[Any] = hint
    return _reader(kind) if dataclasses.is_dataclass(kind) else _scalar(kind)


def _choice(allowed: tuple[str, ...]) -> _Reader:
    def read(value: Any, where: str) -> Any:
        if value not in allowed:
            raise InputError(f"{where}: {value!r} is none of {', '.join(allowed)}.")
        return value

    return read


def _listed(inner: _Reader, length: int | None) -> _Reader:
    def read(value: Any, where: str) -> Any:
        if not isinstance(value, list | tuple) or (length is not None and len(value) != length):
            raise InputError(f"{where} is not a list{f' of {length}' if length else ''}.")
        return tuple(inner(one, f"{where}[{i}]") for i, one in enumerate(value))

    return read


def _scalar(kind: type[Any]) -> _Reader:
    def read(value: Any, where: str) -> Any:
        # bool is an int to Python, and to nobody else.
        if not isinstance(value, kind) or isinstance(value, bool):
            raise InputError(f"{where}: {value!r} is not {_SCALARS.get(kind, kind.__name__)}.")
        return value

    return read


def _number(value: Any, where: str) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or isinstance(value, bool):
        raise InputError(f"{where}: {value!r} is not a number.")
    return number
