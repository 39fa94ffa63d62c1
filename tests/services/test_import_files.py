"""Files of other tools in a base: what is the same, what is not, and what a person decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from claimsdb.citations.registry import FORMATS
from claimsdb.errors import InputError
from claimsdb.services import exporting, import_files, merging, splitting, undoing, verifying
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.services.received import Received
from claimsdb.services.statements import NewQuote, add_quote
from claimsdb.settings import read_settings
from claimsdb.storage.models import Batch, Quote, Source, Statement

HEADER = "speaker,words,said_on,url,title,outlet,issued\n"


def bring(
    base: OpenBase,
    folder: Path,
    text: str,
    name: str = "f.csv",
    *,
    strict: bool = False,
    dry_run: bool = False,
) -> Received:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return import_files.bring_in(
        base, path, import_files.format_of(path), strict=strict, dry_run=dry_run
    )


def count(base: OpenBase, kind: type[Statement] | type[Source] | type[Quote]) -> int:
    with base.reading() as session:
        query = select(func.count()).select_from(kind).where(kind.deleted_at.is_(None))
        return session.scalar(query) or 0


def test_the_same_file_twice_adds_nothing_the_second_time(base: OpenBase, tmp_path: Path) -> None:
    text = HEADER + "A. Body,We closed 240 beds.,2023,https://n.example/1,,,\n"

    first = bring(base, tmp_path, text)
    again = bring(base, tmp_path, text)

    assert (first.new["statement"], again.new["statement"]) == (1, 0)
    assert again.same["statement"] == 1
    assert again.batch_id is None


def test_two_figures_or_a_negation_apart_are_two_statements(
    base: OpenBase, tmp_path: Path
) -> None:
    told = bring(
        base,
        tmp_path,
        HEADER + "A. Body,We have closed 240 beds since April this year,,,,,\n"
        "A. Body,We have closed 420 beds since April this year,,,,,\n"
        "A. Body,We have not closed 240 beds since April this year,,,,,\n",
    )

    assert told.new["statement"] == 3
    assert told.alike == []


def test_words_that_look_the_same_are_told_until_a_person_decides(
    base: OpenBase, tmp_path: Path
) -> None:
    one = "We have closed 240 beds in this hospital since April"
    bring(base, tmp_path, f"speaker,words,key\nA. Body,{one},one-key\n")
    text = f"speaker,words,key\nA. Body,{one} of this year,other-key\n"

    told = bring(base, tmp_path, text, "g.csv")

    assert len(told.alike) == 1
    assert "claimsdb merge one-key other-key" in told.alike[0]
    with base.writing("split") as session:
        splitting.keep_apart(session, "one-key", "other-key")

    assert bring(base, tmp_path, text, "g.csv").alike == []


def test_what_a_person_typed_is_completed_and_never_overwritten(
    base: OpenBase, tmp_path: Path
) -> None:
    with base.writing("add quote") as session:
        add_quote(
            session,
            NewQuote(
                words="We closed 240 beds.", speaker="A. Body", said_on="2023",
                source="https://n.example/1",
            ),
            create=True,
        )  # fmt: skip

    told = bring(
        base,
        tmp_path,
        HEADER + "A. Body,We closed 240 beds.,2023-04-05,https://n.example/1/?utm_source=x,"
        "Beds,The Paper,2023-04-06\n",
    )

    assert told.new["statement"] == 0
    (differing,) = [line for line in told.differing if "said_on" in line]
    assert "stays '2023'" in differing
    with base.reading() as session:
        source = session.scalars(select(Source)).one()
        assert (source.title, source.container_title) == ("Beds", "The Paper")
        assert source.url == "https://n.example/1"


def test_another_source_of_the_same_words_is_another_printing(
    base: OpenBase, tmp_path: Path
) -> None:
    told = bring(
        base,
        tmp_path,
        HEADER + "A. Body,We closed 240 beds.,2023,https://n.example/1,,,\n"
        "A. Body,We closed 240 beds.,2023,https://n.example/2,,,\n"
        "A. Body,We closed 240 beds.,2021,https://n.example/3,,,\n",
    )

    assert told.new["statement"] == 2
    assert count(base, Quote) == 3


def test_sources_are_one_by_address_doi_or_title_outlet_and_date(
    base: OpenBase, tmp_path: Path
) -> None:
    text = """
@article{a, title={Beds}, journal={The Paper}, date={2023-04-06}}
@article{b, title={BEDS}, journal={The paper}, date={2023-04-06}}
@article{c, title={Other}, doi={10.1000/ABC}}
@article{d, title={Other}, doi={https://doi.org/10.1000/abc}}
@article{e, title={Beds}, journal={The Paper}, date={2020}}
"""
    told = bring(base, tmp_path, text, "f.bib")

    assert told.new["source"] == 3
    assert count(base, Source) == 3
    assert len(told.alike) == 1
    with base.reading() as session:
        keys = set(session.scalars(select(Source.key)))
    assert keys == {"a", "c", "e"}


def test_a_broken_record_is_told_and_strict_stores_nothing(base: OpenBase, tmp_path: Path) -> None:
    text = HEADER + "A. Body,Good words here,,,,,\nA. Body,Bad date,soonish,,,,\n"

    with pytest.raises(InputError, match="line 3"):
        bring(base, tmp_path, text, strict=True)
    assert count(base, Statement) == 0

    told = bring(base, tmp_path, text)
    assert [where for where, _ in told.broken] == ["line 3"]
    assert count(base, Statement) == 1


def test_a_dry_run_tells_all_and_changes_nothing(base: OpenBase, tmp_path: Path) -> None:
    told = bring(base, tmp_path, HEADER + "A. Body,Good words here,,,,,\n", dry_run=True)

    assert told.new["statement"] == 1
    assert count(base, Statement) == 0
    with base.reading() as session:
        assert session.scalars(select(Batch)).all() == []


def test_a_file_is_one_batch_and_undone_as_one(seeded: OpenBase, tmp_path: Path) -> None:
    before = count(seeded, Statement)
    told = bring(
        seeded, tmp_path, HEADER + "A. Body,Good words here,,,,,\nSteve Barclay,More words,,,,,\n"
    )

    with seeded.writing("undo") as session:
        undoing.undo(session, author="tester", number=told.batch_id)

    assert count(seeded, Statement) == before
    with seeded.reading() as session:
        assert list(verifying.verify(session)) == []


def test_a_record_that_cannot_be_kept_leaves_nothing_behind(
    base: OpenBase, tmp_path: Path
) -> None:
    line = '{"speaker": "New Body", "words": "We won.", "state": "verified"}\n'

    told = bring(base, tmp_path, line, "f.jsonl")

    assert told.broken == [("line 1", "It is verified, but it does not say by whom.")]
    assert told.batch_id is None


@pytest.mark.parametrize("name", ["biblatex", "ris", "csv", "schema-org", "csl-json"])
def test_an_export_imported_where_it_came_from_is_all_known(
    seeded: OpenBase, tmp_path: Path, name: str
) -> None:
    with seeded.reading() as session:
        text = "".join(FORMATS[name].write(exporting.export(session)))
    before = count(seeded, Statement)

    told = bring(seeded, tmp_path, text, f"out.{FORMATS[name].extension}")

    assert told.new["statement"] == 0
    assert told.same["statement"] == 11
    assert count(seeded, Statement) == before


@pytest.fixture
def colleague(tmp_path: Path) -> Path:
    """Another base, with a key that clashes, words that are the same and a field otherwise."""
    path = tmp_path / "colleague.db"
    with (
        open_base(read_settings(str(path), "colleague")) as other,
        other.writing("add quote") as session,
    ):
        for words, key in (("Quite other words here", "shared-key"), ("The same words", "theirs")):
            add_quote(
                session,
                NewQuote(words=words, speaker="A. Body", key=key, said_on="2022"),
                create=True,
            )
    return path


def _ours(base: OpenBase) -> None:
    with base.writing("add quote") as session:
        for words, key in (("Our very own words", "shared-key"), ("The same words", "ours")):
            add_quote(session, NewQuote(words=words, speaker="A. Body", key=key), create=True)


def test_a_colleagues_base_comes_in_without_fusing_what_differs(
    base: OpenBase, tmp_path: Path, colleague: Path
) -> None:
    _ours(base)

    dry = import_files.bring_in(base, colleague, "claimsdb", dry_run=True)
    told = import_files.bring_in(base, colleague, "claimsdb")
    again = import_files.bring_in(base, colleague, "claimsdb")

    assert dry.new_keys == told.new_keys == ["statement shared-key-2"]
    assert told.clashing == ["The key shared-key is taken here; that statement is shared-key-2."]
    assert any("said_on is now '2022'" in line for line in told.filled)
    assert again.new == {}
    with base.reading() as session:
        records = {record.key: record for record in exporting.export(session)}
        assert records["shared-key-2"].origin is not None
        assert records["shared-key-2"].origin.key == "shared-key"
        assert records["ours"].aliases == ("theirs",)


def test_a_base_cannot_be_imported_into_itself(base: OpenBase) -> None:
    assert base.settings.path is not None
    with pytest.raises(InputError):
        import_files.bring_in(base, base.settings.path, "claimsdb")


def test_a_merged_record_is_still_known_by_its_old_key(base: OpenBase, tmp_path: Path) -> None:
    text = "speaker,words,key\nA. Body,We closed the beds,one\nA. Body,We closed our beds,two\n"
    bring(base, tmp_path, text)
    with base.writing("merge") as session:
        merging.merge(session, "one", "two", force=True)

    told = bring(base, tmp_path, text)

    assert told.new["statement"] == 0
