"""The table of units: what each is called, its symbol and its UCUM code.

UCUM is the code that machines agree on ("[mi_i]" is a mile and nothing else). It has no word
for percentage points and basis points, which a newsroom must never take for per cent: here
they are "[pp]" and "[bp]". Plain "ton", "gallon" and "pint" mean other sizes on each side of
the Atlantic; a text that does not say gets the code of the country whose press prints the
word most (short ton, US gallon, British pint).
"""

from __future__ import annotations

from functools import cache

# kind: code: names, each also with a plural s. Prefixed metric names are made below.
_NAMES: dict[str, dict[str, str]] = {
    "time": {
        "a": "year yr",
        "mo": "month mth",
        "wk": "week wk fortnight*",
        "d": "day",
        "h": "hour hr",
        "min": "minute min",
        "s": "second sec",
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
        "[lb_av]": "lb pounds_weight*",
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
    "angle": {"deg": "degree deg*", "rad": "radian"},
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
        "%": "% per_cent percent percentage* pct*",
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


@cache
def unit_names() -> dict[str, tuple[str, str]]:
    """Return code and kind by spelled-out name, in small letters."""
    table: dict[str, tuple[str, str]] = {}
    for kind, codes in _NAMES.items():
        for code, names in codes.items():
            for printed in names.split():
                name = printed.rstrip("*").replace("_", " ")
                table[name] = (code, kind)
                if not printed.endswith("*"):
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
def unit_symbols() -> dict[str, tuple[str, str]]:
    """Return code and kind by symbol, in its own case."""
    table = dict(_ODD_SYMBOLS)
    for kind, codes in _SYMBOLS.items():
        for code in codes.split():
            printed = code
            for ours, theirs in _SPELT.items():
                printed = printed.removesuffix(ours) + theirs if code.endswith(ours) else printed
            table.setdefault(printed, (code, kind))
    return table
