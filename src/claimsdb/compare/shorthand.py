"""What short and long forms of one word stand for: contractions, signs, units, ordinals.

Read by the cutting of words only; the forms on the right are keys, for comparison, and are never
shown.
"""

from __future__ import annotations

TAILS = {"'re": "are", "'ve": "have", "'ll": "'ll", "'m": "am", "'d": "'d", "'s": "'s"}
WHOLE = {
    "can't": ("can", "not", 2),
    "cannot": ("can", "not", 3),
    "won't": ("will", "not", 2),
    "shan't": ("shall", "not", 3),
    "let's": ("let", "us", 3),
    "gonna": ("going", "to", 3),
    "wanna": ("want", "to", 3),
    "gotta": ("got", "to", 3),
}
MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november "
        "december".split(),
        1,
    )
}
SYMBOLS = {"&": "and", "%": "%", "°": "degree"}
PAIRS = {
    ("per", "cent"): "%",
    ("percentage", "point"): "pp",
    ("percentage", "points"): "pp",
    ("no", "#1"): "noone",
}
# Written with a hyphen, without one, or as one word: "co-ordinated", "non-violent".
PREFIXES = frozenset(
    "anti co counter de e ex extra hyper inter intra micro mid mini multi non over post pre pro "
    "proto pseudo re self semi socio sub super trans ultra un under".split()
)
# A hyphen after these makes a word that denies nothing: "a no-brainer", "never-ending".
DENIALS = frozenset({"no", "not", "never"})
MEASURES = {
    "percent": "%",
    "degrees": "degree",
    "pct": "%",
    "pc": "%",
    "ppt": "pp",
    "pts": "pp",
    "km": "kilometers",
    "cm": "centimeters",
    "mm": "millimeters",
    "kg": "kilograms",
    "hr": "hours",
    "hrs": "hours",
    "min": "minutes",
    "mins": "minutes",
    "secs": "seconds",
    "yrs": "years",
}
CURRENCY_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR"}
CURRENCIES = {
    "pounds": "GBP",
    "pound": "GBP",
    "gbp": "GBP",
    "dollars": "USD",
    "dollar": "USD",
    "usd": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "eur": "EUR",
    "yen": "JPY",
    "rupees": "INR",
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        1,
    )
}
