"""What a speaker goes on to say behind a passage, as far as the held text shows it.

A quotation that stops right before a "but" misleads even where the base stores only its first
half. In an article the words go on in the next marks after "he said", in a transcript in the
same paragraph; somebody else's words are never taken for theirs.
"""

from __future__ import annotations

import re

from claimsdb.text.folding import fold
from claimsdb.text.names import split_name

CLOSING = "\"”’'»“"
_BETWEEN = re.compile(
    r"""(?P<before>[,.!?]?)["”’'»](?P<after>[,.]?)(?P<frame>[^"“”«»\n]{1,90}?)["“«]""",
)
_LABEL = re.compile(r"\n[^\n:.!?]{1,40}:|\n\s*\n")
_PRONOUN = re.compile(r"\b(he|she|they|it)\b", re.IGNORECASE)


def passage_after(following: str, speaker: str) -> str:
    """The words that go on behind a passage, given the text that follows it.

    >>> passage_after(',” he said, “but only if it is paid for.” The end.', "Ann Lee")
    ', but only if it is paid for.'
    >>> passage_after(" but only if it is paid for.\\n\\nOTHER: No.", "Ann Lee")
    ' but only if it is paid for.'
    >>> passage_after(".” Tom Fox said: “But it is not paid for.”", "Ann Lee")
    ''
    """
    head = following.lstrip(",.;:!? ")
    if head[:1] and head[0] in CLOSING:
        found = _BETWEEN.match(following)
        if found is None or not _is_theirs(found["frame"], speaker):
            return ""
        ends = found["before"] in (".", "!", "?") or found["frame"].rstrip()[-1:] in (".", ":")
        rest = following[found.end() :]
        stop = re.search(r"[\"”»]", rest)
        words = rest[: stop.start()] if stop else rest
        return (". " if ends else ", ") + words
    end = _LABEL.search(following)
    words = following[: end.start()] if end else following
    stop = re.search(r"[”»]|(?<=[.!?,])\"", words)
    return words[: stop.start()] if stop else words


def _is_theirs(frame: str, speaker: str) -> bool:
    family = split_name(speaker).family or speaker
    return bool(_PRONOUN.search(frame)) or fold(family) in fold(frame).split()
