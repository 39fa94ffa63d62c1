"""Make labelled misquotations from base sentences, the same ones from the same seed.

Each edit comes from a list that a person wrote beside its sentence, so the label is known by how
the pair was made and never by asking the code that is tested. Run it to write generated.jsonl.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SEED = 20231004
# Around the sentence, so that the passage has to be found; nothing in them takes anything back.
BEFORE = (
    "Thank you all for coming out in this weather. ",
    "Let me begin with what everybody can see from the window. ",
    "I was asked about this on the way in. ",
)
AFTER = (
    " That is all I have to say about it today.",
    " Now I would like to hear from the people at the back.",
    " Thank you, and good night.",
)
# A fragment that starts or stops beside one of these is no plain fragment.
LOADED = frozenset(
    "no not never nobody nothing neither nor without isn’t can’t cannot won’t but unless if "
    "except however only until although though nearly almost over under more than least most "
    "about none yet provided hardly".split()
)
KINDS = {
    "house": "house-style",
    "typography": "typography",
    "word": "word-changed",
    "number": "number-changed",
    "negation": "negation-changed",
    "bracket": "marked-edit",
    "bracket_number": "number-changed",
    "bracket_word": "word-changed",
}
# The most harmful first: what two edits together are called.
ORDER = (
    "negation-changed", "number-changed", "word-changed", "unmarked-cut", "stops-before-but",
    "marked-edit", "house-style", "typography", "exact",
)  # fmt: skip


def pairs() -> list[dict[str, str]]:
    """Return all pairs: id, type, draft and source."""
    chance = random.Random(SEED)
    sentences = json.loads((HERE / "sentences.json").read_text(encoding="utf-8"))
    made: list[dict[str, str]] = []
    for number, sentence in enumerate(sentences, 1):
        seen = set()
        for kind, draft in _edits(sentence, chance):
            if draft in seen:
                continue
            seen.add(draft)
            source = sentence["text"]
            if chance.random() < 0.3 and source[0].isupper():
                source = chance.choice(BEFORE) + source + chance.choice(AFTER)
            made.append({"id": f"gen-{number:02d}-{len(seen):02d}", "type": kind,
                         "draft": draft, "source": source})  # fmt: skip
    return made


def _edits(sentence: dict[str, Any], chance: random.Random) -> Iterator[tuple[str, str]]:
    text: str = sentence["text"]
    yield "exact", text
    yield from (("exact", fragment) for fragment in _fragments(text, chance))
    yield from _retyped(text, chance)
    for name, kind in KINDS.items():
        listed = list(sentence.get(name, ()))
        chance.shuffle(listed)
        for old, new in listed[:3]:
            yield kind, text.replace(old, new)
    for phrase in sentence.get("cut", ()):
        yield from _cuts(text, phrase)
    for clause in sentence.get("but", ()):
        yield "stops-before-but", clause
        yield "stops-before-but", clause + "."
    for wording in sentence.get("paraphrase", ()):
        yield "paraphrase-in-marks", wording
    yield from _two_edits(sentence, chance)


def _fragments(text: str, chance: random.Random) -> Iterator[str]:
    words = text.split(" ")
    for _ in range(2):
        for _ in range(40):
            start = chance.randrange(1, max(2, len(words) - 4))
            end = chance.randrange(start + 3, len(words))
            edge = [words[start - 1], words[start], words[end - 1], words[end]]
            bare = [word.strip(",.;:–—“”").lower() for word in edge]
            if all(word.isalpha() and word not in LOADED for word in bare):
                yield " ".join(words[start:end]).strip(",.;: ")
                break


def _retyped(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    choices = [text.replace(" ", "  ", 1), text.replace(" ", "\u00a0", 1)]
    if "’" in text:
        choices.append(text.replace("’", "'"))
    if "–" in text:
        choices.append(text.replace("–", "—"))
    if ", " in text:
        choices.append(text.replace(", ", " – ", 1))
    if text.endswith("."):
        choices.append(text[:-1] + ",")
    yield "typography", chance.choice(choices)
    yield "typography", chance.choice(choices)


def _cuts(text: str, phrase: str) -> Iterator[tuple[str, str]]:
    start = text.index(phrase)
    head, tail = text[:start], text[start + len(phrase) :]
    if not head:
        return
    if not tail.strip("."):
        # What is left out at the end is no cut: the draft quotes a fragment.
        yield ("typography" if tail else "exact"), head + tail
        return
    yield "unmarked-cut", head + tail
    for dots in ("…", "[...]"):
        yield "marked-edit", f"{head.rstrip()} {dots} {tail.lstrip(' ,')}"


def _two_edits(sentence: dict[str, Any], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Make two edits at once; they are called by the more harmful one."""
    names = [name for name in (*KINDS, "cut") if sentence.get(name)]
    for _ in range(3):
        if len(names) < 2:
            return
        one, two = chance.sample(names, 2)
        text, kinds = sentence["text"], []
        for name in sorted((one, two)):
            edit = chance.choice(sentence[name])
            old, new = (edit, "") if name == "cut" else edit
            if text.count(old) != 1 or (not text.index(old) and name == "cut"):
                break
            if name == "cut" and not text[text.index(old) + len(old) :].strip("."):
                break
            text = text.replace(old, new)
            kinds.append("unmarked-cut" if name == "cut" else KINDS[name])
        if len(kinds) == 2:
            yield min(kinds, key=ORDER.index), text


def lines() -> str:
    """Return the pairs as JSON lines."""
    return "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs())


if __name__ == "__main__":
    (HERE / "generated.jsonl").write_text(lines(), encoding="utf-8")
