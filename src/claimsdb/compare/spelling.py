"""British and American spellings of one word, brought to one form.

A source's "recognise" and a draft's "recognize" are the same word in two houses' styles, while
"mourning" and "morning" are two words. Endings are therefore only folded where no other word
can come of it, and everything irregular stands in a table; the forms made here are for
comparison and are never shown.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

# -our and -or: only these stems, for four/for, mourning/morning and court/cort are traps.
_OUR = (
    "arm ard behavi cand clam col demean enam endeav fav ferv flav glam harb hon hum lab "
    "misdemean neighb od parl ranc rig rum savi sav splend succ tum val vap vig"
)
# -re and -er.
_RE = (
    "accout calib cent fib goit lit lust meag met kilomet centimet millimet mit och sab scept "
    "sepulch somb spect theat"
)
# A doubled l in British inflections; filled/filed and polled/poled are why this is a list.
_DOUBLED = (
    "bevel cancel channel chisel counsel dial duel enamel equal fuel funnel gravel grovel "
    "initial jewel kennel label level libel marvel medal metal model panel parcel pedal pencil "
    "quarrel refuel revel rival shovel shrivel signal snivel spiral swivel total towel trammel "
    "travel trowel tunnel unravel unequal victual yodel"
)
_PAIRS = (
    "acknowledgement acknowledgment ageing aging aluminium aluminum amongst among amidst amid "
    "analogue analog artefact artifact axe ax backwards backward towards toward afterwards "
    "afterward forwards forward catalogue catalog cheque check cosy cozy defence defense "
    "dialogue dialog dreamt dreamed enquiry inquiry enquiries inquiries enquire inquire "
    "enquired inquired focussed focused focussing focusing fulfil fulfill fulfils fulfills "
    "fulfilment fulfillment enrol enroll enrols enrolls enrolment enrollment instal install "
    "instalment installment instalments installments gaol jail grey gray greys grays "
    "jewellery jewelry judgement judgment judgements judgments kerb curb kerbs curbs "
    "learnt learned burnt burned leapt leaped leant leaned spelt spelled spoilt spoiled "
    "licence license licences licenses manoeuvre maneuver manoeuvres maneuvers "
    "manoeuvred maneuvered mould mold moulds molds moult molt moustache mustache mum mom mums "
    "moms offence offense offences offenses omelette omelet plough plow ploughs plows "
    "ploughed plowed practise practice practised practiced practising practicing practises "
    "practices pretence pretense programme program programmes programs prologue prolog "
    "pyjamas pajamas sceptic skeptic sceptics skeptics sceptical skeptical scepticism "
    "skepticism skilful skillful wilful willful smoulder smolder smouldering smoldering "
    "sulphur sulfur tsar czar tyre tire tyres tires whilst while yoghurt yogurt "
    "adviser advisor advisers advisors okay ok doughnut donut draught draft draughts drafts "
    "aeroplane airplane aeroplanes airplanes furore furor appal appall woollen woolen "
    "marvellous marvelous traveller traveler travellers travelers councillor councilor "
    "councillors councilors counsellor counselor counsellors counselors "
    "kidnapped kidnaped kidnapper kidnaper worshipped worshiped worshipper worshiper "
    "benefitted benefited benefitting benefiting paediatric pediatric paediatrics pediatrics "
    "anaesthetic anesthetic anaesthetics anesthetics anaesthetist anesthetist anaemia anemia "
    "anaemic anemic archaeology archeology archaeologist archeologist caesarean cesarean "
    "diarrhoea diarrhea encyclopaedia encyclopedia foetus fetus foetal fetal foetuses fetuses "
    "gynaecologist gynecologist gynaecology gynecology haemorrhage hemorrhage haemophilia "
    "hemophilia leukaemia leukemia mediaeval medieval oesophagus esophagus oestrogen estrogen "
    "orthopaedic orthopedic paedophile pedophile paedophiles pedophiles "
    "kilogramme kilogram kilogrammes kilograms "
    "gramme gram grammes grams cypher cipher disc disk discs disks"
)
_SHORT = {
    "mr": "mr",
    "prof": "professor",
    "dr": "doctor",
    "st": "saint",
    "jan": "january",
    "feb": "february",
    "apr": "april",
    "aug": "august",
    "sep": "september",
    "sept": "september",
    "oct": "october",
    "nov": "november",
    "dec": "december",
    "vs": "versus",
}
_ISE = re.compile(r"(?<=[a-z]{3})(is)(?=(?:e[drs]?|ers|ing|ations?|able)$)")
_YSE = re.compile(r"(?<=[a-z]l)ys(?=(?:e[drs]?|ers|ing)$)")
# Words in which -ise is no ending that anyone writes with a z, or where z makes another word.
_KEEP = frozenset({"prise", "prised", "prises", "prising", "promises", "premises"})


@lru_cache(maxsize=50_000)
def spelling(word: str) -> str:
    """Return the form that all spellings of the folded `word` share.

    >>> spelling("organising") == spelling("organizing"), spelling("labour") == spelling("labor")
    (True, True)
    >>> spelling("mourning") == spelling("morning"), spelling("four") == spelling("for")
    (False, False)
    """
    if len(word) < 2:
        return word
    known = _table().get(word)
    if known is not None:
        return known
    if word in _KEEP:
        return word
    if "is" in word:
        word = _ISE.sub("iz", word)
    if "lys" in word:
        word = _YSE.sub("yz", word)
    if "our" in word:
        word = _our().sub(r"\1or", word)
    if "ll" in word:
        word = _doubled().sub(r"\1\2", word)
    if word.endswith(("re", "res", "red", "ring")):
        word = _re().sub(_turn, word)
    return word


@cache
def _table() -> dict[str, str]:
    words = _PAIRS.split()
    return dict(zip(words[::2], words[1::2], strict=True)) | _SHORT


@cache
def _our() -> re.Pattern[str]:
    return re.compile(rf"^((?:dis|mis|un)?(?:{'|'.join(_OUR.split())}))our")


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(
        rf"^((?:re|un|out)?(?:{'|'.join(_DOUBLED.split())}))l(ed|ing|ers?|ors?|ings)$"
    )


@cache
def _re() -> re.Pattern[str]:
    return re.compile(rf"^({'|'.join(_RE.split())})(res?|red|ring)$")


def _turn(found: re.Match[str]) -> str:
    endings = {"re": "er", "res": "ers", "red": "ered", "ring": "ering"}
    return found[1] + endings[found[2]]
