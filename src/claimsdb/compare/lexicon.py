"""The small words on which the meaning of a sentence turns.

Leaving out "not", turning "may" into "will" or "over" into "under" changes little in the print
and everything in the sense. These are closed classes of English, so they can be listed; words
that carry the subject matter are never listed here.
"""

from __future__ import annotations

import re
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATORS = _words(
    "not no never none nobody noone nothing nowhere neither nor without hardly barely scarcely "
    "seldom rarely"
)
VERB_NEGATORS = _words("not never hardly barely scarcely seldom rarely")
# Verbs and adjectives that deny what follows: "failed to act", "refuse to pay".
DENIERS = _words(
    "fail fails failed failing refuse refuses refused refusing deny denies denied denying "
    "lack lacks lacked lacking unable cease ceases ceased"
)
# After "not" these make a sentence say more, not less: "not only doctors".
NOT_NEGATING = _words("only just merely simply solely least")
CLAUSE_WORDS = _words(
    "and but or nor that which who whom whose because so when where if as while since although "
    "though whereas until unless than then yet"
)
OPENERS = _words(
    "who which that whom whose where when because although though as while since if having being "
    "with of in on for from by to at about after before during under"
)
COMPARATORS = _words(
    "over under above below more less fewer than nearly almost about around roughly "
    "approximately some circa exactly precisely only just at least most up to as many much "
    "no not well far barely hardly"
)
HEDGES = _words(
    "may might can could will would shall should must maybe perhaps possibly probably likely "
    "unlikely allegedly reportedly apparently supposedly nearly almost partly largely mostly "
    "sometimes often usually always rarely seldom generally potentially hopefully certainly "
    "definitely only even merely"
)
QUANTIFIERS = _words(
    "all every each any some most many several few both half no none much more less fewer "
    "enough everyone everybody someone somebody anyone anybody everything something anything"
)
# What an ellipsis must not hide by itself: without it the sentence claims more.
WEAKENERS = _words(
    "may might can could would should maybe perhaps possibly probably likely unlikely allegedly "
    "reportedly apparently supposedly nearly almost partly largely mostly sometimes often usually "
    "seldom rarely generally potentially hopefully some most many several few only if"
)
# Where only the tense shifts, to fit the sentence around the quotation.
SHIFTED = {"would": "will", "could": "can", "might": "may", "should": "shall"}
TENSES = (
    _words("am is are was were be been being"),
    _words("have has had having"),
    _words("do does did doing"),
)
MODALS = _words("will would can could may might shall should must")
POINTERS = _words(
    "i me my mine myself we us our ours ourselves you your yours he him his himself she her hers "
    "it its itself they them their theirs themselves this that these those here there who such "
    "one ones the a an"
)
DEFINITE = _words("the this that these those my our your his her its their")
# Offices and bodies: written with a capital, but descriptions and no names.
OFFICES = _words(
    "government minister ministers ministry secretary secretaries trust council party union "
    "unions president chancellor parliament house committee commission department state court "
    "bank company opposition prime board agency authority service king queen pope mayor governor"
)
BUTS = _words("but unless except however although though yet until if provided providing only not")
NEXT_BUTS = _words("but however yet except unless nevertheless nonetheless only")
FILLERS = _words("um uh er erm hmm mm ah uhm")
UNITS = _words(
    "% pp second seconds minute minutes hour hours day days week weeks fortnight month months "
    "quarter quarters year years decade decades century centuries degree celsius fahrenheit "
    "mile miles kilometer kilometers km meter meters centimeter centimeters cm millimeter "
    "millimeters mm inch inches foot feet yard yards acre acres hectare hectares liter liters "
    "gallon gallons pint pints gram grams kilogram kilograms kg tonne tonnes ton tons ounce "
    "ounces pound pounds dollar dollars euro euros pence penny cents cent watt watts kilowatt "
    "kilowatts megawatt megawatts gigawatt gigawatts hz byte bytes mph times fold "
    "hundred thousand million billion trillion basis"
)
# Numbers that are no numerals.
NUMERIC = _words(
    "double doubled doubles doubling triple tripled triples tripling treble trebled trebling "
    "quadruple quadrupled halve halved halving twice thrice dozen dozens tens hundreds "
    "thousands millions billions trillions twofold threefold fourfold tenfold twentieth third "
    "quarter half"
)
CONTRACTED = {
    "'s": _words("is has"),
    "'d": _words("would had did"),
    "'ll": _words("will shall"),
}
# Case makes these other words.
CAPITAL_WORDS = _words("us who it aids")
CAPITALISED_WORDS = _words("may march polish turkey china")
# The same letters, but other words once a space, a hyphen or an apostrophe goes.
_SPLIT_WORDS = _words(
    "notable nowhere now apart maybe everyday sometime sometimes alive along around away ahead "
    "atone another asleep abroad aloud already altogether always resign resigned resigns "
    "resigning reform reformed reforms recover recovered recreate recreated resent release "
    "released remark remarked represent represented unionised unionized therapist insight "
    "intents into onto within without upon indeed"
)
_APOSTROPHE_WORDS = _words("were well ill hell shell wed shed id")
_PREFIX_TRAPS = _words(
    "unless less invaluable valuable inflammable flammable discover cover disclose close dismiss "
    "miss discount count display play disease ease discourse course inside side into to "
    "income come unit it inform form dispose pose distribute tribute"
)
_ADJECTIVE_ENDS = re.compile(
    r"(?:able|ible|ably|ibly|al|ally|ate|ately|ent|ently|ant|antly|ive|ively|ect|ectly|ite|itely|"
    r"ous|ously|ure|urely|ity|ence|ance|ency|ancy|ic|ically|ar|arly|ful|fully|ism|ist|ane|ility|"
    r"acy|ise|est|ern|ion|ile)$"
)


@lru_cache(maxsize=20_000)
def negates(one: str, other: str) -> bool:
    """Say whether one of two words is the other with a prefix or ending that negates it.

    >>> negates("legal", "illegal"), negates("unreasonable", "reasonable")
    (True, True)
    >>> negates("less", "unless"), negates("form", "inform"), negates("hopeful", "hopeless")
    (False, False, True)
    """
    short, long_ = sorted((one, other), key=len)
    if short.endswith("ful") and long_ == short[:-3] + "less":
        return True
    extra = len(long_) - len(short)
    if len(short) < 3 or extra < 2 or not long_.endswith(short) or long_ in _PREFIX_TRAPS:
        return False
    prefix = long_[:extra]
    if prefix in ("un", "non", "dis"):
        return len(short) > 3 or prefix == "un"
    if prefix in ("in", "im", "ir", "il"):
        return bool(_ADJECTIVE_ENDS.search(short)) or short in ("sane", "sanely")
    return False


def splits_into_another_word(joined: str) -> bool:
    """Say whether `joined` is another word than its parts: "notable" and "not able"."""
    return joined in _SPLIT_WORDS


def loses_its_apostrophe(word: str) -> bool:
    """Say whether `word` without an apostrophe is another word: "were" and "we're"."""
    return word in _APOSTROPHE_WORDS
