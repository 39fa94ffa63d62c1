"""BibLaTeX, BibTeX, RIS and CSL-JSON, each read back by readers that are not ours."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimsdb.citations.csl import TYPES
from claimsdb.citations.csl_source import NAME_ROLES
from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord
from claimsdb.citations.registry import FORMATS
from claimsdb.citations.tree import read_record

Statement = Callable[[str], CitationRecord]
Pandoc = Callable[[bytes | str, str, str], Any]


def _written(name: str, records: list[CitationRecord], options: Options | None = None) -> str:
    return "".join(FORMATS[name].write(records, options))


def _squeezed(value: Any) -> Any:
    """Runs of spaces as one, which is all that pandoc keeps of them."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _bib_entries(text: str) -> dict[str, dict[str, str]]:
    library = importlib.import_module("bibtexparser").parse_string(text)
    assert not library.failed_blocks
    return {
        entry.key: {"@": entry.entry_type, **{f.key: str(f.value) for f in entry.fields}}
        for entry in library.entries
    }


def _ris_entries(text: str) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in importlib.import_module("rispy").loads(text)}


@pytest.mark.parametrize("name", ["biblatex", "bibtex"])
def test_bibtexparser_reads_every_entry(name: str, statements: list[CitationRecord]) -> None:
    entries = _bib_entries(_written(name, statements))

    assert list(entries) == [record.key for record in statements]


def test_a_quotation_in_a_news_story_names_reporter_speaker_and_words(
    statement: Statement,
) -> None:
    entries = _bib_entries(_written("biblatex", [statement("placeholder-2021-bridge")]))

    entry = entries["placeholder-2021-bridge"]
    assert (entry["@"], entry["entrysubtype"]) == ("article", "newspaper")
    assert entry["author"] == "Reporter, Rita and Bloggs-Sample, Jo"
    assert (entry["namea"], entry["nameatype"]) == ("Placeholder, Petra", "speaker")
    assert entry["title"] == "Minister defends the {NHS} bridge"
    assert "“The bridge will cost 12.5 million pounds, \\& not a penny more" in entry["annotation"]
    assert not {"location", "venue", "eventdate"} & entry.keys()


def test_a_story_without_title_outlet_and_author_is_a_misc(statement: Statement) -> None:
    entries = _bib_entries(_written("biblatex", [statement("barclay-2023-fair-pay")]))

    entry = entries["barclay-2023-fair-pay"]
    assert (entry["@"], entry["title"], entry["date"]) == ("misc", "[News article]", "2023-10?")
    assert not {"author", "journaltitle", "publisher", "url"} & entry.keys()


def test_a_speech_has_its_event_and_its_speaker_for_author(statement: Statement) -> None:
    entries = _bib_entries(_written("biblatex", [statement("placeholder-2020-conference")]))

    entry = entries["placeholder-2020-conference"]
    assert (entry["@"], entry["author"]) == ("unpublished", "Placeholder, Petra")
    assert entry["eventtitle"] == "Conference of Examples"
    assert (entry["venue"], entry["eventdate"]) == ("Sampleton", "2020-10-01")


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("placeholder-2021-post", "online"),
        ("placeholder-2020-morning", "misc"),
        ("union-2020-report", "report"),
        ("placeholder-2020-hearing", "misc"),  # nobody is named as its author
    ],
)
def test_each_kind_of_source_has_its_entry_type(key: str, kind: str, statement: Statement) -> None:
    assert _bib_entries(_written("biblatex", [statement(key)]))[key]["@"] == kind


def test_with_related_entries_each_source_stands_once(statements: list[CitationRecord]) -> None:
    bridge = next(one for one in statements if one.key == "placeholder-2021-bridge")
    text = _written("biblatex", [*statements, bridge], Options(related=True))

    keys = re.findall(r"^@\w+{(.+),$", text, re.MULTILINE)
    assert keys.count("reporter-2021-bridge") == 1
    assert "  related = {reporter-2021-bridge},\n  relatedstring = {quoted in}," in text


def test_indirect_speech_is_no_title_for_a_style_to_quote(statement: Statement) -> None:
    text = _written("biblatex", [statement("union-2021-strike")], Options(related=True))

    entry = _bib_entries(text)["union-2021-strike"]
    assert entry["title"] == "[Statement, reported indirectly]"
    assert entry["relatedstring"] == "reported in"


@pytest.mark.parametrize(
    "options", [Options(), Options(related=True), Options(by="source")], ids=str
)
def test_biber_finds_nothing_to_say_about_dated_sources(
    options: Options, statements: list[CitationRecord], tmp_path: Path
) -> None:
    biber = shutil.which("biber")
    if biber is None:
        pytest.skip("no biber here (apt-get install biber)")
    dated = [record for record in statements if record.source]
    bib = tmp_path / "statements.bib"
    bib.write_text(_written("biblatex", dated, options), encoding="utf-8")

    done = subprocess.run(
        [biber, "--tool", "--validate-datamodel", "--output-file", "read.bib", bib.name],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    told = [line for line in done.stdout.splitlines() if not line.startswith("INFO")]
    assert (done.returncode, told) == (0, [])


def test_pandoc_reads_biblatex_with_nothing_lost(
    statements: list[CitationRecord], pandoc: Pandoc
) -> None:
    items = {
        item["id"]: item
        for item in pandoc(_written("biblatex", statements), "biblatex", "csljson")
    }

    assert list(items) == [record.key for record in statements]
    bridge = items["placeholder-2021-bridge"]
    assert bridge["type"] == "article-newspaper"
    assert bridge["author"][1] == {"family": "Bloggs-Sample", "given": "Jo"}
    assert bridge["URL"] == "https://gazette.example/bridge?a=1&b=50%25"
    assert bridge["issued"] == {"date-parts": [[2021, 3, 3]]}
    assert "& not a penny more; 100% of it" in bridge["annote"]
    assert "{such as ours} prove nothing_at_all." in items["muster-2019-sample-sizes"]["annote"]
    assert items["placeholder-2020-conference"]["type"] == "speech"
    assert items["union-2020-report"]["author"] == [
        {"literal": "Sample Workers’ Union, Research & Data"}
    ]


def test_rispy_reads_every_record_and_every_note(statements: list[CitationRecord]) -> None:
    entries = _ris_entries(_written("ris", statements))

    assert list(entries) == [record.key for record in statements]
    bridge = entries["placeholder-2021-bridge"]
    assert bridge["type_of_reference"] == "NEWS"
    assert bridge["authors"] == ["Reporter, Rita", "Bloggs-Sample, Jo"]
    assert (bridge["year"], bridge["date"], bridge["start_page"]) == ("2021", "2021/03/03/", "4")
    assert bridge["abstract"].startswith("“The bridge will cost")
    assert bridge["keywords"] == ["bridges", "speaker: Petra Placeholder"]
    assert any("verified by A. Checker" in note for note in bridge["notes"])
    assert entries["muster-2021-video"]["title"] == "ER - a film"


def test_pandoc_reads_ris(statements: list[CitationRecord], pandoc: Pandoc) -> None:
    items = {item["id"]: item for item in pandoc(_written("ris", statements), "ris", "csljson")}

    assert len(items) == len(statements)
    assert items["placeholder-2021-bridge"]["type"] == "article-newspaper"
    assert items["placeholder-2021-bridge"]["container-title"] == "The Example Gazette"


def test_csl_items_keep_to_the_published_names_and_types(
    statements: list[CitationRecord],
) -> None:
    items = json.loads(_written("csl-json", statements))

    plain = {"id", "type", "title", "container-title", "publisher", "event-title", "event-place"}
    plain |= {"URL", "DOI", "archive_location", "language", "page", "keyword", "note", "annote"}
    for item in items:
        dates = {"issued", "accessed", "event-date"} & item.keys()
        names = item.keys() & set(NAME_ROLES)
        assert not item.keys() - plain - {"custom"} - dates - names
        assert item["type"] in TYPES
        assert all(isinstance(item[field], str) for field in plain & item.keys())
        assert isinstance(item["custom"], dict)
        for name in (one for role in names for one in item[role]):
            assert name.keys() <= {"family", "given", "literal"}
        for date in dates:
            assert item[date].keys() <= {"date-parts", "circa", "literal"}


def test_the_whole_statement_comes_back_from_csl_json(statements: list[CitationRecord]) -> None:
    items = json.loads(_written("csl-json", statements))

    assert [read_record(item["custom"]) for item in items] == statements


def test_pandoc_reads_csl_json(statements: list[CitationRecord], pandoc: Pandoc) -> None:
    read = pandoc(_written("csl-json", statements), "csljson", "csljson")

    given = {item["id"]: item for item in json.loads(_written("csl-json", statements))}
    for item in read:
        for author in item.get("author", []):  # pandoc takes "de la" off the family name
            particle = author.pop("non-dropping-particle", None)
            author |= {"family": f"{particle} {author['family']}"} if particle else {}
        for field in ("type", "title", "container-title", "author", "URL", "DOI", "publisher"):
            assert _squeezed(item.get(field)) == _squeezed(given[item["id"]].get(field))


def test_what_is_unknown_is_in_no_item(statement: Statement) -> None:
    (item,) = json.loads(_written("csl-json", [statement("barclay-2023-fair-pay")]))

    assert item["issued"] == {"date-parts": [[2023, 10]], "circa": True}
    assert not {"title", "container-title", "publisher", "author", "URL"} & item.keys()


@pytest.mark.parametrize("name", ["csl-json", "biblatex", "bibtex", "ris"])
def test_one_entry_a_source_has_every_quotation_in_its_note(
    name: str, statements: list[CitationRecord]
) -> None:
    bridge = next(one for one in statements if one.key == "placeholder-2021-bridge")
    other = read_record(
        {"key": "second", "speaker": "B. Body", "words": "Nonsense.", "source": None}
        | {"source": {"key": "reporter-2021-bridge"}}
    )

    text = _written(name, [bridge, other], Options(by="source"))

    ids = re.findall(r'(?:^@\w+{|^ID  - |"id": ")([\w-]+)', text, re.MULTILINE)
    assert ids == ["reporter-2021-bridge", "weekly-2021-bridge"]
    assert "Nonsense." in text.split("weekly-2021-bridge")[0]
