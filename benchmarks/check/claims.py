"""Count what a check claims of quotations that a base lacks, and finds of those that it holds.

    python benchmarks/check/claims.py CORPUS.tsv BASE.db [SIZE]

CORPUS holds a line a statement (id, speaker, date, source, text), BASE the first SIZE of them.
What is claimed of the others is mostly wrong, apart from near copies; what is not found of the
altered ones is missed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from claimsdb.extract.draft import read_draft
from claimsdb.resources import HEAD_REVISION
from claimsdb.search.connect import open_sqlite
from claimsdb.services import checking
from claimsdb.services.base_holder import BaseHolder

COUNT = 300
STRANGER = "Zebedee Quill"
Said = tuple[str, str]


def fragment(chance: random.Random, text: str, count: int) -> str:
    """A stretch of `count` words."""
    words = text.split()
    start = chance.randrange(max(1, len(words) - count + 1))
    return " ".join(words[start : start + count])


def changed(chance: random.Random, text: str, count: int) -> str:
    """The text with `count` words inside it replaced."""
    words = text.split()
    for _ in range(count):
        place = chance.randrange(1, len(words) - 1)
        words[place] = chance.choice(["certainly", "people", "never", "large"])
    return " ".join(words)


def cut(chance: random.Random, text: str, count: int) -> str:
    """The text with `count` words inside it left out."""
    words = text.split()
    start = chance.randrange(1, len(words) - count)
    return " ".join(words[:start] + words[start + count :])


def main() -> None:
    """Print a line a way of quoting: how many findings of each type."""
    corpus, base = Path(sys.argv[1]), sys.argv[2]
    size = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    chance = random.Random(5)
    held: list[Said] = []
    absent: list[Said] = []
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            number, speaker, _, _, text = line.rstrip("\n").split("\t")
            named = len(speaker.split()) == 2 and speaker.istitle()
            named = named and speaker.replace(" ", "").isalpha()
            if named and 8 <= len(text.split()) <= 40 and not set(text) & set('"“'):
                (held if int(number) <= size else absent).append((speaker, text))
    held, absent = chance.sample(held, COUNT), chance.sample(absent, COUNT)
    connection = open_sqlite(base, head=HEAD_REVISION)
    holder = BaseHolder(connection)

    def run(name: str, said: list[Said], alter: Callable[[str], str] = str) -> None:
        text = "\n\n".join(f'{speaker} said: "{alter(words)}"' for speaker, words in said)
        found = checking.check(read_draft(text, kind="text"), holder=holder)
        types = Counter(one.type.value for one in found)
        print(f"{name:28} " + ", ".join(f"{kind} {n}" for kind, n in types.most_common()))

    run("absent, whole", absent)
    run("absent, 6 words", absent, lambda text: fragment(chance, text, 6))
    run("absent, 4 words", absent, lambda text: fragment(chance, text, 4))
    strangers = [(STRANGER, words) for _, words in absent]
    run("absent, 8 words, a stranger", strangers, lambda text: fragment(chance, text, 8))
    run("held, whole", held)
    run("held, 8 words", held, lambda text: fragment(chance, text, 8))
    run("held, a word changed", held, lambda text: changed(chance, text, 1))
    run("held, two words changed", held, lambda text: changed(chance, text, 2))
    run("held, three words cut", held, lambda text: cut(chance, text, 3))
    run("held, in another's mouth", [(STRANGER, words) for _, words in held])


if __name__ == "__main__":
    main()
