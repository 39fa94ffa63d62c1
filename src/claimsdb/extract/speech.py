"""Acts of speech in a sentence: each verb that reports words, with its subject.

A form alone proves little ("claims" is a noun, "was told" has no speaker), so an act is kept
only with a subject that can speak, and it says how much the verb proves by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimsdb.extract.cues import ADVERBS, AUXILIARIES, NEGATIONS, PHRASAL, Verb, verbs
from claimsdb.extract.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    is_verb,
)
from claimsdb.extract.inversion import may_be_inverted
from claimsdb.extract.layout import Sentence, Token
from claimsdb.extract.lexicon import words
from claimsdb.extract.phrases import Phrase, subject_after
from claimsdb.extract.subjects import (
    main_subject,
    subject_before,
)
from claimsdb.extract.titles import ROLE_NOUNS
from claimsdb.extract.verb_or_noun import MANNER, beside_marks, can_be_verb, is_plural

__all__ = ["DOCUMENT_NOUNS", "Act", "acts_of", "spoken_tokens"]

DOCUMENT_NOUNS = words(
    """
    figures data poll polls survey surveys report reports study studies statistics numbers
    research analysis results review records documents document estimates findings census filing
    filings memo letter email emails statement release projections surveyors minutes transcript
    audit papers evidence sources source article book website ad
    """
)
_SHOWING = {
    "show": "base", "shows": "third", "showed": "past", "showing": "ing", "find": "base",
    "finds": "third", "found": "past", "finding": "ing", "indicate": "base",
    "indicates": "third", "indicated": "past", "suggest": "base", "suggests": "third",
    "suggested": "past", "reveal": "base", "reveals": "third", "revealed": "past",
    "put": "past", "puts": "third",
}  # fmt: skip
_BE = words(
    """
    is are was were been being be 's 're get got gets
    """
)
_DOING = words("do does did don't doesn't didn't") | words(
    "will would could should can may might must shall can't won't wouldn't couldn't"
)
_JOINING = words("and but or then while when before after than instead without by")
_MODALS = words(
    """
    will would could should can may might must shall can't won't wouldn't couldn't
    """
)


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of speech at token `k` (to `last`, exclusive) of a sentence, and its subject."""

    k: int
    last: int
    verb: Verb
    subject: Phrase
    negated: bool = False
    modal: bool = False
    cited: bool = False

    @property
    def before(self) -> bool:
        """The subject stands before the verb."""
        return self.subject.first < self.k


def spoken_tokens(sentence: Sentence) -> list[Token]:
    """Return the tokens of a sentence without what stands in brackets."""
    tokens = sentence.tokens
    if not any(t.text in "([" for t in tokens):
        return tokens
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        if tokens[i].text in ("(", "["):
            shut = ")" if tokens[i].text == "(" else "]"
            close = next(
                (n for n in range(i + 1, min(i + 30, len(tokens))) if tokens[n].text == shut), -1
            )
            if close > 0 and not any(t.veil >= 0 for t in tokens[i:close]):
                i = close + 1
                continue
        kept.append(tokens[i])
        i += 1
    return kept


def acts_of(tokens: list[Token]) -> list[Act]:
    """Return the acts of speech among `tokens`, in order."""
    table = verbs()
    found: list[Act] = []
    for k, token in enumerate(tokens):
        low = token.low
        if low == "according" and k + 1 < len(tokens) and tokens[k + 1].low == "to":
            subject = subject_after(tokens, k + 2, "cited")
            if subject is not None:
                found.append(Act(k, k + 2, _ACCORDING, subject, cited=True))
            continue
        if low in _SHOWING and (act := _document_act(tokens, k, found)):
            found.append(act)
            continue
        verb = table.get(low)
        if low in PHRASAL and low not in ("call", "called"):
            verb = _phrasal(tokens, k)
        if verb is None or (token.capital and k > 0 and tokens[k - 1].veil < 0):
            continue
        act = _act(tokens, k, verb, found)
        if act is not None:
            found.append(act)
    return found


def _phrasal(tokens: list[Token], k: int) -> Verb | None:
    """Return the verb "point out" where its particle follows, else None."""
    low = tokens[k].low
    if k + 1 >= len(tokens) or tokens[k + 1].low != PHRASAL[low]:
        return None
    form = "ing" if low.endswith("ing") else "third" if low.endswith("s") else "past"
    return Verb(f"{low} {PHRASAL[low]}", form, 3)


_ACCORDING = Verb("according", "cited", 3)


def _document_act(tokens: list[Token], k: int, found: list[Act]) -> Act | None:
    """Read "figures show", "the poll found": a document speaks with a few verbs of its own."""
    low = tokens[k].low
    form = _SHOWING[low]
    if form == "ing":
        return None
    subject = subject_before(tokens, k)
    if subject is None:
        return None
    names = [t.low for t in tokens[subject.first : subject.head]]
    if not any(n in DOCUMENT_NOUNS for n in names):
        return None
    if low in ("put", "puts"):
        return None
    return Act(k, k + 1, Verb("show", form, 3), subject)


def _act(tokens: list[Token], k: int, verb: Verb, found: list[Act]) -> Act | None:
    before = tokens[k - 1] if k else None
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    j = k - 1
    seen: set[str] = set()
    while j >= 0 and (
        tokens[j].low in ADVERBS
        or tokens[j].low in AUXILIARIES
        or (tokens[j].low.endswith("ly") and not tokens[j].capital)
    ):
        seen.add(tokens[j].low)
        j -= 1
    governed = tokens[j].low if j >= 0 else ""
    negated = bool(seen & NEGATIONS)
    modal = bool(seen & _MODALS)
    last = k + 2 if " " in verb.base else k + 1
    if verb.form == "ing":
        subject = _participle_subject(tokens, k, j, seen, found)
        return None if subject is None else Act(k, last, verb, subject, negated, modal)
    if governed == "to" or (governed == "not" and verb.form == "base"):
        return _infinitive(tokens, k, j, verb, found, negated)
    if (
        verb.form in ("past", "participle")
        and seen & _BE
        and not seen & {"has", "have", "had"} - _BE
    ):
        return _passive(tokens, k, verb)
    if verb.form in ("past", "participle") and seen & {"been", "being"}:
        return _passive(tokens, k, verb)
    if verb.noun and not can_be_verb(tokens, k, j, verb):
        return None
    if verb.base in MANNER and not beside_marks(tokens, k, j):
        return None
    if verb.form == "base" and not seen & _DOING and not is_plural(tokens, j):
        return None
    if verb.form in ("past", "participle") and after is not None and after.low == "by":
        spoken = verb.base in ("say", "tell", "add", "explain", "ask", "reply")
        if not (spoken and subject_before(tokens, k) is not None):
            return _passive(tokens, k, verb)
    # An inverted subject needs a quotation or a comma right before the verb.
    if before is None or before.veil >= 0 or before.low in (",", "—"):
        inverted = subject_after(tokens, last)
        if (
            inverted is not None
            and verb.strength >= 2
            and verb.base != "tell"
            and may_be_inverted(tokens, k, inverted, before)
        ):
            return Act(k, last, verb, inverted, negated, modal)
    subject = subject_before(tokens, k)
    if subject is not None and verb.base == "quote" and tokens[subject.first].low == "i":
        return None  # "and I quote"
    if (subject is None and governed in ("and", "but", "then", "or", ",")) or (
        subject is None
        and j >= 0
        and tokens[j].veil >= 0
        and before is not None
        and before.veil >= 0
        and verb.form != "base"
    ):
        subject = _shared(tokens, k, found)
    if subject is None or _is_no_subject(tokens[subject.first]):
        return None
    if any(t.low in ("to",) for t in tokens[subject.last : k]):
        return None
    return Act(k, last, verb, subject, negated, modal)


def _is_no_subject(token: Token) -> bool:
    """Say whether a phrase that starts with this token cannot be somebody."""
    if token.capital:
        return False
    return token.low in AUXILIARIES or (token.low.endswith("ing") and len(token.low) > 6)


def _shared(tokens: list[Token], k: int, found: list[Act]) -> Phrase | None:
    """Return the subject that a verb takes over from an earlier one of its sentence: that of
    the last act which is not itself within reported words."""
    top: Act | None = None
    opening = 0
    if tokens[0].low in SUBORDINATORS or tokens[0].low in ("asked", "after", "before"):
        # "When she asked him, he laughed and said …": not the subject of the clause that opens.
        opening = next((i for i in range(k) if tokens[i].low == ","), 0)
    for act in found:
        if act.cited or act.k >= k or act.k < opening:
            continue
        first = min(act.subject.first, act.k)
        within = top is not None and top.verb.strength == 3 and first > top.k
        if (
            within
            and act.subject.how == "plain"
            and tokens[first - 1].veil < 0
            and (tokens[first - 1].low not in ("and", "but", "while", ",", "—", ";", ":"))
        ):
            continue
        top = act
    if top is not None:
        s = top.subject
        return Phrase(s.first, s.head, s.last, "shared", s.relative)
    return main_subject(tokens, k)


def _participle_subject(
    tokens: list[Token], k: int, j: int, seen: set[str], found: list[Act]
) -> Phrase | None:
    """Return the subject of "adding that", "by calling it", "is saying"."""
    if seen & _BE:
        return subject_before(tokens, k)
    if j < 0:
        comma = next((i for i in range(k, len(tokens)) if tokens[i].low == ","), -1)
        if comma > 0:
            following = subject_after(tokens, comma + 1)
            if following is not None:
                return Phrase(following.first, following.head, following.last, "shared")
        return None
    low = tokens[j].low
    if low == "of" or (low in DETERMINERS):
        return None
    if (
        low[0].isalnum()
        and low not in PREPOSITIONS
        and low not in _JOINING
        and not is_verb(tokens[j])
    ):
        # "with the crowd chanting": no comma parts it from a subject of its own.
        own = subject_before(tokens, k)
        if own is not None and _can_speak(tokens, own):
            return own
    return _shared(tokens, k, found)


_SPEAKERS = words("crowd people audience fans police women men who that she he they one someone")


def _can_speak(tokens: list[Token], phrase: Phrase) -> bool:
    """Say whether the subject of an "-ing" is somebody, not "a statement saying"."""
    head = tokens[phrase.first : phrase.head]
    last = head[-1].low
    if last in DOCUMENT_NOUNS or last in ("release", "post", "message", "tweet"):
        return False
    with_before = phrase.first > 0 and tokens[phrase.first - 1].low == "with"
    return (
        with_before
        or head[-1].capital
        or last in _SPEAKERS
        or last in ROLE_NOUNS
        or last.rstrip("s") in ROLE_NOUNS
        or last in ("protesters", "officials", "critics", "voters", "demonstrators")
    ) and last not in TIMES


def _infinitive(
    tokens: list[Token], k: int, j: int, verb: Verb, found: list[Act], negated: bool
) -> Act | None:
    """Read "went on to say", "refused to say": the infinitive has its verb's subject."""
    if verb.strength < 2 or (verb.noun and verb.base not in ("ask", "report", "claim")):
        return None
    subject = main_subject(tokens, j)
    if subject is None or tokens[subject.first].low in ("it", "there", "that", "this"):
        return None
    lead = [t.low for t in tokens[max(0, j - 3) : j]]
    goes_on = "on" in lead or "continued" in lead or "began" in lead or "took" in lead
    return Act(k, k + 1, verb, subject, negated, modal=not goes_on)


def _passive(tokens: list[Token], k: int, verb: Verb) -> Act | None:
    """Read "described by the judge as": only the one after "by" can have spoken."""
    for i in range(k + 1, min(k + 7, len(tokens))):
        if tokens[i].low == "by":
            subject = subject_after(tokens, i + 1, "agent")
            if subject is None or tokens[i + 1].low.endswith("ing"):
                return None
            weak = Verb(verb.base, "participle", 1)
            return Act(k, subject.last, weak, subject)
    return None
