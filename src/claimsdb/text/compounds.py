"""Words printed closed, hyphenated or open: healthcare, health-care, health care.

A hyphen parts two words, except where newspapers print the same word without it. Such a word
is kept closed, so that a misspelling of it is near it; where its parts are looked for alone,
they are kept beside it: anti-Brexit must be found under Brexit, health-care under care.
"""

from __future__ import annotations

from functools import cache

# Prefixes after which a hyphen is dropped, for what follows is no word on its own there.
JOINED_PREFIXES = frozenset(("bi", "co", "de", "dis", "e", "mis", "re", "tri", "un", "x"))

# Prefixes that make new words every day: both the whole and the word behind them are kept.
PREFIXES = frozenset(
    (
        *("anti", "counter", "cyber", "hyper", "inter", "intra", "mega", "micro", "mid", "mini"),
        *("multi", "neo", "non", "over", "post", "pre", "pseudo", "semi", "sub", "super"),
        *("trans", "ultra", "under"),
    )
)


def is_one_word(first: str, rest: str) -> bool:
    """Say whether two words with a hyphen between them are also printed as one.

    >>> is_one_word("on", "line"), is_one_word("health", "care"), is_one_word("long", "lost")
    (True, True, False)
    """
    word = first + rest
    return word in _hyphenless() or word in _parted()


def parts(word: str) -> tuple[str, str] | None:
    """Return the two words that a closed word is also printed as, or None.

    >>> parts("healthcare"), parts("online")
    (('health', 'care'), None)
    """
    at = _parted().get(word)
    return None if at is None else (word[:at], word[at:])


@cache
def _parted() -> dict[str, int]:
    """Words that are printed in two as well, and where to part them."""
    return {
        first + ending: len(first)
        for first, _, endings in (entry.partition("+") for entry in _PARTED.split())
        for ending in endings.split("/")
    }


@cache
def _hyphenless() -> frozenset[str]:
    return frozenset(
        first + ending
        for first, _, endings in (entry.partition("+") for entry in _HYPHENLESS.split())
        for ending in endings.split("/")
    )


# Both parts carry the meaning, so that either may be what is looked for.
_PARTED = """
birth+rate/rates care+giver/givers/worker/workers case+load/loads cease+fire/fires
child+care coast+line data+base/bases/set/sets decision+maker/makers/making
eye+witness/witnesses fire+fighter/fighters/fighting food+bank/banks front+line/lines
grass+roots head+teacher/teachers health+care home+care/owner/owners/ownership
land+owner/owners law+maker/makers news+room/rooms nursing+home/homes
peace+keeper/keepers/keeping/maker/makers/making policy+maker/makers/making
share+holder/holders smart+phone/phones spread+sheet/sheets stake+holder/holders
tax+payer/payers web+page/pages/site/sites whistle+blower/blowers/blowing
work+force/forces/load/loads/place/places
"""

# The whole means something else than its parts, or nobody would look for them.
_HYPHENLESS = """
any+more/one/way back+bencher/benchers/lash/log/logs bail+out/outs break+through/throughs/up
build+up/ups by+election/elections/law/laws clean+up/ups crack+down/downs cross+bencher/benchers
cut+back/backs cut+off/offs far+away fall+out feed+back follow+up/ups front+bencher/benchers
front+runner/runners ground+breaking hand+over/overs/out/outs hard+line/liner/liners
head+count/line/lines kick+start lay+off/offs line+up/ups long+time
look+out low+paid make+up melt+down/downs nation+wide no+body/one north+east/eastern/west/western
off+shore/shoring/spring on+going/line/shore/site out+patient/patients in+patient/patients
pay+back/day/out/outs/roll/rolls pull+out/outs roll+out/outs run+off/offs/up/ups sell+off/offs
sell+out/outs set+back/backs set+up/ups short+fall/falls/list/listed shut+down/downs
slow+down/downs south+east/eastern/west/western spin+off/offs stand+off/offs/still state+wide
start+up/ups step+father/mother take+over/overs teen+age/ager/agers time+frame/frames/line/lines
time+scale/scales/table/tables to+day/morrow/night turn+around/out/over walk+out/outs
week+day/days/end/ends world+wide write+off/offs
"""
