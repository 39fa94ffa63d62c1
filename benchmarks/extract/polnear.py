"""Predict PolNeAR's attributions: its articles on stdin, one prediction a line on stdout.

Each line read is {"id", "text"}; each line written {"id", "quotes"} with spans that take the
marks in. PolNeAR keeps the conjuncts of one cue together, so they are joined again here.
"""

from __future__ import annotations

import json
import sys
import time

from claimsdb.extract.statements import Candidate, find_statements

FLOOR = 0.3


def quotes_of(text: str, floor: float = FLOOR) -> list[dict[str, object]]:
    """Return the statements of `text` in the shape that the scorer reads."""
    joined: dict[object, list[Candidate]] = {}
    for number, found in enumerate(find_statements(text)):
        if found.confidence < floor:
            continue
        key: object = found.cue_span if found.cue_span and found.mode != "direct" else number
        joined.setdefault(key, []).append(found)
    quotes: list[dict[str, object]] = []
    for parts in joined.values():
        spans = [list(span) for part in parts for span in part.content]
        if len(parts) > 1:
            spans = [[min(s[0] for s in spans), max(s[1] for s in spans)]]
        modes = {part.mode for part in parts}
        mode = parts[0].mode if len(modes) == 1 else "mixed"
        speaker = parts[0].speaker
        quotes.append(
            {
                "mode": mode,
                "spans": spans,
                "speaker": [speaker.start, speaker.end] if speaker else None,
            }
        )
    return quotes


def main() -> None:
    spent, articles = 0.0, 0
    for line in sys.stdin:
        article = json.loads(line)
        began = time.perf_counter()
        quotes = quotes_of(article["text"])
        spent += time.perf_counter() - began
        articles += 1
        print(json.dumps({"id": article["id"], "quotes": quotes}))
    if articles:
        print(f"{articles * 60 / spent:.0f} articles a minute", file=sys.stderr)


if __name__ == "__main__":
    main()
