"""British and American spelling as one form.

The form is for comparing and never shown, so all that counts is that two spellings of one
word meet and that two words do not: every rule names what it must leave alone. Where a rule
reaches a word that has only one spelling (`chancellor`), nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache


def american(word: str) -> str:
    """Return the one spelling under which a folded word is kept.

    >>> " ".join(map(american, "organised colour centre travelling defence promise four".split()))
    'organized color center traveling defense promise four'
    """
    if len(word) < 4:
        return word
    known = _table().get(word)
    if known is not None:
        return known
    for mark, rule in _RULES:
        if mark in word:
            word = rule(word)
    return word


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE)


_ISE = r"(.{3,})is(e|ed|es|er|ers|ing|ation|ations|ational|able)"
# Before -ise: what no American writes with a z. Short ones are whole words.
_NEVER_IZE = frozenset(("adv", "ar", "dem", "den", "val", "mort", "pract", "chem", "cer"))
_NEVER_IZE_AFTER = (
    *(
        "vert",
        "chand",
        "chast",
        "desp",
        "expert",
        "franch",
        "parad",
        "prem",
        "prom",
        "sunr",
        "ghr",
    ),
    *("surm", "treat", "upr", "pr", "w", "a", "e", "o", "u"),
)


def _ise(word: str) -> str:
    found = _pattern(_ISE).fullmatch(word)
    if found is None:
        return word
    stem = found[1]
    if stem in _NEVER_IZE or stem.endswith(_NEVER_IZE_AFTER):
        return word
    if stem.endswith("v") and not stem.endswith("tiv"):  # supervise, improvise
        return word
    if stem.endswith("c") and not stem.endswith(("ic", "ac")):  # exercise, concise
        return word
    return f"{stem}iz{found[2]}"


_DOUBLE_L = r"(.*[aeiou].*[aeo]|.+ci|.*vi|.*ri)ll(ed|ing|er|ers|or|ors|able|ous|ously)"
_ALWAYS_LL = (
    *("ca", "fa", "ba", "wa", "sta", "thra", "ppa", "squa"),  # recalled, footballer
    *("compe", "prope", "expe", "dispe", "impe", "repe", "rebe", "exce", "que"),
    *("spe", "te", "dwe", "sme", "farewe", "rese", "overse", "underse", "outse", "upse"),
    *("bestse", "bookse", "chance"),
)
_ONE_L_AFTER_I = ("pencill", "stencill", "councill", "cavill", "devill", "perill")


def _double_l(word: str) -> str:
    found = _pattern(_DOUBLE_L).fullmatch(word)
    if found is None:
        return word
    stem = found[1]
    if stem.endswith(("a", "e")):
        return word if stem.endswith(_ALWAYS_LL) else f"{stem}l{found[2]}"
    if f"{stem}ll".endswith((*_ONE_L_AFTER_I, "caroll", "gamboll")):
        return f"{stem}l{found[2]}"
    return word


def _ogue(word: str) -> str:
    found = _pattern(
        r"((?:catal|dial|anal|homol|monol|prol|epil|travel)og)u(e|es|ed|ing|er|ers)"
    ).fullmatch(word)
    return word if found is None else found[1] + {"e": "", "es": "s"}.get(found[2], found[2])


def _rule(pattern: str, replacement: str) -> Callable[[str], str]:
    return lambda word: _pattern(pattern).sub(replacement, word)


# What makes a word suspect, and what to do then; the order does not matter.
_RULES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("is", _ise),
    ("lys", _rule(r"(?<=[a-z])lys(e|ed|es|er|ers|ing)$", r"lyz\1")),
    (
        "our",
        _rule(
            r"""^((?:dis|un|re|mis|multi|non|over)?
            (?:arb|ard|arm|behavi|cand|clam|clang|col|demean|dol|enam|endeav|fav|ferv|flav
            |glam|harb|hon|hum|lab|misdemean|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ
            |tum|val|vap|vig))our""",
            r"\1or",
        ),
    ),
    (
        "re",
        _rule(
            r"""^((?:(?:kilo|centi|milli|micro|nano|deci|hecto)?(?:met|lit)
            |(?:epi)?cent|(?:amphi)?theat|(?:micro)?fib|calib|goit|lust|meag|mit|och|reconnoit
            |sab|sepulch|somb|spect|tit))re(s?)$""",
            r"\1er\2",
        ),
    ),
    ("centre", _rule(r"^((?:epi)?cent)re(?=d$|left|right|back|piece|stage|ground)", r"\1er")),
    ("centerd", _rule(r"centerd$", "centered")),
    ("ll", _double_l),
    ("ogu", _ogue),
    ("enc", _rule(r"^(def|off|pret|lic)enc(e|es|ed|ing|eless)$", r"\1ens\2")),
    ("aes", _rule(r"^(an)?aesthe", r"\1esthe")),
    ("aem", _rule(r"(?:(?<=^h)|(?<=[a-z]))aem(?=i[ac]|o[dgp]|at|orr)", "em")),
    ("aed", _rule(r"^(|ortho|encyclo)paed", r"\1ped")),
    ("aec", _rule(r"^(gyn|f)aec(?=ol|es|al)", r"\1ec")),
    ("aeo", _rule(r"^(arch|pal)aeo", r"\1eo")),
    ("aev", _rule(r"^(medi|prim)aev", r"\1ev")),
    ("oes", _rule(r"^oes(?=oph|tr)", "es")),
    ("foe", _rule(r"^foet(?=us|al|id)", "fet")),
    ("oea", _rule(r"(rrh|pn)oea", r"\1ea")),
    ("oeo", _rule(r"^homoeo", "homeo")),
    ("oeuvr", _rule(r"^manoeuvr(?:e(?=s?$)|(?=e|ing|ab))", "maneuver")),
)


@cache
def _table() -> dict[str, str]:
    table = {}
    for entry in _SINGLE_WORDS.split():
        british, _, kept = entry.partition(">")
        table[british] = kept
    return table


_SINGLE_WORDS = """
acknowledgement>acknowledgment acknowledgements>acknowledgments adviser>advisor
advisers>advisors aeroplane>airplane aeroplanes>airplanes afterwards>afterward ageing>aging
aluminium>aluminum amidst>amid amongst>among appal>appall appals>appalls artefact>artifact
artefacts>artifacts axe>ax backwards>backward benefitted>benefited benefitting>benefiting
biassed>biased burnt>burned caesarean>cesarean carcase>carcass centring>centering 
cheque>check cheques>checks coeliac>celiac connexion>connection cosy>cozy
distil>distill distils>distills doughnut>donut doughnuts>donuts downwards>downward
draught>draft draughts>drafts dreamt>dreamed enquire>inquire enquired>inquired
enquires>inquires enquiries>inquiries enquiring>inquiring enquiry>inquiry enrol>enroll
enrolment>enrollment enrolments>enrollments enrols>enrolls focussed>focused focusses>focuses
focussing>focusing forwards>forward fulfil>fulfill fulfilment>fulfillment fulfils>fulfills
gaol>jail gaoled>jailed gaols>jails grey>gray greys>grays inwards>inward
instalment>installment instalments>installments instil>instill instils>instills
jewellery>jewelry judgement>judgment judgements>judgments judgemental>judgmental
kerb>curb kerbs>curbs kidnaped>kidnapped kidnaper>kidnapper kidnaping>kidnapping
leapt>leaped learnt>learned likeable>likable maths>math mould>mold moulds>molds
mouldy>moldy moult>molt moustache>mustache moustaches>mustaches mum>mom mums>moms
onwards>onward outwards>outward plough>plow ploughed>plowed ploughing>plowing ploughs>plows
practise>practice practised>practiced practises>practices practising>practicing
programme>program programmes>programs pyjamas>pajamas sceptic>skeptic sceptical>skeptical
scepticism>skepticism sceptics>skeptics sizeable>sizable skilful>skillful
skilfully>skillfully smoulder>smolder smouldering>smoldering speciality>specialty
spelt>spelled spoilt>spoiled sulphur>sulfur sulphate>sulfate towards>toward
tranquillity>tranquility tyre>tire tyres>tires upwards>upward whilst>while wilful>willful
wilfully>willfully woollen>woolen worshipped>worshiped worshipper>worshiper
worshippers>worshipers worshipping>worshiping yoghurt>yogurt yoghurts>yogurts
"""
