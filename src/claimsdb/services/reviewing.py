"""Candidates written down for a person to edit, and read back: nothing is lost in between.

The file says what was proposed and whether to take it. It names the text by its digest, so
that what is applied is what was read; spans and figures are checked against it again.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimsdb.errors import ConflictError, InputError
from claimsdb.services.proposing import Proposal, Reading
from claimsdb.services.recasting import figure_line, refigured, reworded
from claimsdb.storage.models.quote import MODES
from claimsdb.text.dates import parse_date

EDITABLE = (
    "accept", "mode", "speaker", "speaker_key", "role", "said_on", "lead_in", "same_as", "words",
    "figures",
)  # fmt: skip
KIND = "claimsdb review"


@dataclass(frozen=True, slots=True)
class Review:
    """An edited file: the article's file and digest, the source's fields, and decisions."""

    file: str
    sha256: str
    source: str | None
    fields: dict[str, str | None]
    decisions: tuple[Mapping[str, Any], ...]


def written(
    reading: Reading,
    file: str,
    *,
    fields: Mapping[str, str | None],
    source: str | None,
    accepted: Sequence[bool] | None = None,
) -> str:
    """The candidates as JSON to edit; what is sure is accepted unless `accepted` says else."""
    takes = accepted or [proposal.is_sure for proposal in reading.proposals]
    return json.dumps(
        {
            "kind": KIND,
            "help": f"Set accept to true or false; edit {', '.join(EDITABLE[1:])} as you like. "
            "Words must stand in the article; same_as is the key of a stored statement.",
            "file": file,
            "sha256": reading.article.sha256,
            "source": source,
            "fields": {name: value for name, value in fields.items() if value},
            "statements": [
                {
                    "accept": take,
                    "number": number,
                    "mode": proposal.mode,
                    "words": proposal.words,
                    "speaker": proposal.speaker,
                    "speaker_key": proposal.speaker_key,
                    "possible": list(proposal.possible),
                    "role": proposal.role,
                    "said_on": proposal.said_on,
                    "lead_in": proposal.lead_in,
                    "same_as": proposal.same_as,
                    "like": proposal.like.key if proposal.like else None,
                    "confidence": proposal.confidence,
                    "figures": [figure_line(figure) for figure in proposal.figures],
                }
                for number, (proposal, take) in enumerate(
                    zip(reading.proposals, takes, strict=True), 1
                )
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def read(path: Path) -> Review:
    """An edited file. Raises InputError, with the line, for what cannot be read."""
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"{path} is no JSON: {error}.") from None
    if not isinstance(tree, dict) or tree.get("kind") != KIND:
        raise InputError(
            f"{path} is no review file.", hint="Write one with: claimsdb ingest --review-file"
        )
    try:
        return Review(
            file=str(tree["file"]),
            sha256=str(tree["sha256"]),
            source=tree.get("source"),
            fields=dict(tree.get("fields", {})),
            decisions=tuple(tree["statements"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path} lacks {error}.") from None


def decided(reading: Reading, review: Review) -> list[Proposal]:
    """The proposals that the file accepts, as it corrects them.

    Raises ConflictError where the article is another text by now, InputError for a
    decision that cannot be followed.
    """
    if reading.article.sha256 != review.sha256:
        raise ConflictError(
            f"{review.file} has changed since the review file was written.",
            hint="Write a new one with: claimsdb ingest --review-file",
        )
    accepted = []
    for decision in review.decisions:
        number = decision.get("number")
        if not isinstance(number, int) or not 1 <= number <= len(reading.proposals):
            raise InputError(f"The review file names a statement {number!r} that there is not.")
        if decision.get("accept"):
            accepted.append(corrected(reading, reading.proposals[number - 1], decision))
    return accepted


def corrected(reading: Reading, proposal: Proposal, decision: Mapping[str, Any]) -> Proposal:
    """A proposal with the fields of a decision in place of its own.

    Raises InputError, or one of its kind, for a field that cannot be followed.
    """
    lines = decision.get("figures")
    if isinstance(words := decision.get("words"), str) and words != proposal.words:
        proposal = reworded(reading, proposal, words)
        if isinstance(lines, list):  # those that went with the words are no error
            lines = [it for it in lines if str(it).partition(" = ")[0] in proposal.words]
    if isinstance(lines, list):
        proposal = refigured(reading, proposal, [str(line) for line in lines])
    values: dict[str, Any] = {
        name: decision.get(name) for name in EDITABLE[1:-2] if name in decision
    }
    if values.get("mode", proposal.mode) not in MODES:
        raise InputError(f"A mode is one of {', '.join(MODES)}, not {values['mode']!r}.")
    if values.get("said_on"):
        values["said_on"] = parse_date(str(values["said_on"])).edtf
    if values.get("mode", proposal.mode) != "mixed":
        values["lead_in"] = None
    if "speaker" in values and values["speaker"] != proposal.speaker:
        if values.get("speaker_key") == proposal.speaker_key:
            values["speaker_key"] = None
        values["speaker_kind"] = None
    return dataclasses.replace(proposal, **values)
