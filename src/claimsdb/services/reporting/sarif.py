"""Findings as SARIF 2.1.0, which code hosts and editors read.

Columns and offsets are code points, as everywhere here. A result's fingerprint is made of its
type, key and words, so that it stays the same finding when lines move.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from claimsdb.compare.findings import DEFAULT_SEVERITY, FindingType, Severity
from claimsdb.services.findings import Finding
from claimsdb.services.reporting.checked import Checked, sentence

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MEANINGS = {
    FindingType.WRONG_SPEAKER: "Somebody else said it.",
    FindingType.NEGATION_CHANGED: "A “not” came, went or moved.",
    FindingType.NUMBER_CHANGED: "Another value, unit or “at least”.",
    FindingType.FIGURE_DIFFERS: "A figure outside quotation marks is not the base's.",
    FindingType.PARAPHRASE_IN_MARKS: "The sense in other words, printed as a quotation.",
    FindingType.WORD_CHANGED: "Another word, a word put in, another order.",
    FindingType.UNMARKED_CUT: "Words are left out and nothing shows it.",
    FindingType.STOPS_BEFORE_BUT: "The source goes on with “but”, “unless” or the like.",
    FindingType.WITHDRAWN: "The speaker took it back.",
    FindingType.SOURCE_CORRECTED: "The source published a correction.",
    FindingType.WRONG_ROLE: "Not the speaker's role on that day.",
    FindingType.AMBIGUOUS: "Several statements fit equally well.",
    FindingType.TRANSLATION: "The speaker used another language.",
    FindingType.NOT_FOUND: "The base does not hold it.",
    FindingType.FIGURE_NOT_IN_BASE: "The base holds no such figure.",
    FindingType.MARKED_EDIT: "An ellipsis or brackets that change no sense.",
    FindingType.HOUSE_STYLE: "The same words in another house's style.",
    FindingType.TYPOGRAPHY: "The same words with other marks.",
    FindingType.EXACT: "Exactly as the source prints it.",
}
_LEVELS = {
    Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note",
    Severity.OK: "none",
}  # fmt: skip


def to_sarif(drafts: Sequence[Checked], *, everything: bool = False) -> str:
    """One run with a result a finding; what is not in the base only with `everything`."""
    types = list(FindingType)
    rules = [
        {
            "id": kind.value,
            "name": "".join(part.title() for part in kind.value.split("-")),
            "shortDescription": {"text": MEANINGS[kind]},
            "defaultConfiguration": {"level": _LEVELS[DEFAULT_SEVERITY[kind]]},
        }
        for kind in types
    ]
    results = [
        _result(draft.file, one, types.index(one.type))
        for draft in drafts
        for one in draft.shown(everything)
        if everything or not one.quiet
    ]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "claimsdb", "version": version("claimsdb"), "rules": rules}
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(file: str, one: Finding, index: int) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": one.line,
        "startColumn": one.column,
        "endLine": max(one.end_line, one.line),
        "charOffset": one.start,
        "charLength": one.end - one.start,
        "snippet": {"text": one.draft_words},
    }
    if one.end_line:
        region["endColumn"] = one.end_column
    result: dict[str, Any] = {
        "ruleId": one.type.value,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "kind": "pass" if one.severity is Severity.OK else "fail",
        "message": {"text": sentence(one)},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}, "region": region}}
        ],
        "partialFingerprints": {"claimsdb/v1": _fingerprint(one)},
        "properties": {
            name: value
            for name, value in (
                ("key", one.key), ("speaker", one.speaker), ("source", one.source),
                ("sourceWords", one.source_words), ("suggestion", one.suggestion),
            )
            if value is not None
        },
    }  # fmt: skip
    return result


def _uri(file: str) -> str:
    """A path as a URI: relative ones stay relative, so that a code host finds the file."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _fingerprint(one: Finding) -> str:
    whole = "\x1f".join((one.type.value, one.key or "", one.draft_words))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]
