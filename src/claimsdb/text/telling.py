"""Which words of a passage tell it from others: what a person would name it by.

A key, a file name or a heading needs two or three. A decimal figure is the most telling
thing in a sentence, with the noun that it counts; otherwise it is the first pair of
neighbouring words which both mean something.
"""

from __future__ import annotations

import re
from functools import cache

from claimsdb.text.folding import fold

_ITEM = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[.;:!?]+(?=\s|$)|%")


def telling_words(text: str, *, title: bool = False) -> list[str]:
    """Return the two or three words of `text` that name it best, in order.

    >>> telling_words("Those who started are receiving a 10.3 per cent pay increase")
    ['10.3', 'pay']
    >>> telling_words("received a fair and reasonable pay rise as recommended")
    ['fair', 'reasonable', 'pay']
    """
    items = _ITEM.findall(fold(text))
    if title:
        return [item for item in items if _means_something(item)][:3]
    return _figure(items) or _pair(items) or [i for i in items if i[0].isalnum()][:3]


def _figure(items: list[str]) -> list[str]:
    """Return the first decimal or percentage with the noun behind it."""
    for place, item in enumerate(items):
        following = items[place + 1 : place + 3]
        share = following[:1] in (["%"], ["percent"]) or following == ["per", "cent"]
        if item[0].isdigit() and ("." in item or share):
            rest = items[place + 1 + (len(following) if following == ["per", "cent"] else share) :]
            return [item, *[word for word in rest[:2] if _means_something(word)][:1]]
    return []


def _pair(items: list[str]) -> list[str]:
    """Return the first two or three telling words that stand next to or near each other."""
    found: list[tuple[int, str]] = []
    for place, item in enumerate(items):
        if not _means_something(item):
            continue
        if found and (place - found[-1][0] > 2 or (len(found) >= 2 and place - found[-1][0] > 1)):
            if len(found) >= 2:
                break
            found = []
        found.append((place, item))
        if len(found) == 3:
            break
    if not found:
        return []
    return [item for _, item in found]


def _means_something(item: str) -> bool:
    return (item[0].isdigit() or len(item) > 2) and item[0].isalnum() and item not in _weak()


@cache
def _weak() -> frozenset[str]:
    """Words that any statement may hold."""
    return frozenset(_WEAK.split())


_WEAK = """
the and but for nor yet not with from into onto upon over under about after before between
that this these those there here then than when where which while who whom whose what why how
has have had having does did doing done was were been being are will would shall should can could
may might must ought let lets get gets got getting gotten give gives gave given giving take takes
took taken taking make makes made making go goes going went gone come comes came coming
say says said saying tell tells told think thinks thought know knows knew known want wants wanted
need needs needed try tries tried see sees saw seen look looks looked put puts keep keeps kept
mark marks marked become becomes became seem seems show shows shown start starts started
receive receives received receiving begin began mean means meant believe believes hope feel
his her hers him she they them their theirs its our ours you your yours mine one ones
it's i'm we're they're you're i've we've don't didn't doesn't can't won't isn't aren't wasn't
all any both each every few many more most much other others some such same only own very just
also still even ever never now today tomorrow yesterday always often already again once soon
too well quite rather really actually simply clearly certainly perhaps maybe indeed therefore
however because since until unless though although whether either neither per cent percent
like way ways thing things lot lots bit kind sort part case fact able sure good great new
first last next two three year years day days week month time times people person
"""
