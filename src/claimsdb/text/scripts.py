"""Names in other alphabets, as far as Latin letters can say them."""

from __future__ import annotations

import re

_IDEOGRAPHS = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def latin(folded: str) -> str:
    """Return a folded text in Latin letters, small ones; syllables of ideographs apart.

    >>> latin("владимир путин"), latin("习近平"), latin("steve")
    ('vladimir putin', 'xi jin ping', 'steve')
    """
    if folded.isascii():
        return folded
    from anyascii import anyascii

    spelt = "".join(
        re.sub("([A-Z])", r" \1", anyascii(c)) if _IDEOGRAPHS.match(c) else anyascii(c)
        for c in folded
    )
    return " ".join(re.sub(r"[^a-z0-9 ]", "", spelt.lower()).split())


def same_script_without_spaces(one: str, other: str) -> bool:
    """Say whether both texts are in ideographs or syllables."""
    return bool(_IDEOGRAPHS.search(one) and _IDEOGRAPHS.search(other))
