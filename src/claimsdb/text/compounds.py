"""Words printed closed, hyphenated or open: healthcare, health-care, health care.

The index keeps all three as two words. Only words that newspapers really print both ways
are parted: "airport" stays whole, for nobody looks for an air port.
"""

from __future__ import annotations

from functools import cache

# Prefixes that are printed joined or with a hyphen and mean little alone: co-ordinated.
JOINED_PREFIXES = frozenset(("bi", "co", "de", "dis", "e", "mis", "re", "tri", "un", "x"))

# Prefixes that make new words every day: "anti-Brexit" must be found under "Brexit", so their
# closed forms are parted too, except for words that only happen to begin so.
_PRODUCTIVE = (
    (
        "anti",
        (
            *("biot", "bod", "cip", "clim", "clock", "cs", "dot", "etam", "fa", "gen", "gon"),
            *("gua", "hero", "lles", "mon", "och", "pas", "path", "phon", "pod", "qu", "sept"),
            *("thes", "thet"),
        ),
    ),
    ("cyber", ("net",)),
    ("micro", ("be", "bi", "cos", "ph", "sc", "so", "wa")),
    ("multi", ("pl", "tud")),
    ("non", ("age", "cha", "des", "ethe", "plus", "sens")),
    ("ultra", ("so", "viol")),
)

_BOTH_WAYS = """
back+bencher/benchers bail+out/outs birth+rate/rates break+through/throughs
by+election/elections care+giver/givers/worker/workers case+load/loads cease+fire/fires
child+care coast+line counter+attack/attacks/offensive/offensives/productive/protest
counter+intelligence/terrorism/terrorist/measure/measures crack+down/downs cut+back/backs
data+base/bases/set/sets decision+maker/makers/making eye+witness/witnesses fall+out
fire+fighter/fighters/fighting food+bank/banks front+bencher/benchers/line/lines/runner
grass+roots ground+breaking hand+over/overs/out/outs hard+line/liner/liners head+count/teacher
head+teachers health+care home+care/owner/owners/ownership inter+governmental/departmental
inter+generational kick+start land+owner/owners law+maker/makers
long+running/standing/term/time low+paid melt+down/downs mid+day/night/summer/term/terms/week
mid+winter nation+wide news+room/rooms no+one
north+east/eastern/west/western off+shore/shoring on+going/line/shore/site over+crowded
over+crowding/run/spend/spending/time/worked pay+back/day/out/outs/roll/rolls
peace+keeper/keepers/keeping/maker/makers/making policy+maker/makers/making
post+graduate/graduates/natal/war pre+condition/conditions/determined/empt/emptive/existing
pre+natal/paid/pandemic/school/schools/tax/war pull+out roll+out/outs run+off/up/ups
sell+off/offs/out set+back/backs share+holder/holders short+fall/falls/list/listed/term
shut+down/downs slow+down/downs smart+phone/phones south+east/eastern/west/western
spread+sheet/sheets stake+holder/holders stand+off/offs/still state+wide
sub+committee/committees/contractor/contractors/group/groups/saharan/standard
super+power/powers take+over/overs tax+payer/payers time+frame/frames/line/scale/scales
turn+around under+funded/funding/investment/paid/spend/staffed/staffing
walk+out/outs web+page/pages/site/sites whistle+blower/blowers/blowing
work+force/forces/load/loads/place/places world+wide
"""


def opened(word: str) -> tuple[str, ...]:
    """Return the parts under which a folded word is kept.

    >>> opened("healthcare"), opened("antiwar"), opened("antique")
    (('health', 'care'), ('anti', 'war'), ('antique',))
    """
    if len(word) < 5:
        return (word,)
    at = _both_ways().get(word)
    if at is not None:
        return word[:at], word[at:]
    for prefix, exceptions in _PRODUCTIVE:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            if len(rest) >= 3 and not rest.startswith(exceptions):
                return prefix, rest
    return (word,)


@cache
def _both_ways() -> dict[str, int]:
    """Each word that is printed both ways, and where to part it."""
    table: dict[str, int] = {}
    for entry in _BOTH_WAYS.split():
        first, _, endings = entry.partition("+")
        for ending in endings.split("/"):
            table[first + ending] = len(first)
    return table
