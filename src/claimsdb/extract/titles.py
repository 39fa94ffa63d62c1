"""Words that stand before names: honorifics, titles of office, and words of organisations."""

from __future__ import annotations

from claimsdb.extract.lexicon import words

__all__ = [
    "FEMALE_ROLES", "HONORIFICS", "MALE_ROLES", "ORGANISATION_WORDS", "ROLE_NOUNS", "TITLE_WORDS",
]  # fmt: skip

HONORIFICS: dict[str, str | None] = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "mx": None, "dr": None, "prof": None,
    "professor": None, "sir": "m", "dame": "f", "lord": "m", "lady": "f", "baroness": "f",
    "baron": "m", "rev": None, "reverend": None, "fr": "m", "sister": "f", "mme": "f",
    "hon": None, "messrs": "m", "madam": "f", "rabbi": None, "imam": "m", "sheikh": "m",
}  # fmt: skip

TITLE_WORDS = words(
    """
    secretary minister president senator sen rep representative gov governor mayor chancellor
    judge justice general gen captain capt chief officer director chairman chairwoman chair
    spokesman spokeswoman spokesperson leader pope king queen prince princess attorney
    ambassador ceo commissioner sheriff executive congressman congresswoman councillor
    councilman councilwoman colonel col lieutenant lt sergeant sgt major maj admiral adm
    commander detective inspector superintendent constable premier speaker deputy undersecretary
    vice pm mp msp md coach manager editor columnist author analyst economist strategist
    correspondent reporter host anchor pollster adviser advisor aide lawyer archbishop bishop
    cardinal father pastor emperor duke duchess earl count countess democrat republican
    democratic labour conservative tory lib-dem founder co-founder head treasurer comptroller
    auditor nominee candidate front-runner actor actress singer activist billionaire businessman
    mogul tycoon historian scientist researcher surgeon gp consultant reps sens ministers
    marshal dean provost principal headteacher ranger trooper agent private corporal brigadier
    warden registrar coroner magistrate sheriff solicitor barrister qc kc whip chaplain
    ex-president ex-minister organiser organizer chairperson
    """
)

ROLE_NOUNS = TITLE_WORDS | words(
    """
    doctor nurse teacher farmer resident voter mother father son daughter wife husband brother
    sister official member boss owner partner fellow student worker campaigner supporter critic
    veteran neighbour neighbor witness victim survivor expert scholar scientist novelist writer
    poet rapper musician entrepreneur investor banker trader broker politician lawmaker
    legislator diplomat soldier policeman policewoman firefighter engineer driver pilot
    """
)

FEMALE_ROLES = words(
    """
    spokeswoman chairwoman congresswoman councilwoman queen princess duchess actress mother
    daughter wife sister policewoman businesswoman countess saleswoman heroine widow aunt
    grandmother baroness lady
    """
)
MALE_ROLES = words(
    """
    spokesman chairman congressman councilman king prince duke actor father son husband brother
    policeman businessman pope archbishop bishop cardinal earl uncle grandfather baron
    """
)

ORGANISATION_WORDS = words(
    """
    association party government ministry council university college school inc corp ltd plc llc
    union trust nhs department office agency committee commission authority service services
    institute institution foundation centre center group company bank federation society board
    bureau court parliament senate house congress hospital police army navy force forces club
    league news times post journal guardian press media network television radio magazine
    campaign coalition alliance movement network forum fund charity church team airlines airways
    motors systems technologies industries international holdings partners associates assembly
    cabinet administration treasury pentagon kremlin reserve exchange organisation organization
    confederation chamber laboratory academy museum states nations kingdom republicans democrats
    conservatives tories liberals greens ombudsman watchdog regulator inquiry figures data poll
    survey report study statistics
    """
)
