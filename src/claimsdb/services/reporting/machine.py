"""Findings for programs: our own JSON, GitHub annotations, and JUnit for build servers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree

from claimsdb.compare.findings import Severity
from claimsdb.services.findings import Finding
from claimsdb.services.reporting.checked import Checked, sentence


def to_json(drafts: Sequence[Checked], *, everything: bool = False) -> str:
    """The shape that scripts rely on; without `everything` only `exact` is left out."""
    shape = {
        "drafts": [
            {"file": one.file, "findings": [it.json() for it in one.shown(everything)]}
            for one in drafts
        ]
    }
    return json.dumps(shape, ensure_ascii=False, indent=2)


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_github(drafts: Iterable[Checked], *, everything: bool = False) -> Iterator[str]:
    """Workflow commands, a line a finding, which GitHub shows beside the changed lines."""
    for draft in drafts:
        for one in draft.findings:
            if one.severity not in _COMMANDS or (one.quiet and not everything):
                continue
            place = f"file={_property(draft.file)},line={one.line},col={one.column}"
            if one.end_line:
                place += f",endLine={one.end_line}"
                if one.end_line == one.line:
                    place += f",endColumn={one.end_column}"
            title = _property(one.type.value.replace("-", " "))
            yield f"::{_COMMANDS[one.severity]} {place},title={title}::{_data(sentence(one))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def to_junit(drafts: Sequence[Checked], *, fail_on: Severity, everything: bool = False) -> str:
    """A suite a draft, a case a finding; what is at or above `fail_on` fails."""
    root = ElementTree.Element("testsuites", name="claimsdb check")
    total = failed = 0
    for draft in drafts:
        cases = [one for one in draft.findings if everything or not one.quiet]
        wrong = [one for one in cases if one.fails(fail_on)]
        total, failed = total + len(cases), failed + len(wrong)
        suite = ElementTree.SubElement(
            root, "testsuite", name=_plain(draft.file), tests=str(len(cases)),
            failures=str(len(wrong)), errors="0", skipped="0",
        )  # fmt: skip
        for one in cases:
            _case(suite, draft.file, one, one.fails(fail_on))
    root.set("tests", str(total))
    root.set("failures", str(failed))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(
        root, encoding="unicode"
    )


def _case(suite: ElementTree.Element, file: str, one: Finding, fails: bool) -> None:
    name = f"{one.line}:{one.column} {one.type.value}"
    case = ElementTree.SubElement(
        suite, "testcase", classname=_plain(file), name=name, file=_plain(file),
        line=str(one.line),
    )  # fmt: skip
    said = _plain(sentence(one))
    if fails:
        failure = ElementTree.SubElement(case, "failure", type=one.type.value, message=said)
        failure.text = _plain(f"draft: {one.draft_words}\nsource: {one.source_words or ''}")
    else:
        ElementTree.SubElement(case, "system-out").text = said


def _plain(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(
        c for c in text if c in "\t\n" or (" " <= c <= "\ud7ff") or ("\ue000" <= c <= "\ufffd")
        or c > "\uffff"
    )  # fmt: skip
