"""Time `claimsdb check` as a whole process: 100 quotations in 5,000 words, against a base.

    python benchmarks/check/speed.py CORPUS.tsv BASE.db [SIZE] [RUNS]

CORPUS holds a line a statement (id, speaker, date, source, text), BASE the first SIZE of them
(1,000,000). The draft quotes 75 of those, a part of them altered, and 25 that the base lacks.
Prints the median wall and processor time of RUNS (5) runs, the first one left out.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILLER = (
    "The committee met again on the same afternoon to look at the papers that had been sent "
    "round, and nobody there expected the matter to be settled quickly or without some argument "
    "about who would pay. "
)


def draft(corpus: Path, size: int) -> str:
    """A draft of about 5,000 words and 100 quotations, the same each time."""
    chance = random.Random(1)
    held: list[tuple[str, str]] = []
    absent: list[tuple[str, str]] = []
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            number, speaker, _, _, text = line.rstrip("\n").split("\t")
            plain = speaker.replace(" ", "").isalpha() and len(speaker.split()) == 2
            if plain and 8 <= len(text.split()) <= 25 and not set(text) & set('"“”'):
                (held if int(number) <= size else absent).append((speaker, text))
    quoted = [*chance.sample(held, 75), *chance.sample(absent, 25)]
    chance.shuffle(quoted)
    paragraphs = []
    for place, (speaker, text) in enumerate(quoted):
        words = text.split()
        if place % 5 == 1:
            words = words[: len(words) * 2 // 3]
        elif place % 5 == 2:
            del words[len(words) // 2]
        elif place % 5 == 3:
            words[len(words) // 3] = "certainly"
        paragraphs.append(f'{FILLER}{speaker} said: "{" ".join(words)}"')
    return "\n\n".join(paragraphs) + "\n"


def main() -> None:
    """Write the draft, run the check, print the times."""
    corpus, base = Path(sys.argv[1]), sys.argv[2]
    size = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    text = draft(corpus, size)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.md"
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "claimsdb", "--db", base, "check", str(path)]
        wall: list[float] = []
        cpu: list[float] = []
        last = b""
        for _ in range(runs + 1):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.perf_counter()
            last = subprocess.run(command, capture_output=True, env=os.environ).stdout
            wall.append(time.perf_counter() - start)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    print(f"{len(text.split())} words, 100 quotations, {size} statements")
    print(
        f"wall {statistics.median(wall[1:]):.2f} s, processor {statistics.median(cpu[1:]):.2f} s"
    )
    print(last.decode().splitlines()[-1].rpartition("draft.md: ")[2])


if __name__ == "__main__":
    main()
