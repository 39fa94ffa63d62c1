"""The words that report words: verbs of speech with all their forms, and their company.

A lexicon, not a list of what one corpus holds: any verb with which a reporter can hand over
someone's words belongs here. Its classes say how much a verb proves by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimsdb.extract.lexicon import words

__all__ = ["ADVERBS", "AUXILIARIES", "NEGATIONS", "PHRASAL", "Verb", "verbs"]


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb of speech.

    `form` is past, base, third, ing or participle. `strength`: 3 says of itself that somebody
    spoke (said), 2 does so before a clause or a quotation (argued), 1 only with marked words
    (slammed). `noun` marks forms that are nouns as often (claims, reports).
    """

    base: str
    form: str
    strength: int
    noun: bool = False
    takes_person: bool = False


# base: strength, then its irregular past and participle where it has them.
_SAY = """
say=said add argue announce assert admit acknowledge affirm allege claim concede conclude
confirm contend declare deny disclose explain insist joke maintain note observe predict quip
reiterate remark reply respond retort reveal state stress suggest tweet retweet vow warn
write=wrote/written complain lament boast muse recount recall estimate caution clarify
counter emphasize emphasise hint imply indicate opine posit proclaim promise pledge propose
report testify underscore underline deadpan exclaim elaborate interject marvel rejoin grumble
snap post blog speculate reckon swear=swore/sworn theorize theorise message text
intone gush enthuse bemoan protest confess attest remember retaliate riff surmise counsel decree
stipulate summarize summarise avow blurt fume crow chide
"""
_TELL = """
tell=told ask inform remind assure advise urge implore warn reassure notify promise brief text
message email e-mail beg order instruct challenge caution cable lecture scold convince persuade
"""
_WITH_WORDS = """
shout yell chant cry scream whisper mutter murmur bellow roar laugh sigh smile shrug nod grin
continue begin=began/begun open end finish sum conclude go=went/gone agree disagree answer ask
answer inquire enquire wonder question demand plead declare repeat mouth sing=sang/sung thunder
rail rant rave preach mock taunt tease jeer heckle hiss sneer scoff snarl growl gasp stammer
chime interrupt interject volunteer venture offer urge instruct reflect reason think=thought
believe hope fear worry feel=felt acknowledge read=read reads quote cite recite sign tout
"""
_JUDGE = """
call describe dub label brand denounce condemn criticize criticise slam blast praise hail accuse
blame mock deride ridicule decry attack dismiss characterize characterise portray refer term
name deem depict liken compare rip bash lambast lambaste berate excoriate chastise rebuke
assail pan trash applaud celebrate commend salute thank endorse defend tout champion invoke
use promise pledge vow offer express voice issue release publish cite quote mention reference
discuss address tease brush apologize apologise disavow disown reject refute rebuff repudiate
question challenge demand want urge call-for attribute declare proclaim pronounce introduce
greet welcome congratulate toast sum say-of urge warn-of speak=spoke/spoken talk credit charge
credit paint cast=cast frame bill advocate seek=sought sound echo repeat parrot threaten
appeal plead stress highlight emphasize emphasise underline underscore hammer slap skewer
mocking knock ding fault chide scold troll insult smear nickname
"""
# Verbs that report words only with their particle.
PHRASAL = {
    "point": "out", "points": "out", "pointed": "out", "pointing": "out",
    "fire": "back", "fires": "back", "fired": "back", "firing": "back",
    "shoot": "back", "shoots": "back", "shot": "back", "shooting": "back",
    "hit": "back", "hits": "back", "hitting": "back",
    "push": "back", "pushes": "back", "pushed": "back", "pushing": "back",
    "put": "it", "puts": "it", "putting": "it",
    "chime": "in", "chimes": "in", "chimed": "in", "chiming": "in",
    "spell": "out", "spelled": "out", "spelling": "out",
    "call": "out", "called": "out",
    "sum": "up", "summed": "up", "sums": "up",
}  # fmt: skip
_NOUNS = words(
    """
    claims reports notes states comments remarks estimates answers questions promises pledges
    vows posts texts messages blogs tweets lectures orders demands cries report claim note state
    comment remark estimate answer question promise pledge vow post text message tweet order
    demand cry laugh smile sign end attack fear hope worry offer use praise blame name names
    signs ends attacks fears hopes offers uses charges charge cast brand label term terms brands
    bill labels fault faults credit credits challenge challenges threaten open address release
    releases issue issues quote quotes seek cause sound sounds frame reason counter volunteer
    voice voices reference references paint pan trash open begin protest protests swear appeal
    appeals cable champion snap crow boast hint joke jokes posit counters cautions
    """
)


def _regular(base: str) -> tuple[str, str, str]:
    """Return past, third person and -ing form of a regular verb.

    >>> _regular("deny"), _regular("quip"), _regular("argue")
    (('denied', 'denies', 'denying'), ('quipped', 'quips', 'quipping'),
     ('argued', 'argues', 'arguing'))
    """
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied", base[:-1] + "ies", base + "ing"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if base.endswith("e"):
        return base + "d", third, (base if base.endswith("ee") else base[:-1]) + "ing"
    doubled = base in _DOUBLED
    stem = base + base[-1] if doubled else base
    return stem + "ed", third, stem + "ing"


_DOUBLED = words(
    """
    quip admit chat plan slam snap nod grin dub pan rip beg sum slap refer
    """
)


@cache
def verbs() -> dict[str, Verb]:
    """Return every form of every verb of speech, lower-case, with what is known of it."""
    table: dict[str, Verb] = {}
    for text, strength, person in (
        (_SAY, 3, False),
        (_TELL, 3, True),
        (_WITH_WORDS, 2, False),
        (_JUDGE, 1, False),
    ):
        for entry in text.split():
            if "-" in entry and entry != "e-mail":
                continue
            base, _, irregular = entry.partition("=")
            past, third, ing = _regular(base)
            participle = past
            if irregular:
                past, _, participle = irregular.partition("/")
                participle = participle or past
            forms = {base: "base", third: "third", ing: "ing", past: "past"}
            if participle != past:
                forms[participle] = "participle"
            for form, name in forms.items():
                if form not in table:
                    table[form] = Verb(base, name, strength, form in _NOUNS, person)
                elif person and not table[form].takes_person:
                    old = table[form]
                    table[form] = Verb(old.base, old.form, old.strength, old.noun, True)
    return table


ADVERBS = words(
    """
    also then later still now once often always never again further thus just even only ever
    already soon sometimes first reportedly simply flatly once twice recently initially too
    famously quickly repeatedly bluntly instead meanwhile both all himself herself themselves
    itself not n't since similarly likewise merely almost today yesterday tonight
    """
)
AUXILIARIES = words(
    """
    has have had is are was were been being be 's 've 'd did does do having got gets keeps kept
    will would could should can may might must shall cannot can't won't wouldn't
    """
)
NEGATIONS = words(
    """
    not n't never didn't doesn't don't hasn't haven't hadn't isn't aren't wasn't weren't won't
    wouldn't couldn't can't cannot nor
    """
)
