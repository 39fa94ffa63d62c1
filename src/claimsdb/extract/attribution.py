"""Who said a marked passage: the act of speech it hangs on, or the speaker it inherits.

A passage looks for its verb on the side where its last mark points (a comma inside the marks
promises "he said"), then on the other; one that stands alone belongs to whoever spoke last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimsdb.extract.cues import ADVERBS
from claimsdb.extract.grammar import PRONOUNS, is_name_token, is_verb
from claimsdb.extract.indirect import clauses_of
from claimsdb.extract.layout import VEIL_ASK, VEIL_COMMA, Layout, Token
from claimsdb.extract.lexicon import words
from claimsdb.extract.phrases import Phrase, subject_after
from claimsdb.extract.scare import names_a_work
from claimsdb.extract.speech import Act, acts_of, spoken_tokens
from claimsdb.extract.subjects import main_subject

__all__ = ["Line", "Link", "link_marked", "read_lines", "stands_alone"]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what was read in it."""

    index: int
    paragraph: int
    tokens: list[Token]
    acts: list[Act]
    veils: list[int]  # token positions of marked passages


@dataclass(frozen=True, slots=True)
class Link:
    """What a marked passage hangs on. `line` and `phrase` say where the speaker is named;
    `origin` is the passage whose speaker was inherited, or -1."""

    marked: int
    line: int
    act: Act | None
    phrase: Phrase | None
    origin: int = -1
    strength: int = 0
    side: str = ""


def read_lines(layout: Layout) -> list[Line]:
    """Read the acts of speech of every sentence."""
    lines: list[Line] = []
    for index, sentence in enumerate(layout.sentences):
        tokens = spoken_tokens(sentence)
        veils = [i for i, t in enumerate(tokens) if t.veil >= 0]
        lines.append(Line(index, sentence.paragraph, tokens, acts_of(tokens), veils))
    return lines


def link_marked(layout: Layout, lines: list[Line]) -> dict[int, Link]:
    """Return the link of each marked passage, by its number."""
    links: dict[int, Link] = {}
    for line in lines:
        for v in line.veils:
            number = line.tokens[v].veil
            if number > 0 and layout.marked[number - 1].continues:
                links[number] = _inherit(links, number, number - 1)
                continue
            link = _own(line, v)
            if _is_work(layout, line, v, link):
                link = replace(link or Link(number, -1, None, None), side="work")
            if link is not None:
                links[number] = link
    _carry(layout, lines, links)
    return links


def _is_work(layout: Layout, line: Line, v: int, link: Link | None) -> bool:
    """Say whether the marks hold a title within a sentence: he said on "Meet the Press"."""
    m = layout.marked[line.tokens[v].veil]
    if not names_a_work(line.tokens, v, layout.text[m.inner_start : m.inner_end]):
        return False
    if link is None or link.act is None:
        return True
    return link.act.verb.strength == 3 and not (link.side == "before" and v <= link.act.last)


def _inherit(links: dict[int, Link], number: int, origin: int) -> Link:
    known = links.get(origin)
    if known is None:
        return Link(number, -1, None, None, origin)
    return Link(number, known.line, known.act, known.phrase, origin, known.strength, "carried")


def _own(line: Line, v: int) -> Link | None:
    """Return the link of the passage at token `v` to an act in its own sentence."""
    tokens = line.tokens
    number = tokens[v].veil
    tail = tokens[v].text[-1]
    comma = tail in (VEIL_COMMA, VEIL_ASK) or (v + 1 < len(tokens) and tokens[v + 1].low == ",")
    after = _act_after(line, v)
    before = _act_before(line, v)
    if before is None and v + 2 < len(tokens):
        signed = _signature(tokens, v + 1)
        if signed is not None and signed.last >= len(tokens) - 1:
            return Link(number, line.index, None, signed, -1, 2, "signed")
    if after is not None and before is not None:
        shared = after.subject.how == "shared"
        covered = _covers(line, before, v) and _reports_itself(line, after, v)
        if shared or covered or not comma or (_adjacent(tokens, before, v) and v - before.k <= 3):
            after = None
    if after is not None and (comma or before is None):
        return Link(number, line.index, after, after.subject, -1, after.verb.strength, "after")
    weak = before is None or before.verb.strength < 3 or before.subject.how == "relative"
    if weak or (before is not None and _is_beyond(line, before, v)):
        act = _act_around(line, v)
        if act is not None and (before is None or act.verb.strength == 3):
            return Link(number, line.index, act, act.subject, -1, act.verb.strength, "around")
    if before is not None:
        return Link(number, line.index, before, before.subject, -1, before.verb.strength, "before")
    return None


def _covers(line: Line, act: Act, v: int) -> bool:
    """Say whether the passage is marked words in the middle of what the act reports."""
    if line.tokens[v - 1].low in (",", ":", "but", "and"):
        return False
    that = line.tokens[v - 1].low == "that"
    return any(a - that < v < b for a, b in clauses_of(line.tokens, act, line.acts))


def _reports_itself(line: Line, act: Act, v: int) -> bool:
    """Say whether the act after the passage has a clause of its own after it."""
    return any(a > v for a, _ in clauses_of(line.tokens, act, line.acts))


def _is_beyond(line: Line, act: Act, v: int) -> bool:
    """Say whether the passage stands outside what the act reports."""
    ranges = clauses_of(line.tokens, act, line.acts)
    return bool(ranges) and ranges[-1][1] <= v


def _act_around(line: Line, v: int) -> Act | None:
    """Return the act after the passage whose clause takes it in: "It is "dead" now, she said."""
    for act in line.acts:
        if act.k > v and any(a <= v < b for a, b in clauses_of(line.tokens, act, line.acts)):
            return act
    return None


def _act_after(line: Line, v: int) -> Act | None:
    for act in line.acts:
        if act.k <= v:
            continue
        first = act.k if act.subject.how in ("shared", "inverted", "cited") else act.subject.first
        if first <= v:
            return None
        gap = line.tokens[v + 1 : first]
        if all(t.low in (",", "—", ".") or t.low in ADVERBS or t.veil >= 0 for t in gap):
            return act
        return act if act.cited and len(gap) < 12 and gap[-1].low == "," else None
    return None


def _adjacent(tokens: list[Token], act: Act, v: int) -> bool:
    return all(t.low in (",", ":", "that") for t in tokens[act.last : v])


def _act_before(line: Line, v: int) -> Act | None:
    """Return the act that governs the passage from the left."""
    acts = [
        a for a in line.acts if a.k < v and not (a.cited and a.k > 0 and a.subject.last < v - 6)
    ]
    if not acts:
        return None
    chosen = acts[-1]
    for outer in reversed(acts[:-1]):
        if outer.verb.strength < 3 or outer.cited:
            continue
        inner_first = min(chosen.subject.first, chosen.k)
        within = outer.k < inner_first and chosen.subject.how in ("plain", "relative")
        if not within:
            continue
        joined = line.tokens[inner_first - 1].low in ("and", "but", "while", ";") or (
            line.tokens[inner_first - 1].low in (",", "—")
        )
        strong = chosen.verb.strength == 3 and not chosen.negated and not chosen.modal
        if not joined and not (strong and chosen.verb.base in _PLAIN):
            chosen = outer
    return chosen


_PLAIN = words("say tell write tweet add")


def _carry(layout: Layout, lines: list[Line], links: dict[int, Link]) -> None:
    """Give a speaker to the passages that hang on no act of their own sentence."""
    last: Link | None = None
    waiting: list[int] = []
    for position, line in enumerate(lines):
        for v in line.veils:
            number = line.tokens[v].veil
            if number in links:
                if links[number].side != "work":
                    last = links[number]
                continue
            link = _subject_link(line, v) if not stands_alone(line) else None
            if link is None:
                link = _from_near(layout, lines, position, v, links, last)
            if link is not None:
                links[number] = link
                if link.phrase is not None:
                    last = link
            else:
                waiting.append(number)
    for number in waiting:
        # Before anybody has spoken, words belong to whoever speaks first after them.
        following = next(
            (links[n] for n in range(number + 1, number + 9) if n in links and links[n].phrase),
            None,
        )
        if following is not None and following.side != "work":
            links[number] = replace(_again(number, following), strength=0)


def stands_alone(line: Line) -> bool:
    """The sentence holds nothing but marked words."""
    return all(
        t.veil >= 0 or not t.low[0].isalnum() or t.low in ("and", "but") for t in line.tokens
    )


def _subject_link(line: Line, v: int) -> Link | None:
    """Return a weak link to the subject of the clause in which the passage stands."""
    colon = v > 1 and line.tokens[v - 1].low == ":"
    phrase = _named_before(line.tokens, v - 1) if colon else None
    if phrase is None:
        phrase = main_subject(line.tokens, v - 1 if colon else v)
    if phrase is None or phrase.last > v:
        return None
    return Link(line.tokens[v].veil, line.index, None, phrase, -1, 0, "subject")


def _named_before(tokens: list[Token], colon: int) -> Phrase | None:
    """Return the name that a colon follows: "… - More from Ada Lovelace: “…”"."""
    first = colon
    while first > 0 and is_name_token(tokens[first - 1]):
        first -= 1
    if first == colon or (first > 0 and tokens[first - 1].low in ("in", "on", "at", "about")):
        return None
    if (
        first > 0
        and any(is_verb(t) and not t.capital for t in tokens[:first])
        and (tokens[first - 1].low[0].isalnum() and tokens[first - 1].low not in ("from", "by"))
    ):
        return None
    return Phrase(first, colon, colon)


def _from_near(
    layout: Layout,
    lines: list[Line],
    position: int,
    v: int,
    links: dict[int, Link],
    last: Link | None,
) -> Link | None:
    line = lines[position]
    number = line.tokens[v].veil
    before = lines[position - 1] if position else None
    after = lines[position + 1] if position + 1 < len(lines) else None
    same_before = before is not None and before.paragraph == line.paragraph
    same_after = after is not None and after.paragraph == line.paragraph
    for near in (after, before):
        if near is not None:
            signed = _signature(near.tokens, 0) if near is after else _heading(near, line)
            if signed is not None and not near.veils:
                return Link(number, near.index, None, signed, -1, 2, "signed")
    if same_before and before is not None:
        spoken = [k for i in before.veils if (k := links.get(before.tokens[i].veil))]
        known = next((k for k in reversed(spoken) if k.side != "work"), None)
        if known is not None and known.phrase is not None:
            return _again(number, known)
        act = _last_act(before)
        if act is not None:
            return Link(number, before.index, act, act.subject, -1, 1, "near")
        if not same_after or not (after and after.veils):
            phrase = main_subject(before.tokens, len(before.tokens))
            if phrase is not None:
                return Link(number, before.index, None, phrase, -1, 1, "near")
    if same_after and after is not None and after.veils:
        known = links.get(after.tokens[after.veils[0]].veil)
        if known is not None and known.phrase is not None:
            return _again(number, known)
    if before is not None and before.tokens and not same_before and before.tokens[-1].low == ":":
        act = _last_act(before)
        if act is not None:
            return Link(number, before.index, act, act.subject, -1, 2, "near")
        phrase = main_subject(before.tokens, len(before.tokens) - 1)
        if phrase is not None:
            return Link(number, before.index, None, phrase, -1, 1, "near")
    if last is not None:
        return _again(number, last)
    return None


def _signature(tokens: list[Token], i: int) -> Phrase | None:
    """Return who signs the quotation before token `i`: "— Ada Lovelace, mathematician"."""
    if len(tokens) < i + 2 or tokens[i].low not in ("—", "-", "~"):
        return None
    phrase = subject_after(tokens, i + 1, "signed")
    if phrase is None or not is_name_token(tokens[i + 1]) or phrase.head - phrase.first > 7:
        return None
    return phrase if phrase.last >= len(tokens) - 1 or tokens[phrase.last].low in ".,(" else None


def _heading(line: Line, below: Line) -> Phrase | None:
    """Return the name that is a line of its own above a quotation."""
    tokens = line.tokens
    if not 2 <= len(tokens) <= 5 or line.paragraph == below.paragraph:
        return None
    end = len(tokens) - (tokens[-1].low in (".", ":"))
    if end < 2 or not all(is_name_token(t) for t in tokens[:end]):
        return None
    return Phrase(0, end, end)


def _again(number: int, known: Link) -> Link:
    return Link(number, known.line, known.act, known.phrase, known.marked, 1, "carried")


def _last_act(line: Line) -> Act | None:
    acts = [a for a in line.acts if a.verb.strength >= 2 and not a.cited]
    return acts[-1] if acts else None


def is_pronoun(line: Line, phrase: Phrase) -> bool:
    """Say whether the speaker is named by a pronoun only."""
    return phrase.head - phrase.first == 1 and line.tokens[phrase.first].low in PRONOUNS
