"""How surely two names are one organisation's.

Organisations drop their legal form, write "and" as &, are called by their initials, and
share most of their words with others of their kind: what two names both have and does not
match speaks against them, and the more so the rarer such a word is in names.
"""

from __future__ import annotations

import re
from functools import cache

from claimsdb.text.tokens import tokens


@cache
def _forms() -> dict[str, str]:
    """Legal forms in words, longest first, and the one that they are kept as."""
    table: dict[str, str] = {}
    for line in _LEGAL_FORMS.strip().splitlines():
        kept, _, others = line.partition(":")
        for form in (kept, *others.split(",")):
            table[" ".join(_words(form.strip()))] = kept
    return table


@cache
def _common() -> frozenset[str]:
    return frozenset(_COMMON_WORDS.split())


def organisations(a: str, b: str) -> float:
    """Return how surely two folded names are one organisation's.

    >>> organisations("bma", "british medical association")
    0.9
    """
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    full, other_full = _words(min(a, b)), _words(max(a, b))  # alike both ways
    short = max(_short(full, other_full), _short(other_full, full))
    if short:
        return short
    (one, form), (other, other_form) = _parts(full), _parts(other_full)
    if one == other:
        score = 1.0
    else:
        score = 0.97 if "".join(one) == "".join(other) else _aligned(one, other)
    if form == other_form:
        return score
    if not form or not other_form:
        return score * 0.97
    return score * (0.95 if {form, other_form} <= _LOOSE_FORMS else 0.8)


def _words(name: str) -> list[str]:
    """Return the words in the spelling that is kept, initials and known short forms whole."""
    name = _INITIALS.sub(lambda found: found[0].replace(" ", ""), name.replace("&", "and"))
    name = _PREFIX.sub(r"\1", name)
    return [part for word in name.split() for part in tokens(_written_out().get(word, word))]


def _parts(words: list[str]) -> tuple[list[str], str]:
    """Return the words that count and the legal form."""
    words = list(words)
    found = ""
    for length in (6, 5, 4, 3, 2, 1):
        place = 0
        while place + length <= len(words) and len(words) > length:
            form = _form(" ".join(words[place : place + length]))
            if form and (place or length > 1 or form in _FORMS_AHEAD):
                found = found or form
                del words[place : place + length]
            else:
                place += 1
    return [word for word in words if word not in _SMALL] or words, found


def _form(words: str) -> str:
    """Return the legal form that these words are, long ones with a misprint too, or ''."""
    form = _forms().get(words, "")
    if not form and len(words) > 12:
        from rapidfuzz.distance import OSA

        for known, kept in _forms().items():
            if len(known) > 12 and OSA.distance(words, known, score_cutoff=1) == 1:
                return kept
    return form


_SMALL = frozenset(("the", "and", "of", "for", "de", "la", "le", "les", "du", "des", "der", "die"))
_LOOSE_FORMS = frozenset(("co", "corp", "inc", "ltd", "llc"))
_FORMS_AHEAD = frozenset(("jsc", "llc"))
_INITIALS = re.compile(r"\b[a-z](?: [a-z])+\b")
_PREFIX = re.compile(r"\b(co|re) (?=[a-z]{3})")


def _short(one: list[str], other: list[str]) -> float:
    """Judge whether the one word of `one` is made of the first letters of `other`."""
    if len(one) != 1 or not 1 < len(one[0]) < 9 or len(other) < 2:
        return 0.0
    counted = [word for word in other if word not in _SMALL]
    for words in (counted, other):
        if one[0] == "".join(word[0] for word in words):
            return 0.9 if len(one[0]) > 2 else 0.75
    return 0.0


@cache
def _written_out() -> dict[str, str]:
    """Short forms that names are printed with."""
    pairs = (entry.split(":") for entry in _SHORT_FORMS.split())
    return {short: long.replace("-", " ") for short, long in pairs}


def _aligned(one: list[str], other: list[str]) -> float:
    matched = total = 0.0
    pairs = sorted(
        (
            (alike, i, j)
            for i, x in enumerate(one)
            for j, y in enumerate(other)
            if (alike := _alike(x, y))
        ),
        reverse=True,
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    for alike, i, j in pairs:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            weight = _weight(one[i])
            matched += weight * alike
            total += weight
    left = [word for i, word in enumerate(one) if i not in used_left]
    right = [word for j, word in enumerate(other) if j not in used_right]
    if not matched:
        return 0.0
    against = sum(map(_weight, left)), sum(map(_weight, right))
    # Both have what the other has not: as good as another name.
    unlike = min(against) * 2 + max(against) * 0.8
    return matched / (total + unlike)


def _weight(word: str) -> float:
    return 0.4 if word in _common() else 1.0


def _alike(x: str, y: str) -> float:
    if x == y:
        return 1.0
    longest = max(len(x), len(y))
    if x.isdigit() or y.isdigit() or longest < 4:
        return 0.0
    from rapidfuzz.distance import OSA

    apart = OSA.distance(x, y, score_cutoff=2)
    if apart == 1 and longest > 4:
        return 0.92
    if apart == 2 and longest > 7:
        return 0.85
    shorter, longer = sorted((x, y), key=len)
    if len(shorter) > 3 and longer.startswith(shorter):
        return 0.85
    return 0.0


_LEGAL_FORMS = """
ltd: limited, ltda, limitada, pvt ltd, private limited, pty ltd, pte ltd, co ltd, company limited
plc: public limited company
inc: incorporated
corp: corporation
co: company
llc: limited liability company, ooo
llp: limited liability partnership
lp: limited partnership
ag: aktiengesellschaft
gmbh: gesellschaft mit beschrankter haftung, mbh
kg: kommanditgesellschaft, gmbh co kg, gmbh and co kg
se: societas europaea
sa: societe anonyme, sociedad anonima, sociedade anonima
sarl: societe a responsabilite limitee
spa: societa per azioni
srl: societa a responsabilita limitata
nv: naamloze vennootschap
bv: besloten vennootschap
ab: aktiebolag
oy: osakeyhtio, oyj
as: aksjeselskap, aktieselskab
jsc: joint stock company, open joint stock company, public joint stock company
jsc: closed joint stock company, ojsc, pjsc, cjsc, oao, zao, pao, ao
sro:
zoo: sp zoo, spolka zoo
"""

_SHORT_FORMS = """
us:united-states usa:united-states uk:united-kingdom un:united-nations eu:european-union
intl:international natl:national dept:department govt:government assn:association
assoc:association univ:university inst:institute min:ministry bros:brothers st:saint
org:organization mfg:manufacturing comm:committee
"""

_COMMON_WORDS = """
group holdings holding international national global services service association society union
council committee commission trust foundation federation institute organization agency authority
board bank company corporation industries industrial trading investment investments capital
management systems technologies technology solutions enterprises enterprise partners ventures
university college school hospital department ministry office center news media party league
"""
