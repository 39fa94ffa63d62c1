"""A draft with what a check found in it: what every report is made of."""

from __future__ import annotations

from dataclasses import dataclass

from claimsdb.services.findings import Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """One draft: the name it goes by, its text as typed, and its findings in order."""

    file: str
    raw: str
    findings: tuple[Finding, ...]

    def shown(self, everything: bool) -> list[Finding]:
        """The findings that a report lists: without `everything`, no `exact` ones."""
        return [one for one in self.findings if everything or one.severity.value != "ok"]


def sentence(finding: Finding) -> str:
    """A finding in one line, for programs that show a line."""
    name = finding.type.value.replace("-", " ")
    words = " ".join(finding.draft_words.split())
    quoted = words if len(words) <= 80 else f"{words[:78].rsplit(' ', 1)[0]} …"
    parts = [f"{name}: {finding.message}" if finding.message else name, f"“{quoted}”"]
    about = [part for part in (finding.speaker, finding.source, finding.key) if part]
    if about and finding.key:
        parts.append(f"({', '.join(about)})")
    if finding.paste and finding.severity.value in ("error", "warning"):
        parts.append(f"paste: {' '.join(finding.paste.split())}")
    return " ".join(parts)


def standing(finding: Finding) -> str:
    """What the held words rest on, so that nothing looks surer than it is."""
    if finding.state == "not in the base":
        return f"{finding.source}, a file beside the draft"
    basis = {
        "recording": "from a recording",
        "official record": "from the official record",
        "transcript": "from a transcript; no recording held",
        "report": "as one source prints it; no recording held",
        "second-hand": "second-hand; no recording held",
    }.get(finding.basis or "", "basis unknown")
    return f"{finding.source} · {basis} · {finding.state}"
