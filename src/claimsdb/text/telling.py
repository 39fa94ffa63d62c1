"""Which words of a passage tell it from others: what a person would name it by.

A key or a heading needs two or three. A share, a decimal or a large number is the most
telling thing in a sentence, with the noun that it counts; otherwise it is the first words
that stand near each other and could not stand in any other sentence as well.
"""

from __future__ import annotations

import re
from functools import cache

from claimsdb.text.folding import fold

_ITEM = re.compile(
    r"[$£€¥]?[0-9]+(?:[.,][0-9]+)*(?:bn|mn|m|k|tn)?(?![^\W_])|[^\W_]+(?:'[^\W_]+)*|.",
    re.DOTALL,
)
_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
_BREAKS = frozenset(',;:.!?()[]"-/')


def telling_words(text: str) -> list[str]:
    """Return the two or three words of `text` that name it best, in order.

    >>> telling_words("Those who started are receiving a 10.3 per cent pay increase")
    ['10.3', 'pay']
    >>> telling_words("received a fair and reasonable pay rise as recommended")
    ['fair', 'reasonable', 'pay']
    """
    # A long dash parts clauses; a hyphen stands between two words side by side.
    folded = re.sub(r"(?<=\w)-(?=\w)", " ", fold(text.replace("—", " — ")))
    items = [i for i in _ITEM.findall(folded) if i[-1].isalnum() or i == "%" or i in _BREAKS]
    words = [item for item in items if item[-1].isalnum()]
    telling = dict.fromkeys(word for word in words if _tells(word))
    return _figure(items) or _near(items) or list(telling)[:2] or words[:3]


def title_words(title: str) -> list[str]:
    """Return the first three words of a title that mean something.

    >>> title_words("The strikes hit a million appointments")
    ['strikes', 'hit', 'million']
    """
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", fold(title))
    return [word for word in words if _tells(word)][:3] or words[:3]


def _figure(items: list[str]) -> list[str]:
    """Return the first number that stands out, with its scale and the noun behind it."""
    for place, item in enumerate(items):
        rest = items[place + 1 :]
        share = 2 if rest[:2] == ["per", "cent"] else int(rest[:1] in (["%"], ["percent"]))
        if not (share and _is_number(item)) and not _stands_out(item):
            continue
        found = [item.lstrip("$£€¥").replace(",", "")]
        rest = rest[share:]
        if rest and rest[0] in _SCALES:
            found.append(rest.pop(0))
        for word in rest[:3]:
            if word in _BREAKS or word[0].isdigit():
                break
            if _tells(word):
                return [*found, word]
        before = [word for word in _clause(items[:place]) if _tells(word)]
        return [*before[:1], *found]
    return []


def _clause(items: list[str]) -> list[str]:
    """Return what stands behind the last mark."""
    for place in range(len(items) - 1, -1, -1):
        if items[place] in _BREAKS:
            return items[place + 1 :]
    return items


def _is_number(item: str) -> bool:
    from claimsdb.text.tokens import tokens

    return tokens(item)[:1] != [] and tokens(item)[0][0].isdigit()


def _stands_out(item: str) -> bool:
    """Say whether a number is a decimal, money or large, and not a year."""
    if not item[-1].isalnum() or not re.search("[0-9]", item[:2]):
        return False
    return item[0] in "$£€¥" or "." in item or "," in item or len(item) > 4


def _near(items: list[str]) -> list[str]:
    """Return the first two telling words near each other, and a third close behind them."""
    found: list[str] = []
    last = 0
    for place, item in enumerate(items):
        if item in _BREAKS:
            if len(found) > 1:
                break
            found = []
        elif _tells(item) and item not in found:
            if len(found) > 1 and place - last > 2:
                break
            if found and place - last > 3:
                found = []
            found.append(item)
            last = place
            if len(found) == 3:
                break
    return found if len(found) > 1 else []


def _tells(word: str) -> bool:
    """Say whether a word means something that not every sentence may say."""
    if not word[0].isalnum() or word in _weak():
        return False
    if word.endswith("ly") and len(word) > 6 and word not in _NO_ADVERBS:
        return False
    return len(word) > 2 or word.isdigit() or not word.isascii()


_NO_ADVERBS = frozenset(("assembly", "monopoly", "anomaly", "butterfly", "homily", "friendly"))


@cache
def _weak() -> frozenset[str]:
    """Words that any statement may hold, in English and in the commonest other languages."""
    return frozenset(_WEAK.split())


_WEAK = """
the and but for nor yet not with from into onto upon over under about after before between
that this these those there here then than when where which while who whom whose what why how
has have had having does did doing done was were been being are will would shall should can could
may might must ought let lets get gets got getting gotten give gives gave given giving take takes
took taken taking make makes made making go goes going went gone come comes came coming
say says said saying tell tells told telling think thinks thought thinking know knows knew known
want wants wanted need needs needed try tries tried trying see sees saw seen seeing look looks
looked looking put puts putting keep keeps kept keeping mark marks marked become becomes became
seem seems seemed show shows shown start starts started continue continues continued
receive receives received receiving begin begins began mean means meant believe believes believed
hope hopes hoped feel feels felt ask asks asked use used using add added adding
his her hers him she they them their theirs its our ours you your yours mine one ones
it's i'm we're they're you're i've we've i'll we'll don't didn't doesn't can't won't isn't aren't
wasn't that's there's he's she's
all any both each every few many more most much other others some such same only own very just
another tens dozens hundreds thousands itself himself herself themselves
also still even ever never now today tomorrow yesterday always often already again once soon
too well quite rather perhaps maybe indeed therefore however because since until unless though
although whether either neither per cent percent down off out through during against among
like way ways thing things lot lots bit kind sort part case fact able sure good great new further
longer first last next two three four five year years day days week weeks month months time times
people person everyone everybody someone anyone nothing something everything anything
les des une est que qui pour dans pas sur par avec nous vous ils sont aux ces mais plus cette
der die das und ist ein eine einen den dem nicht mit auf von wir sie ich auch zu haben hat sich
los las del que por una con para como pero son mas sus este esta
che non con per una del della sono gli alla uma nao com
"""
