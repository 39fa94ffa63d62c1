"""Say what a figure measures: the noun phrase behind it, or the subject in front of it.

No grammar is parsed. A noun phrase runs from the number to the first word that cannot be in
one (a preposition, a verb, a participle behind the plural). Where that finds nothing, "the
number of X … reached N" and "X rose to N" name the measure in front. What neither finds stays
None: an editor fills it in faster than they would notice that it is wrong.
"""

from __future__ import annotations

import re
from functools import cache

_STOP = frozenset(
    # Words that no counted noun phrase runs across.
    "a an the this that these those its their his her our my your which who whom whose what when "
    "where while why how of in on at by for from with without within to into onto over under after "
    "before since until till during through throughout across between among against about around "
    "along alongside amid as than then because despite per via due near off out up down away back "
    "is are was were be been being has have had do does did will would shall should can could may "
    "might must said says say told added if unless but nor so yet not only also still even just "
    "already ago later earlier each every all some any both either neither no more less fewer most "
    "i you he she it we they them us him me there here it's compared including following according "
    "whether respectively apiece altogether overall today yesterday tomorrow now once again like "
    "saw made makes took takes gave gives went goes got gets came comes get "
    "left lost won showed shows died voted paid "
    "became began rose fell grew hit held kept waited "
    "lived live worked work remain remained seem seems agree believe think want need "
    "last next previous coming".split()
)
_PLURALS = frozenset(
    "people men women children staff police personnel troops crew sheep fish cattle deer aircraft "
    "feet teeth mice media criteria species series offspring clergy folk youth fewer votes".split()
)
_NOT_PLURAL = frozenset(
    "its his this us as is was has does news plus less across perhaps always "
    "towards afterwards sometimes besides versus thus says".split()
)
CHANGES = (
    "rise rises rose risen rising increase increases increased increasing cut cuts fall falls fell "
    "fallen falling drop drops dropped drops decline declined declines decrease decreased growth "
    "grew grown grow climbed climb jump jumped surge surged soared plunged plunge slump slumped "
    "reduction reduced gain gained slipped slid dipped up down uplift raise raised hike tumbled "
    "shrank shrunk expanded contracted rocketed slashed lowered boosted edged ticked change swing "
    "narrowed widened improved worsened lost advanced"
)


def noun_phrase(text: str, start: int, stop: int, *, singular: bool) -> tuple[str, int] | None:
    """Return the noun phrase that begins at `start` and its end, or None.

    With `singular` a phrase without a plural will do ("pay increase").
    """
    words: list[tuple[str, int]] = []
    plural_at = -1
    position = start
    pattern = _next_word()
    while len(words) < 8:
        match = pattern.match(text, position, stop)
        if match is None:
            break
        word, low = match[1], match[1].lower()
        if low in ("and", "or", "&"):
            if not words or not _joins(text, match.end(), stop, after_plural=plural_at >= 0):
                break
        elif (
            low in _STOP
            or (words and match[0][0] == "-")
            or (plural_at >= 0 and words[-1][0].lower() not in ("and", "or", "&"))
        ):
            break
        elif plural_at < 0 and words and low.endswith("ing") and not singular:
            # "waiting lists" comes first in its phrase; "staff working" does not.
            if _plural(words[-1][0]):
                break
        words.append((word, match.end()))
        position = match.end()
        if _plural(low) or (word[:2].isupper() and word.endswith("s")):
            plural_at = len(words) - 1
    if plural_at >= 0:
        return _phrase(text, start, words[plural_at][1])
    if not singular or not words:
        return None
    while words and words[-1][0].lower() in ("and", "or", "&"):
        words.pop()
    if not words or words[0][0].lower().endswith("ly") or len(words) > 4:
        return None
    if words[0][0].lower().endswith(("ed", "ing")) and len(words) == 1:
        return None
    return _phrase(text, start, words[-1][1])


def after_of(text: str, end: int) -> int:
    """Return where the noun of "tens of thousands of the patients" begins, else `end`."""
    match = _of().match(text, end)
    return match.end() if match else end


def subject_measure(text: str, low: int, start: int) -> str | None:
    """Return what "the number of X" or "X rose to" in front of a figure names."""
    before = text[low:start]
    last = None
    for last in _number_of().finditer(before):
        pass
    if last is not None:
        found = noun_phrase(text, low + last.end(), start, singular=True)
        if found:
            return found[0]
    verb = _verb_before().search(before)
    if verb is None:
        return None
    return _clause_noun(before[: verb.start()])


def receiver(text: str, low: int, start: int) -> str | None:
    """Return who "is receiving a" figure: the population of a share or a change."""
    before = text[low:start]
    verb = _receives().search(before)
    return _clause_noun(before[: verb.start()], most=10) if verb else None


def area_in(text: str, low: int, high: int, *, last: bool = False) -> str | None:
    """Return the named place of "in England", "at the Mid and South Essex NHS Trust"."""
    found = None
    for match in _place().finditer(text, low, high):
        if _not_a_place().match(match[1]):
            continue
        found = match[1].rstrip(".'’")
        if not last:
            break
    return found


def institution_before(text: str, low: int, start: int) -> str | None:
    """Return the institution that is the subject: "the Essex Trust cancelled 3,685"."""
    match = _institution().search(text, low, start)
    return match[1] if match else None


def _clause_noun(before: str, most: int = 7) -> str | None:
    """Return the last clause of `before` without its article, when it is short enough."""
    cut = 0
    for match in _clause_start().finditer(before):
        cut = match.end()
    chunk = before[cut:].strip(" \"'“”‘’")
    chunk = _article().sub("", chunk, count=1)
    words = chunk.split()
    if not words or len(words) > most or words[0].lower() in _STOP - {"those"}:
        return None
    return chunk


def _joins(text: str, position: int, stop: int, *, after_plural: bool) -> bool:
    """Say whether "and" goes on with the phrase: "appointments and operations"."""
    match = _next_word().match(text, position, stop)
    if match is None or match[1].lower() in _STOP or match[1][0].isupper():
        return False
    return _plural(match[1].lower()) or not after_plural


def _plural(word: str) -> bool:
    if word in _PLURALS:
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word.lower() not in _NOT_PLURAL
    )


def _phrase(text: str, start: int, end: int) -> tuple[str, int]:
    return text[start:end].lstrip(" -"), end


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r"[\s-]([A-Za-z&][\w&'’]*(?:-[\w'’]+){0,3})")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"\sof(?:\s(?:the|these|those|its|their|his|her|our|all|all the))?(?=\s)")


@cache
def _number_of() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:number|numbers|proportion|percentage|share|amount|total|count|level|rate) of"
        r"(?: the)?(?=\s))"
    )


@cache
def _verb_before() -> re.Pattern[str]:
    changes = "|".join(CHANGES.split())
    return re.compile(
        rf"(?ai:\s(?:has |have |had |is |are |was |were |will |would |could )?(?:been |be )?"
        rf"(?:{changes}|is|are|was|were|be|reached|reaches|hit|stands|stood|stand|remained|"
        rf"totalled|totaled|averaged|cost|costs|reach|hits|comes|came|passed|topped|exceeded)"
        rf"(?:\s(?:sharply|slightly|steadily))?(?:\s(?:to|by|at|from|for|of|in))?"
        rf"(?:\s(?:a|an|the|just|only|about|around|over|under|nearly|almost|more than|less than|"
        rf"at least|up to|some|record|well|to|by))*\s?$)"
    )


@cache
def _receives() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\s(?:is |are |was |were |will be |being |has |have |had )?(?:been )?"
        r"(?:receiving|getting|given|offered|awarded|paid|earning|gets?|receives?|received|got|"
        r"face|faces|facing|earn|earns|promised)(?:\s(?:a|an|the|just|only|about|around|over|"
        r"under|nearly|almost|more than|less than|at least|up to|some))*\s?$)"
    )


@cache
def _clause_start() -> re.Pattern[str]:
    return re.compile(
        r"(?:[,;:—–(\"“‘]\s*|\s-\s|(?<![^\W_])(?ai:with|and|but|while|that|as|because|which|(?<!those\s)who|"
        r"when|if|so|said|says|after|before)\s)"
    )


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"^(?ai:the|a|an|its|their|his|her|our|this|these)\s")


@cache
def _place() -> re.Pattern[str]:
    name = r"[A-Z][\w'’&]*(?:-[\w'’]+)?"
    return re.compile(
        rf"(?<![^\W_])(?:[Ii]n|[Aa]t|[Aa]cross|[Tt]hroughout|[Ww]ithin|[Oo]utside|[Nn]ear)\s(?:the\s)?"
        rf"({name}(?:(?:\s|\sand\s|\sof\s(?:the\s)?|\supon\s|\s&\s){name}){{0,7}})"
    )


@cache
def _not_a_place() -> re.Pattern[str]:
    return re.compile(
        r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|"
        r"Q[1-4]|The$|Spring|Summer|Autumn|Winter|I$|It$|He$|She$|We$|They$)"
    )


@cache
def _institution() -> re.Pattern[str]:
    name = r"[A-Z][\w'’&]*"
    return re.compile(
        rf"(?:the\s)?({name}(?:(?:\s|\sand\s|\sof\s){name}){{0,8}}\s(?:Trust|Council|Hospital|"
        rf"University|Borough|Board|Airport|School|College|County|Service|Police))"
        rf"\s[a-z]+\s(?:[a-z]+\s){{0,2}}$"
    )
