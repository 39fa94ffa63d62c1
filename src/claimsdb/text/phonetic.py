"""What is left of a name when it went through another alphabet: its consonants.

Mohammed, Muhammad and Mohamad, Yusuf and Youssef, Zelensky and Selenskyj are one name each,
written down by different ears. The light skeleton keeps what English, German, French and
Russian transcribers agree on. The heavy one also forgets voicing, as Wade-Giles and Chinese
renderings of foreign names do, and is only fit for whole names.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LIGHT = (
    ("tsch", "c"),
    ("tch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("zh", "s"),
    ("kh", "h"),
    ("ch", "c"),
    ("ph", "f"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ck", "k"),
    ("dj", "j"),
    ("dzh", "j"),
    ("qu", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("z", "s"),
    ("ou", "u"),
)
_HEAVY = str.maketrans("bdgvjqxzr", "ptkfjjssl")
_VOWEL = re.compile("[aeiouy]+")
_SOFT_C = re.compile("c(?=[eiy])")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Return the consonants of one folded Latin word, as most transcribers hear them.

    >>> skeleton("mohammed"), skeleton("muhammad"), skeleton("youssef"), skeleton("yusuf")
    ('mmd', 'mmd', 'ysf', 'ysf')
    """
    first = word[:1]
    heard = word
    for written, sound in _LIGHT:
        heard = heard.replace(written, sound)
    heard = _DOUBLE.sub(
        r"\1", _SOFT_C.sub("s", heard).replace("c", "k") if "c" in heard else heard
    )
    body = _VOWEL.sub("", heard[1:].replace("h", "").replace("j", ""))
    opening = "a" if heard[:1] in ("a", "e", "i", "o", "u") else heard[:1]
    if first == "y" or heard[:1] == "j":
        opening = "y"
    return opening + body


@lru_cache(maxsize=20_000)
def heavy_skeleton(words: str) -> str:
    """Return the consonants of a whole name without their voicing.

    >>> heavy_skeleton("mao tse tung") == heavy_skeleton("mao zedong")
    True
    """
    heard = words.replace(" ", "")
    for written, sound in (("hs", "s"), ("ts", "s"), ("zh", "j"), ("ch", "j"), ("sh", "s")):
        heard = heard.replace(written, sound)
    heard = heard.translate(_HEAVY)
    return _VOWEL.sub("", _DOUBLE.sub(r"\1", heard).replace("h", ""))
