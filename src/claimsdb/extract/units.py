"""Know the units that follow a number, and give each its UCUM code.

UCUM is the code that machines agree on ("[mi_i]" is a mile and nothing else). It has no word
for percentage points and basis points, which a newsroom must never take for per cent: here
they are "[pp]" and "[bp]". Plain "ton", "gallon" and "pint" mean other sizes on each side of
the Atlantic; a text that does not say gets the code of the country whose press prints the
word most (short ton, US gallon, British pint).

Spelled-out names are safe to find. Symbols are not ("2 in", "3 A levels", "a 5 C note"), so a
symbol of one letter counts only where it is glued to the digits or nothing follows it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit that ends at `end`: its code, and the kind of quantity ("time", "mass", …)."""

    end: int
    code: str
    kind: str


# kind: code: names, each also with a plural s. Prefixed metric names are made below.
_NAMES: dict[str, dict[str, str]] = {
    "time": {
        "a": "year yr yr. yrs.",
        "mo": "month mth",
        "wk": "week wk fortnight*",
        "d": "day",
        "h": "hour hr hr. hrs.",
        "min": "minute min. mins.",
        "s": "second sec sec. secs.",
        "10.a": "decade",
        "100.a": "century* centuries*",
        "1000.a": "millennium* millennia*",
    },
    "length": {
        "m": "metre meter",
        "[mi_i]": "mile",
        "[ft_i]": "foot* feet* ft*",
        "[in_i]": "inch* inches* ins*",
        "[yd_i]": "yard yd",
        "[nmi_i]": "nautical_mile",
        "[ly]": "light-year lightyear light_year",
        "[fur_us]": "furlong",
        "[fth_i]": "fathom",
    },
    "mass": {
        "g": "gram gramme",
        "kg": "kilo",
        "t": "tonne metric_ton",
        "[ston_av]": "ton short_ton",
        "[lton_av]": "long_ton",
        "[lb_av]": "lb pounds_weight* lbs.*",
        "[oz_av]": "ounce oz*",
        "[stone_av]": "stone* stones*",
        "[car_m]": "carat",
    },
    "volume": {
        "L": "litre liter",
        "[gal_us]": "gallon gal",
        "[gal_br]": "imperial_gallon",
        "[pt_br]": "pint",
        "[qt_us]": "quart",
        "[bbl_us]": "barrel bbl",
        "[foz_br]": "fluid_ounce fl_oz*",
        "[cup_us]": "cup",
        "[tbs_us]": "tablespoon tbsp",
        "[tsp_us]": "teaspoon tsp",
        "[bu_us]": "bushel",
        "[acr_us].[ft_i]": "acre-foot* acre-feet*",
    },
    "area": {
        "har": "hectare ha*",
        "[acr_us]": "acre",
        "[ft_i]2": "sq_ft* sqft*",
        "[mi_i]2": "sq_mi* sq_mile",
        "km2": "sq_km* sqkm*",
        "m2": "sq_m* sqm*",
    },
    "temperature": {
        "Cel": "celsius* celcius* centigrade* centigrate* degree_celsius* degree_centigrade* "
        "degree_c*",
        "[degF]": "fahrenheit* farenheit* degree_fahrenheit* degree_f*",
        "K": "kelvin degree_kelvin*",
    },
    "angle": {"deg": "degree deg* deg.*", "rad": "radian"},
    "speed": {
        "[mi_i]/h": "mph*",
        "km/h": "kph* kmph* kmh* km/h*",
        "[kn_i]": "knot",
    },
    "energy": {
        "W": "watt",
        "J": "joule",
        "cal": "calorie",
        "[Btu]": "british_thermal_unit btu therm",
        "W.h": "watt_hour watt-hour",
        "eV": "electronvolt electron_volt",
        "[HP]": "horsepower* hp* bhp*",
    },
    "data": {"By": "byte", "bit": "bit"},
    "electric": {"V": "volt", "A": "ampere amp", "Ohm": "ohm", "F": "farad"},
    "frequency": {"Hz": "hertz*"},
    "pressure": {"Pa": "pascal", "bar": "bar", "[psi]": "psi*"},
    "radiation": {"Sv": "sievert", "Gy": "gray", "Bq": "becquerel"},
    "force": {"N": "newton"},
    "sound": {"dB": "decibel db*"},
    "share": {
        "%": "% per_cent per_cent. percent percent. percentage* pct* pct.*",
        "[pp]": "percentage_point percent_point per_cent_point %_point ppt* ppts* pp* "
        "percentage-point",
        "[bp]": "basis_point bps*",
        "[ppm]": "ppm* parts_per_million*",
        "[ppb]": "ppb* parts_per_billion*",
        "[ppth]": "‰* per_mille*",
    },
}
_PREFIXES = {
    "exa": "E",
    "peta": "P",
    "tera": "T",
    "giga": "G",
    "mega": "M",
    "kilo": "k",
    "hecto": "h",
    "deci": "d",
    "centi": "c",
    "milli": "m",
    "micro": "u",
    "nano": "n",
}
_PREFIXED = (
    "metre meter gram gramme litre liter watt joule byte bit hertz volt amp ampere pascal tonne "
    "newton ohm sievert gray becquerel electronvolt second calorie watt-hour watt_hour annum"
)
_BINARY = {"kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti"}
# Symbols are read with their case. "m" is the metre; whether "3m" is three million is for the
# figures to tell.
_SYMBOLS: dict[str, str] = {
    "length": "m km cm mm nm dm",
    "mass": "g kg mg t kt Mt",
    "volume": "L mL cL dL hL",
    "area": "",
    "energy": "W kW MW GW TW mW kW.h MW.h GW.h TW.h W.h J kJ MJ cal kcal eV keV MeV GeV TeV",
    "data": "kBy MBy GBy TBy PBy kbit Mbit Gbit kbit/s Mbit/s Gbit/s",
    "frequency": "Hz kHz MHz GHz",
    "electric": "V kV mV mA",
    "pressure": "Pa hPa kPa MPa GPa mbar",
    "radiation": "Sv mSv Gy mGy Bq",
    "time": "h s ms ns",
}
_SPELT = {
    "By": "B",
    "W.h": "Wh",
    "bit": "b",
    "bit/s": "bps",
}
_ODD_SYMBOLS = {
    "µg": ("ug", "mass"),
    "μg": ("ug", "mass"),
    "mcg": ("ug", "mass"),
    "µm": ("um", "length"),
    "μm": ("um", "length"),
    "ml": ("mL", "volume"),
    "cl": ("cL", "volume"),
    "dl": ("dL", "volume"),
    "l": ("L", "volume"),
    "cc": ("cm3", "volume"),
    "KG": ("kg", "mass"),
    "Kg": ("kg", "mass"),
    "kgs": ("kg", "mass"),
    "KM": ("km", "length"),
    "kms": ("km", "length"),
    "KW": ("kW", "energy"),
    "KWh": ("kW.h", "energy"),
    "kwh": ("kW.h", "energy"),
    "kb": ("kbit", "data"),
    "KB": ("kBy", "data"),
    "mb": ("Mbit", "data"),
    "gb": ("GBy", "data"),
    "Mbps": ("Mbit/s", "data"),
    "Gbps": ("Gbit/s", "data"),
    "Ga": ("Ga", "time"),
    "Ma": ("Ma", "time"),
    "°C": ("Cel", "temperature"),
    "ºC": ("Cel", "temperature"),
    "°F": ("[degF]", "temperature"),
    "ºF": ("[degF]", "temperature"),
    "°Celsius": ("Cel", "temperature"),
    "°Fahrenheit": ("[degF]", "temperature"),
    "°": ("deg", "angle"),
    "º": ("deg", "angle"),
    "C": ("Cel", "temperature"),
    "F": ("[degF]", "temperature"),
    "K": ("K", "temperature"),
    "rad": ("rad", "angle"),
    "in": ("[in_i]", "length"),
    "st": ("[stone_av]", "mass"),
    "m²": ("m2", "area"),
    "m³": ("m3", "volume"),
}
_POWERED = {"square": "2", "sq": "2", "sq.": "2", "cubic": "3", "cu": "3"}
_WORD = r"(?:[°º]\s?(?:[CF]|Celsius|Fahrenheit)\b|%|‰|°|º|[A-Za-zµμ]+(?:-(?:feet|foot|hours?|years?))?\.?)"


def unit_after(text: str, position: int, *, hyphens: bool = True) -> Unit | None:
    """Return the unit that follows the number ending at `position`, the longest that fits.

    >>> unit_after("19 square miles", 2)
    Unit(end=15, code='[mi_i]2', kind='area')
    >>> unit_after("4.1 percentage points", 3).code, unit_after("two in my car", 3)
    ('[pp]', None)
    """
    gap = _gap().match(text, position)
    if gap is None or (gap["hyphen"] and not hyphens):
        return None
    unit = _one_unit(text, gap.end(), glued=gap.end() == position)
    if unit is None or unit.kind == "share":
        return unit
    return _with_divisor(text, unit)


def duration_word(word: str) -> str | None:
    """Return the code of a spelled-out unit of time ("year", "Months"), or None."""
    found = _names().get(word.lower())
    return found[0] if found and found[1] == "time" else None


def named_unit(word: str) -> tuple[str, str] | None:
    """Return the code and kind of a spelled-out unit, or None."""
    return _names().get(word.lower())


def _one_unit(text: str, start: int, *, glued: bool) -> Unit | None:
    words = list(_words(text, start))
    if not words:
        return None
    first, first_end = words[0]
    power = _POWERED.get(first.lower())
    if power and len(words) > 1:
        base = _simple_unit(text, words[1:], glued=False)
        if base and base.kind == "length":
            return Unit(base.end, base.code + power, "area" if power == "2" else "volume")
    return _simple_unit(text, [(first, first_end), *words[1:]], glued=glued)


def _simple_unit(text: str, words: list[tuple[str, int]], *, glued: bool) -> Unit | None:
    names = _names()
    for count in range(min(4, len(words)), 0, -1):
        key = " ".join(word for word, _ in words[:count]).lower()
        found = names.get(key)
        if found is None and count == 1 and key.endswith("."):
            found = names.get(key[:-1])
            end = words[0][1] - 1
        else:
            end = words[count - 1][1]
        if found:
            if end < len(text) and text[end].isalnum() and key[-1].isalpha():
                return None
            return _raised(text, Unit(end, *found))
    symbol, end = words[0]
    if symbol.endswith("."):
        symbol, end = symbol[:-1], end - 1
    known = _symbols().get(symbol.replace(" ", ""))
    if known is None or not _symbol_stands(text, symbol, end, glued=glued):
        return None
    return _raised(text, Unit(end, *known))


def _symbol_stands(text: str, symbol: str, end: int, *, glued: bool) -> bool:
    """Say whether a symbol here is a unit and not a word, an initial or part of a name."""
    tail = _symbol_tail().match(text, end)
    if tail is None:
        return False
    if symbol == "in":
        return _inch_tail().match(text, end) is not None
    if symbol == "st":
        return not glued or _stone_tail().match(text, end) is not None
    if len(symbol) > 1 or glued:
        return symbol != "s" or text[end - 2 : end - 1] == "/"
    following = _following_word().match(text, end)
    return following is None or symbol in "mgL" or following[1] in _AFTER_SYMBOL


_AFTER_SYMBOL = frozenset("of in at and or to for outside x by per from on with today".split())


def _raised(text: str, unit: Unit) -> Unit:
    """Read a power behind a length: m², km^3, "km cubed"."""
    if unit.kind != "length":
        return unit
    power = _power().match(text, unit.end)
    if power is None:
        return unit
    square = (power[1] or power[2]) in ("²", "2", "squared")
    return Unit(power.end(), unit.code + ("2" if square else "3"), "area" if square else "volume")


def _with_divisor(text: str, unit: Unit) -> Unit:
    per = _per().match(text, unit.end)
    if per is None:
        return unit
    below = _one_unit(text, per.end(), glued=True)
    if below is None or below.kind == "share" or below.code in ("deg", "bar"):
        return unit
    kind = "speed" if (unit.kind, below.kind) == ("length", "time") else "rate"
    power = _power().match(text, below.end) if below.kind == "time" else None
    code = f"{unit.code}/{below.code}"
    if power:
        return Unit(power.end(), code + "2", "rate")
    return Unit(below.end, code, kind)


def _words(text: str, start: int) -> list[tuple[str, int]]:
    found = []
    match = _first_word().match(text, start)
    while match and len(found) < 4:
        found.append((match[1], match.end()))
        match = _next_word().match(text, match.end())
    return found


@cache
def _names() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for kind, codes in _NAMES.items():
        for code, names in codes.items():
            for printed in names.split():
                name = printed.rstrip("*").replace("_", " ")
                table[name] = (code, kind)
                if not printed.endswith(("*", ".")):
                    table[name + "s"] = (code, kind)
                if name.startswith("degree "):
                    table["degrees" + name[6:]] = (code, kind)
    bases = {n: table.get(n, ("a", "time")) for n in _PREFIXED.replace("_", " ").split()}
    bases["watt hour"] = table["watt hour"]
    for name, (code, kind) in bases.items():
        for prefix, letter in _PREFIXES.items():
            table[prefix + name] = table[f"{prefix}{name}s"] = (letter + code, kind)
    for prefix, letter in _BINARY.items():
        table[f"{prefix}byte"] = table[f"{prefix}bytes"] = (f"{letter}By", "data")
    return table


@cache
def _symbols() -> dict[str, tuple[str, str]]:
    table = dict(_ODD_SYMBOLS)
    for kind, codes in _SYMBOLS.items():
        for code in codes.split():
            printed = code
            for ours, theirs in _SPELT.items():
                printed = printed.removesuffix(ours) + theirs if code.endswith(ours) else printed
            table.setdefault(printed, (code, kind))
    return table


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"(?:\s?(?P<hyphen>[-‐‑])|\s{0,2}[(\[{<]?|\s?)(?=[A-Za-zµμ%‰°º])")


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(rf"({_WORD})")


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(rf"[\s-]({_WORD})")


@cache
def _following_word() -> re.Pattern[str]:
    return re.compile(r"\s(\w+)")


@cache
def _symbol_tail() -> re.Pattern[str]:
    return re.compile(r"(?![\w&']|-\d)|(?=[²³23]?\b)(?=[²³]|[23](?!\d))")


@cache
def _inch_tail() -> re.Pattern[str]:
    return re.compile(r"\s?(?:$|[.,;:)\]×]|x\s?\d|by\s\d|long\b|wide\b|tall\b|high\b|thick\b)")


@cache
def _stone_tail() -> re.Pattern[str]:
    return re.compile(r"\s?\d{1,2}\s?lb|\s(?:in weight|lighter|heavier)")


@cache
def _power() -> re.Pattern[str]:
    return re.compile(r"\^?([²³23])(?!\d|[,.]\d)|\s(squared|cubed)\b")


@cache
def _per() -> re.Pattern[str]:
    return re.compile(r"\s?/\s?(?=[A-Za-z])|\sper\s|[\s-]an?[\s-](?=(?:second|minute|hour)\b)")
