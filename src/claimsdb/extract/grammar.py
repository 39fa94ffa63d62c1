"""The closed classes of English that bound a phrase: articles, prepositions, conjunctions,
pronouns, common verbs. Open classes are told by form, which is wrong now and then and quick.
"""

from __future__ import annotations

from claimsdb.extract.cues import verbs
from claimsdb.extract.layout import Token
from claimsdb.extract.lexicon import words

__all__ = [
    "AGES", "COMMON_VERBS", "DETERMINERS", "LEADING", "PREPOSITIONS", "PRONOUNS", "SUBORDINATORS",
    "TIMES", "is_name_token", "is_verb",
]  # fmt: skip

PRONOUNS = words("he she they it i we you")
DETERMINERS = words(
    """
    the a an his her their its our my your this that these those some many several most both all
    another one two three four five few other no each every any nearly almost about
    """
)
PREPOSITIONS = words(
    """
    in on at by for from with of to about after before during since until over under between
    among against through without within across behind beyond despite outside inside near amid
    along upon into around like unlike per via toward towards regarding concerning
    """
)
SUBORDINATORS = words(
    """
    that because but when while as if although though where which who whom whose so than since
    after before until whether how why what unless whereas once yet nor
    """
)
TIMES = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december yesterday today tonight tomorrow
    earlier later recently last early late this
    """
)
LEADING = (
    PREPOSITIONS
    | SUBORDINATORS
    | words(
        """
    however meanwhile instead still also then now later earlier yesterday today asked speaking
    according and or perhaps indeed overall nevertheless nonetheless moreover
    furthermore back away so
    additionally finally first second third similarly likewise yes no well of course again once
    only even just not last next every given based compared including
    written
    """
    )
)
COMMON_VERBS = words(
    """
    is are was were be been has have had do does did will would could should can may might must
    went came took made got gave won lost met ran held kept left stood sat knew saw found put
    set began became brought bought sold sent spent told led fell rose grew spoke drew broke
    paid heard felt built cut hit let wrote read drove flew chose showed shows goes comes takes
    makes gets gives wants needs seems looks runs holds keeps leaves stands knows sees finds
    puts begins becomes brings leads falls rises grows speaks plans hopes believes thinks feels
    thought caught taught fought sought isn't aren't wasn't weren't hasn't haven't hadn't don't
    doesn't didn't won't wouldn't couldn't can't cannot shouldn't 's 're 've 'd 'll seem appear
    want need think believe know come go make take give work remains continues appears
    """
)
__NOT_VERBS = words(
    """
    united red hundred indeed need speed seed weed feed breed fed need bed embed armed wed ted
    fred ed alfred jed ned former unidentified retired unnamed elected appointed registered
    wounded injured convicted accused alleged so-called proposed named related limited advanced
    dedicated experienced leaked released
    """
)
AGES = frozenset(["aged", "age"])


def is_name_token(token: Token) -> bool:
    return token.text[0].isupper() and token.low not in TIMES and token.low not in _FUNCTION


_FUNCTION = (
    PRONOUNS
    | PREPOSITIONS
    | SUBORDINATORS
    | DETERMINERS
    | words("and or not there here then now also meanwhile however")
)


def is_verb(token: Token) -> bool:
    """Say whether a token is likely a finite verb; a guess by form and closed lists."""
    low = token.low
    if low in COMMON_VERBS:
        return True
    if token.text[0].isupper():
        return False
    if low.endswith("ed") and len(low) > 4 and low not in __NOT_VERBS and "-" not in low:
        return True
    verb = verbs().get(low)
    return verb is not None and not verb.noun and verb.form in ("past", "third")
