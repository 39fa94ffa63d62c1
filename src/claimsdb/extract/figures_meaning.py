"""Read what stands in front of a figure: its subject, who it concerns, where, and what it does.

"The number of X … reached N", "X rose to N", "consultants are receiving a N rise", "at the
Essex Trust". Only patterns that news prose uses all the time are known, and a clause too long
to be a name for anything is passed over.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from claimsdb.extract.figures_phrases import STOP, noun_phrase

Statistic = Literal["level", "change", "share", "cumulative"]

_CHANGES = (
    "rise rises rose risen rising increase increases increased increasing cut cuts fall falls "
    "fell fallen falling drop drops dropped decline declined declines decrease decreased growth "
    "grew grown grow climbed climb jump jumped surge surged soared plunged plunge slump slumped "
    "reduction reduced gain gained slipped slid dipped up down uplift hike tumbled "
    "shrank shrunk expanded contracted rocketed slashed lowered boosted edged ticked change "
    "swing narrowed widened improved worsened advanced"
).split()
_INSTITUTIONS = (
    "Trust|Council|Hospital|University|Borough|Board|Airport|School|College|County|Service|Police|"
    "Court|Prison|Infirmary|Stadium|Park|Station"
)
_HEDGES = (
    r"(?:a|an|the|just|only|about|around|over|under|nearly|almost|more than|less than|at least|"
    r"up to|some|record|well|another|further|as much as|by|to)"
)


def subject_measure(text: str, low: int, start: int) -> str | None:
    """Return what "the number of X" or "X rose to" names between `low` and `start`."""
    before = text[low:start]
    counts = list(_number_of().finditer(before))
    if counts:
        at = low + counts[-1].end()
        found = noun_phrase(text, at, start, singular=False)
        found = found or noun_phrase(text, at, start, singular=True)
        if found:
            return found[0]
    moved = _object_before().search(before)
    if moved and not moved[1].endswith("ly"):
        return moved[1]
    verb = _verb_before().search(before)
    return _clause_noun(before[: verb.start()]) if verb else None


def receiver(text: str, low: int, start: int) -> str | None:
    """Return who "is receiving a" figure: the population of a share or a change."""
    before = text[low:start]
    verb = _receives().search(before)
    return _clause_noun(before[: verb.start()], most=10, verbs=True) if verb else None


def place(text: str, low: int, high: int, *, last: bool = False) -> str | None:
    """Return the named place of "in England", "at the Mid and South Essex NHS Trust"."""
    found = None
    for match in _place().finditer(text, low, high):
        if _no_place().match(match["name"]) or match["name"].endswith(("'s", "’s")):
            continue
        if match["at"] and not (match["the"] or _institutions().search(match["name"])):
            continue  # "look at Sanders"
        if match["the"] and " " not in match["name"] and _noun_follows(text, match.end()):
            continue  # "in the Southern primaries"
        found = match["name"].rstrip("'’")
        if not last:
            break
    return found


def institution_before(text: str, low: int, start: int) -> str | None:
    """Return the institution that is the subject: "the Essex Trust cancelled 3,685"."""
    match = _institution().search(text, low, start)
    return match[1] if match else None


def counts_many(text: str, low: int, start: int) -> bool:
    """Say whether a sentence counts, so that the "3.1m" it reaches is millions."""
    return _counts().search(text, low, start) is not None


def statistic(
    before: str, bound: str, behind: str, *, is_share: bool, is_percent: bool
) -> Statistic | None:
    """Say what a figure states, from the words of its sentence before it, its bound ("passed
    the") and the words behind it."""
    if _changes_by().search(before) or _change_noun().match(behind):
        return "change"
    if _cumulative().search(before) or _passed().match(bound):
        return "cumulative"
    if is_share:
        return "share"
    if is_percent:
        return "share" if _share().match(behind) else "level"
    return "level" if _level().search(before) else None


def _clause_noun(before: str, most: int = 7, *, verbs: bool = False) -> str | None:
    """Return the last clause of `before` without its article, when it is short enough."""
    cut, opened_by = 0, ""
    for match in _clause_start().finditer(before):
        cut, opened_by = match.end(), match[0]
    words = _article().sub("", before[cut:].strip(" \"'“”‘’"), count=1).split()
    if not verbs:
        at = next((i for i, word in enumerate(words) if word.lower() in _VERBS), len(words))
        words = words[:at]
        own = [i for i, word in enumerate(words) if word.lower() in _OWN]
        words = words[own[-1] + 1 :] if own else words
    if opened_by.strip() == "and" and words and all(word[0].isupper() for word in words):
        return None  # the second half of "China and the United States"
    if words and (words[-1].lower() in STOP or words[-1] in ("and", "or", "but")):
        return None
    if not words or len(words) > most or words[0].lower() in STOP - {"those"}:
        return None
    return " ".join(words)


# "Round up 11 million people": no rise.
_UP_VERBS = "round make makes made set sign give gave pick end ended ends back line turned".split()
_OWN = frozenset("his her its their our my your".split())
_VERBS = frozenset("is are was were be been has have had will would could should may can".split())


@cache
def _number_of() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:number|numbers|proportion|percentage|share|amount|total|count|level|rate) of"
        r"(?: the)?(?=\s))"
    )


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(r"(?ai:\b(?:number|total|population|list|tally|people|users|viewers)\b)")


@cache
def _verb_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?ai:\s(?:(?:has|have|had|is|are|was|were|will|would|could)\s)?(?:been |be )?"
        rf"(?:{'|'.join(_CHANGES)}|is|are|was|were|be|reached|reaches|reach|hit|hits|stands|stood|"
        rf"stand|remained|totalled|totaled|averaged|costs?|comes|came|passed|topped|exceeded|"
        rf"broke|crossed|surpassed|(?:is|are|was|were) worth|measures|measured|weighs|"
        rf"weighed|doubled|tripled|halved)"
        rf"(?:\s(?:sharply|slightly|steadily))?(?:\s(?:to|by|at|from|for|of|in|worth))?"
        rf"(?:\s{_HEDGES})*\s?$)"
    )


@cache
def _object_before() -> re.Pattern[str]:
    """ "Raised rates by", "cut its budget to"."""
    return re.compile(
        rf"(?ai:\b(?:raised?|raising|cut|cutting|increased?|reduced?|lowered|slashed|boosted|lifted)"
        rf"\s(?:(?:its|their|the|his|her|our|a)\s)?([a-z]+(?:[\s-][a-z]+){{0,3}})\s(?:by|to|from)"
        rf"(?:\s{_HEDGES})*\s?$)"
    )


@cache
def _receives() -> re.Pattern[str]:
    return re.compile(
        rf"(?ai:\s(?:is |are |was |were |will be |being |has |have |had )?(?:been |being )?"
        rf"(?:receiving|getting|given|offered|awarded|paid|earning|gets?|receives?|received|got|"
        rf"face|faces|facing|earn|earns|promised)(?:\s{_HEDGES})*\s?$)"
    )


@cache
def _clause_start() -> re.Pattern[str]:
    return re.compile(
        r"(?:[,;:—–(\"“‘]\s*|\s-\s|(?<![^\W_])(?ai:with|and|but|while|that|as|because|which|"
        r"(?<!those\s)who|when|if|so|said|says|after|before)\s)"
    )


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"^(?ai:the|a|an|its|their|his|her|our|this|these)\s")


@cache
def _place() -> re.Pattern[str]:
    name = (
        r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|"
        r"December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
        r"(?:(?:[A-Z]\.){2,4}|[A-Z][\w'’&]*(?:-[\w'’]+)?)"
    )
    return re.compile(
        r"(?<![^\W_])(?:[Ii]n|(?P<at>[Aa]t)|[Aa]cross|[Tt]hroughout|[Ww]ithin|[Oo]utside|[Nn]ear)\s"
        rf"(?P<the>the\s)?(?P<name>{name}(?:(?:\s|\sand\s|\sof\s(?:the\s)?|\supon\s|\s&\s){name}){{0,7}})"
    )


@cache
def _no_place() -> re.Pattern[str]:
    return re.compile(
        r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|"
        r"Q[1-4]|Spring|Summer|Autumn|Winter|(?:The|I|It|He|She|We|They|Mr|Mrs|Ms|Dr)(?!\w))"
    )


def _noun_follows(text: str, end: int) -> bool:
    match = _small_word().match(text, end)
    return match is not None and match[1] not in STOP


@cache
def _small_word() -> re.Pattern[str]:
    return re.compile(r"\s([a-z]+)")


@cache
def _institutions() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_INSTITUTIONS})\b")


@cache
def _institution() -> re.Pattern[str]:
    name = r"[A-Z][\w'’&]*"
    return re.compile(
        rf"(?:the\s)?({name}(?:(?:\s|\sand\s|\sof\s){name}){{0,8}}\s(?:{_INSTITUTIONS}))"
        rf"\s[a-z]+\s(?:[a-z]+\s){{0,2}}$"
    )


@cache
def _changes_by() -> re.Pattern[str]:
    words = [w for w in _CHANGES if w != "up"]
    phrasal = "".join(rf"(?<!{verb}\s)" for verb in _UP_VERBS)
    changes = "|".join([*words, "raised by", "lost", "add(?:s|ed)", phrasal + "up"])
    return re.compile(
        rf"(?ai:\b(?:{changes})(?:\s(?:of|sharply|slightly))?"
        rf"(?:\s(?!to\b){_HEDGES})*\s?$)"
    )


@cache
def _change_noun() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:[\s-](?:[\w-]+\s){0,2}?(?:rise|increase|cut|fall|drop|decline|decrease|growth|"
        r"jump|surge|reduction|hike|uplift|raise|gain)\b"
        r"|\s(?:times\s)?(?:more|fewer|less|higher|lower|extra|additional)\b(?!\sthan\s\d))"
    )


@cache
def _cumulative() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\btotal\b(?:(?!\bwhile\b)[^.]){0,80}\b(?:to|reached|passed|is|was|of|over)\b"
        r".{0,20}$|\bmilestone of\b.{0,12}$|\bso far\b.{0,12}$)"
    )


@cache
def _passed() -> re.Pattern[str]:
    return re.compile(r"(?ai:passed|topped|broke|crossed|breached|surpassed)\b")


@cache
def _share() -> re.Pattern[str]:
    return re.compile(r"\sof\b|\s(?:share|stake|majority|chance)\b")


@cache
def _level() -> re.Pattern[str]:
    """ "Rose to", "stands at", "reached", "is": no "sentenced to" and no "at 70"."""
    return re.compile(
        rf"(?ai:\b(?:(?:{'|'.join(_CHANGES)}|raised|doubled|tripled|halved|back)\b[^.;]{{0,60}}\bto"
        r"|(?:stands?|stood|remains?|remained|put|is|was|are|were|valued|estimated|priced|steady|"
        r"unchanged|worth|rate)\s(?:[a-z]+\s){0,2}at"
        r"|reached|hit|is|was|are|were)\s"
        r"(?:(?:just|only|about|around|nearly|almost|over|under|some|now)\s)?$)"
    )
