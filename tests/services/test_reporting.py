"""Reports hold to their formats, whatever stands in a draft."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.compare.findings import DEFAULT_SEVERITY, FindingType, Severity
from claimsdb.services.findings import Finding
from claimsdb.services.reporting import machine
from claimsdb.services.reporting.checked import Checked
from claimsdb.services.reporting.html_page import to_html
from claimsdb.services.reporting.sarif import MEANINGS, to_sarif
from claimsdb.services.reporting.word import to_word

# What SARIF 2.1.0 (OASIS) demands of the parts that are written here, in its own words:
# additional properties are refused in each of these objects.
_MESSAGE = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_REGION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["startLine"],
    "properties": {
        "startLine": {"type": "integer", "minimum": 1},
        "startColumn": {"type": "integer", "minimum": 1},
        "endLine": {"type": "integer", "minimum": 1},
        "endColumn": {"type": "integer", "minimum": 1},
        "charOffset": {"type": "integer", "minimum": -1},
        "charLength": {"type": "integer", "minimum": 0},
        "snippet": _MESSAGE,
    },
}
_RULE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": _MESSAGE,
        "defaultConfiguration": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"level": _LEVEL},
        },
    },
}
_RESULT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": _LEVEL,
        "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
        "message": _MESSAGE,
        "locations": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "physicalLocation": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["artifactLocation"],
                        "properties": {
                            "artifactLocation": {
                                "type": "object",
                                "additionalProperties": False,
                                "properties": {
                                    "uri": {"type": "string", "format": "uri-reference"}
                                },
                            },
                            "region": _REGION,
                        },
                    }
                },
            },
        },
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "properties": {"type": "object"},
    },
    # 3.27.10: where kind is not "fail", level is "none".
    "if": {"properties": {"kind": {"const": "pass"}}},
    "then": {"properties": {"level": {"const": "none"}}},
}
SARIF: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "additionalProperties": False,
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": _RULE,
                                    },
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": _RESULT},
                },
            },
        },
    },
}

_TEXT = st.text(max_size=20) | st.sampled_from(["<b>&\"'", "a\nb", "::error::", "50%, x:y", "]]>"])


@st.composite
def drafts(draw: st.DrawFn) -> list[Checked]:
    """Drafts of any characters with findings of any type at any place."""
    made = []
    for _ in range(draw(st.integers(0, 2))):
        raw = draw(_TEXT) + "word " + draw(_TEXT)
        found = []
        for _ in range(draw(st.integers(0, 4))):
            kind = draw(st.sampled_from(list(FindingType)))
            start = draw(st.integers(0, len(raw) - 1))
            end = draw(st.integers(start, len(raw)))
            line = raw.count("\n", 0, start) + 1
            found.append(
                Finding(
                    type=kind,
                    severity=draw(st.sampled_from([DEFAULT_SEVERITY[kind], Severity.OK])),
                    line=line,
                    column=start - raw.rfind("\n", 0, start),
                    start=start,
                    end=end,
                    end_line=raw.count("\n", 0, end) + 1,
                    end_column=end - raw.rfind("\n", 0, end),
                    draft_words=raw[start:end],
                    places=((start, end),),
                    message=draw(_TEXT),
                    source_words=draw(st.none() | _TEXT),
                    suggestion=draw(st.none() | _TEXT),
                    key=draw(st.none() | st.just("a-key")),
                    speaker=draw(st.none() | _TEXT),
                    source=draw(st.none() | _TEXT),
                )
            )
        name = draw(st.sampled_from(["a.md", "in/b c.md", "/x/é.md", "-", "100%,:.md"]))
        made.append(Checked(name, raw, tuple(sorted(found, key=lambda one: one.start))))
    return made


@given(checked=drafts(), everything=st.booleans())
def test_sarif_is_what_the_standard_says(checked: list[Checked], everything: bool) -> None:
    log = json.loads(to_sarif(checked, everything=everything))

    jsonschema.validate(log, SARIF)
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [kind.value for kind in FindingType] == [kind.value for kind in MEANINGS]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert re.fullmatch(r"[!-~]+", result["locations"][0]["physicalLocation"][
            "artifactLocation"]["uri"])  # fmt: skip


@given(checked=drafts(), everything=st.booleans())
def test_junit_is_xml_and_counts_right(checked: list[Checked], everything: bool) -> None:
    text = machine.to_junit(checked, fail_on=Severity.WARNING, everything=everything)
    root = ElementTree.fromstring(text)

    assert root.get("tests") == str(len(list(root.iter("testcase"))))
    assert root.get("failures") == str(len(list(root.iter("failure"))))


@given(checked=drafts())
def test_an_annotation_is_one_line_of_its_own(checked: list[Checked]) -> None:
    for line in machine.to_github(checked, everything=True):
        assert "\n" not in line
        assert "\r" not in line
        assert re.match(r"::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+", line)


@given(checked=drafts())
def test_nothing_of_a_draft_becomes_markup_of_the_page(checked: list[Checked]) -> None:
    page = to_html(checked)

    assert page.count("<b>") == page.count("</b>") == page.count("<article")
    assert "<script" not in page


@given(checked=drafts())
def test_json_has_every_promised_field(checked: list[Checked]) -> None:
    for draft in json.loads(machine.to_json(checked, everything=True))["drafts"]:
        for finding in draft["findings"]:
            assert {
                "type", "severity", "line", "column", "start", "end", "draft_words",
                "source_words", "key", "message", "suggestion",
            } <= set(finding)  # fmt: skip


@pytest.mark.parametrize("raw", ["a\x0bb \x00 c\nsecond", "one\n\n\nfour", ""])
def test_any_draft_becomes_a_document(raw: str) -> None:
    assert to_word(Checked("a.md", raw, ()), None).startswith(b"PK")
