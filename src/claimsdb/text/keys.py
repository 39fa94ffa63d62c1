"""Keys: the readable names that records keep for ever, made from what they are about.

ASCII `a-z0-9-`, so that they survive shells, URLs, filenames and BibTeX. A statement's key
says who, when and what: `barclay-2023-grim-milestone`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claimsdb.errors import InputError
from claimsdb.text.folding import fold
from claimsdb.text.names import fold_name
from claimsdb.text.telling import telling_words, title_words

KEY_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST = 60

_KEY = re.compile(KEY_PATTERN)


def slug(text: str, *, words: int | None = None, limit: int = LONGEST) -> str:
    """Return `text` as a key writes it; '' when nothing of it can be written so.

    >>> slug("Łódź’s £1.5m “Plan”"), slug("The Mid and South Essex NHS Trust", words=3)
    ('lodzs-1-5m-plan', 'the-mid-and')
    """
    plain = re.sub(r"[^\w']|_", " ", fold(text))  # anyascii would spell £ out
    if not plain.isascii():
        from anyascii import anyascii

        plain = anyascii(plain).lower()
    parts = re.findall("[a-z0-9]+", plain.replace("'", ""))
    return _cut(parts if words is None else parts[:words], limit)


def statement_key(
    family: str, year: int | None, words: str, *, taken: Callable[[str], bool]
) -> str:
    """Return a free key for a statement: speaker, year or `nd`, and its most telling words.

    >>> taken = {"barclay-2023-grim-milestone"}.__contains__
    >>> statement_key("Barclay", 2023, "Today marks the grim milestone of", taken=taken)
    'barclay-2023-grim-milestone-2'
    """
    parts = [slug(family, limit=24) or "x", str(year) if year else "nd"]
    parts += [part for word in telling_words(words) if (part := slug(word, limit=20))]
    return free_key(parts, taken)


def speaker_key(name: str) -> str:
    """Return the key of a speaker, without asking whether it is free.

    >>> speaker_key("Mr Steve Barclay"), speaker_key("The BMA"), speaker_key("李白")
    ('steve-barclay', 'bma', 'libai')
    """
    return slug(fold_name(name)) or slug(name) or "x"


def source_key(creator: str | None, year: int | None, title: str | None) -> str:
    """Return the key of a source: its creator or outlet, year or `nd`, first telling words.

    >>> source_key("BBC News", 2023, "Strikes hit a million appointments")
    'bbc-news-2023-strikes-hit-million'
    """
    parts = [slug(creator or "", limit=24), str(year) if year else "nd"]
    if title:
        parts += [slug(word, limit=20) for word in title_words(title)]
    elif not parts[0]:
        parts[0] = "source"
    return _cut([part for part in parts if part], LONGEST)


def free_key(parts: list[str], taken: Callable[[str], bool]) -> str:
    """Join `parts` to a key that is not `taken`, with -2, -3 … behind it where it must be."""
    key = _cut(parts, LONGEST) or "x"
    number = 1
    tried = key
    while taken(tried):
        number += 1
        ending = f"-{number}"
        tried = key[: LONGEST - len(ending)].rstrip("-") + ending
    return tried


def check_key(text: str) -> str:
    """Return `text` when it can be a key; raises InputError with the key it might become."""
    if len(text) <= LONGEST and _KEY.fullmatch(text):
        return text
    better = slug(text)
    hint = f"Write it so: {better}" if better else "Write letters a-z, digits and hyphens."
    if not text:
        raise InputError("A key cannot be empty.", hint=hint)
    if len(text) > LONGEST:
        raise InputError(f"The key {text!r} is longer than {LONGEST} characters.", hint=hint)
    raise InputError(
        f"{text!r} is not a key: a key has small letters a-z, digits and single hyphens.",
        hint=hint,
    )


def _cut(parts: list[str], limit: int) -> str:
    """Join whole parts up to `limit`; only a first part that is too long is cut inside."""
    joined = "-".join(parts)
    if len(joined) <= limit:
        return joined
    kept = joined[: limit + 1].rpartition("-")[0] or joined[:limit]
    return kept.strip("-")
