"""Know how money is printed around a number, and give it its ISO 4217 code.

The number is kept in the unit that is printed: ISO 4217 has no codes for pence and cents, so
they carry the ones that markets use ("GBX", "USX"), and nothing is silently divided by 100.
A bare "$" is the US dollar and a bare "pound" sterling, unless the passage is about weight:
what a text does not say cannot be read out of it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Money(NamedTuple):
    """Money from `start` to `end`, as far as it reaches beyond the number itself."""

    start: int
    end: int
    code: str
    millions: bool = False


_SIGNS = {
    "£": "GBP",
    "€": "EUR",
    "$": "USD",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₺": "TRY",
    "₦": "NGN",
    "₪": "ILS",
    "฿": "THB",
    "₫": "VND",
    "₱": "PHP",
    "₴": "UAH",
    "₸": "KZT",
    "₵": "GHS",
    "元": "CNY",
    "円": "JPY",
}
# What may stand before a dollar sign.
_DOLLARS = {
    "us": "USD",
    "u.s.": "USD",
    "usd": "USD",
    "a": "AUD",
    "au": "AUD",
    "aud": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "can": "CAD",
    "cad": "CAD",
    "nz": "NZD",
    "nzd": "NZD",
    "hk": "HKD",
    "hkd": "HKD",
    "s": "SGD",
    "sg": "SGD",
    "sgd": "SGD",
    "nt": "TWD",
    "r": "BRL",
    "mex": "MXN",
    "mx": "MXN",
    "j": "JMD",
    "tt": "TTD",
    "z": "ZWL",
}
# Codes that are English words in capitals ("ALL 5 solutions", "TRY 3") are left out.
_CODES = frozenset(
    "USD EUR GBP JPY CHF AUD CAD NZD CNY HKD SGD INR SEK NOK DKK ISK PLN CZK HUF RON BGN RUB UAH "
    "ILS AED SAR QAR KWD BHD OMR JOD EGP ZAR NGN KES GHS TZS UGX ETB MXN BRL ARS CLP UYU "
    "KRW TWD THB IDR MYR PHP VND PKR BDT LKR NPR KZT RMB XBT BTC".split()
)
_CODE_ALIASES = {"RMB": "CNY", "BTC": "XBT"}
_NAMES = {
    "USD": "dollar buck",
    "USX": "cent",
    "GBP": "quid* sterling* pounds_sterling* pound_sterling*",
    "GBX": "pence* penny* pennies*",
    "EUR": "euro",
    "JPY": "yen*",
    "CNY": "yuan renminbi",
    "INR": "rupee",
    "RUB": "rouble ruble",
    "CHF": "franc swiss_franc",
    "ESP": "peseta",
    "MXN": "peso mexican_peso",
    "SEK": "krona* kronor* swedish_krona* swedish_kronor*",
    "DKK": "kroner* krone* danish_kroner* danish_krone*",
    "NOK": "norwegian_kroner* norwegian_krone*",
    "PLN": "zloty zlotys*",
    "HUF": "forint",
    "ZAR": "rand",
    "KRW": "won*",
    "NGN": "naira",
    "ILS": "shekel",
    "TRY": "lira turkish_lira",
    "UAH": "hryvnia",
    "THB": "baht",
    "IDR": "rupiah",
    "MYR": "ringgit sen*",
    "AED": "dirham",
    "SAR": "riyal saudi_riyal",
    "IRR": "rial",
    "KES": "kenyan_shilling",
    "BRL": "reais* brazilian_real*",
    "XBT": "bitcoin satoshi",
    "DEM": "deutschmark deutsche_mark",
    "PKR": "pakistani_rupee",
    "AUD": "australian_dollar",
    "CAD": "canadian_dollar",
    "NZD": "new_zealand_dollar",
    "HKD": "hong_kong_dollar",
    "SGD": "singapore_dollar",
    "TWD": "taiwan_dollar",
}
_AMERICAN = ("us_dollar", "u.s._dollar", "american_dollar")


def money_before(text: str, start: int) -> tuple[int, str, bool] | None:
    """Return where the money sign before the number at `start` begins, its code, and whether
    it counts in millions ("MSEK 60")."""
    window = text[max(0, start - 16) : start]
    if not window:
        return None
    base = start - len(window)
    sign = _sign_before().search(window)
    if sign:
        prefix = (sign["prefix"] or "").strip().lower()
        if sign["sign"] == "$" and prefix in _DOLLARS:
            return base + sign.start("prefix"), _DOLLARS[prefix], False
        return base + sign.start("sign"), _SIGNS[sign["sign"]], False
    code = _code_before().search(window)
    if code:
        printed = code["code"].upper() if code["code"] else "INR"
        return (
            base + code.start(1),
            _CODE_ALIASES.get(printed, printed),
            bool(code["millions"]),
        )
    word = _word_before().search(window)
    if word:
        return base + word.start(1), _names()[word[1].lower()], False
    return None


def money_after(text: str, end: int) -> Money | None:
    """Return the currency that follows the number ending at `end`: a sign, a code or a name.

    >>> money_after("20 million pounds", 10)
    >>> money_after("45 pence a share", 2)
    Money(start=2, end=8, code='GBX', millions=False)
    """
    sign = _sign_after().match(text, end)
    if sign:
        return Money(end, sign.end(), _SIGNS[sign[1]])
    code = _code_after().match(text, end)
    if code:
        printed = code["code"].upper()
        millions = bool(code["millions"])
        return Money(end, code.end(), _CODE_ALIASES.get(printed, printed), millions)
    name = _name_after().match(text, end)
    if name and not (name[1].istitle() and _name_goes_on().match(text, name.end())):
        return Money(end, name.end(), _names()[" ".join(name[1].lower().split())])
    minor = _minor_after().match(text, end)
    if minor:
        return Money(end, minor.end(), "GBX" if minor[1] == "p" else "USX")
    return None


def pounds_after(text: str, end: int) -> tuple[int, bool] | None:
    """Return the end of the word "pound(s)" after a number, and whether it is hyphenated."""
    match = _pounds().match(text, end)
    return (match.end(), match[1] == "-") if match else None


def pounds_are_weight(text: str, start: int, end: int, *, hyphen: bool) -> bool:
    """Say whether pounds between `start` and `end` weigh something rather than buy it."""
    around = text[max(0, start - 60) : end + 40]
    if _weighing().search(around):
        return True
    money = _paying().search(around)
    return hyphen and money is None


@cache
def _names() -> dict[str, str]:
    table = {}
    for code, names in _NAMES.items():
        for printed in names.split():
            name = printed.rstrip("*").replace("_", " ")
            table[name] = code
            if not printed.endswith("*"):
                table[name + "s"] = code
    for name in _AMERICAN:
        table[name.replace("_", " ")] = table[name.replace("_", " ") + "s"] = "USD"
    return table


@cache
def _sign_before() -> re.Pattern[str]:
    signs = re.escape("".join(_SIGNS))
    return re.compile(
        r"(?P<prefix>(?<![^\W_])"
        r"(?:[A-Z][A-Za-z]{0,2}|U\.S\.|u\.s\.|usd|aud|us ?|hk ?|c |nz ?|US ))?"
        rf"(?P<sign>[{signs}]) ?(?P<minus>[-−])?$"
    )


@cache
def _code_before() -> re.Pattern[str]:
    codes = "|".join(sorted(_CODES))
    small = "usd|eur|gbp|aud|cad|hkd|jpy|chf|rmb|inr|sek|nok|dkk"
    return re.compile(
        rf"(?<![^\W_])((?P<millions>M)?(?P<code>{codes}|{small})|(?P<rupees>Rs\.?)) ?$"
    )


@cache
def _word_before() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])(dollar|sen) $")


@cache
def _sign_after() -> re.Pattern[str]:
    return re.compile(rf" ?([{re.escape(''.join(_SIGNS))}])(?! ?\d)")


@cache
def _code_after() -> re.Pattern[str]:
    codes = "|".join(sorted(_CODES))
    small = "usd|eur|gbp|aud|cad|hkd|jpy|chf|rmb|inr|sek|nok|dkk"
    return re.compile(rf"[\s-]?(?P<millions>M)?(?P<code>{codes}|{small})(?![^\W_])")


@cache
def _name_after() -> re.Pattern[str]:
    names = "|".join(
        re.escape(n).replace(r"\ ", r"\s") for n in sorted(_names(), key=len, reverse=True)
    )
    return re.compile(rf"(?:\s|\s?[-‐‑]\s?)((?ai:{names}))(?![^\W_])")


@cache
def _name_goes_on() -> re.Pattern[str]:
    """ "8 Rand Paul" is no money."""
    return re.compile(r"\s[A-Z][a-z]")


@cache
def _minor_after() -> re.Pattern[str]:
    return re.compile(r"([pc¢])(?![\w.])|([pc¢])(?=\.(?:\s|$))")


@cache
def _pounds() -> re.Pattern[str]:
    return re.compile(r"(?:\s|\s?([-‐‑])\s?)(?ai:pounds?)(?![^\W_])")


@cache
def _weighing() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:weigh\w*|heav\w+|overweight|bab(?:y|ies)|bag|bags|sack|bomb|fish|meat|beef|"
        r"turkey|lifted|coal|flour|thrust|per square inch|lose weight|body|born|ounces|oz)\b)"
    )


@cache
def _paying() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:pay|paid|cost\w*|fine|fined|fund\w*|deal|contract|bill|price\w*|spen[dt]\w*|"
        r"invest\w*|budget|note|grant|tax|debt|salary|house|home|mansion|project|scheme|"
        r"bonus|loan|industry|business|empire|fortune|prize|package|boost|programme|plan)\b)"
    )
