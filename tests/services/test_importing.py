"""A bulk import does what adding one by one does, can be stopped anywhere, and taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from claimsdb.errors import ConflictError, InputError
from claimsdb.services import import_lines, indexing, searching
from claimsdb.services.importing import import_file, undo_import
from claimsdb.services.opening import OpenBase
from claimsdb.services.statements import NewQuote, add_quote
from claimsdb.storage.models import (
    Batch,
    Claim,
    Figure,
    ImportRun,
    Key,
    Quote,
    Source,
    Speaker,
    SpeakerName,
    Statement,
    Topic,
)
from claimsdb.text.folding import digest


def write(path: Path, lines: Iterable[dict[str, Any] | str]) -> Path:
    path.write_text(
        "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines),
        encoding="utf-8",
    )
    return path


def many(count: int) -> list[dict[str, Any]]:
    return [
        {
            "speaker": f"Speaker {number % 7}",
            "words": f"Sentence number {number} about the harbour",
            "source": {"title": f"Log {number % 3}", "issued": "1912"},
        }
        for number in range(count)
    ]


def found(base: OpenBase, words: str) -> list[str]:
    with base.reading() as session:
        return [hit.words for hit in searching.search(session, words).hits]


def problems(base: OpenBase) -> list[str]:
    with base.reading() as session:
        return indexing.verify(session)


def test_the_least_line_becomes_a_statement_that_is_found(base: OpenBase, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", [{"speaker": "Plato", "words": "Courage is knowing."}])

    done = import_file(base, path)

    assert (done.added, done.duplicates, done.broken_count) == (1, 0, 0)
    assert found(base, "courage knwing") == ["Courage is knowing."]
    assert problems(base) == []


def test_an_import_makes_the_rows_that_adding_makes(base: OpenBase, tmp_path: Path) -> None:
    words = "It’s a “no-brainer” at 10.3 per cent"
    columns = [c.key for c in Quote.__table__.columns if c.key not in ("id", "statement_id")]
    path = write(
        tmp_path / "a.jsonl",
        [
            {
                "speaker": "Dr Ada Example",
                "words": words,
                "said_on": "1912-04?",
                "topics": ["Harbours"],
                "claims": ["The harbour is deep."],
                "source": {"container-title": "The Log", "issued": "1912", "title": "Deep"},
            }
        ],
    )
    import_file(base, path)
    with base.writing("add quote") as session:
        add_quote(
            session,
            NewQuote(
                words=words + " today",
                speaker="Ada Example",
                said_on="1912-04?",
                find_figures=False,
            ),
        )

    with base.reading() as session:
        one, other = session.scalars(select(Quote).order_by(Quote.id)).all()
        for column in columns:
            if column not in ("words", "digest", "source_id"):
                assert getattr(one, column) == getattr(other, column), column
        assert one.digest == digest(words)
        first, second = one.statement, other.statement
        assert first.speaker_id == second.speaker_id
        assert (first.said_on, first.said_on_first, first.said_on_last) == (
            second.said_on,
            second.said_on_first,
            second.said_on_last,
        )
        speaker = session.scalars(select(Speaker)).one()
        assert (speaker.kind, speaker.name, speaker.sort_name) == (
            "person",
            "Ada Example",
            "Example, Ada",
        )
        assert session.get_one(Key, speaker.key).row_id == speaker.id
        source = session.scalars(select(Source)).one()
        assert (source.container_title, source.issued_first) == ("The Log", -21185)
        assert session.scalars(select(Topic.name)).all() == ["Harbours"]
        assert session.scalars(select(Claim.text)).all() == ["The harbour is deep."]


def test_figures_of_a_line_are_kept_exactly(base: OpenBase, tmp_path: Path) -> None:
    figure = {"start": 3, "end": 8, "printed": "10.30", "value": "10.30", "unit": "%"}
    path = write(
        tmp_path / "a.jsonl", [{"speaker": "Plato", "words": "up 10.30", "figures": [figure]}]
    )

    import_file(base, path)

    with base.reading() as session:
        kept = session.scalars(select(Figure)).one()
        assert (str(kept.value), kept.value_real, kept.comparator) == ("10.30", 10.3, "=")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "no JSON object"),
        ({"speaker": "Plato"}, "no words"),
        ({"words": "Courage"}, "no speaker"),
        ({"speaker": "Plato", "words": "   "}, "needs words"),
        ({"speaker": "Plato", "words": "a\u0000b"}, "control character"),
        ({"speaker": "Plato", "words": "Courage", "said_on": "2023-13"}, "not a date"),
        ({"speaker": "Plato", "words": "Courage", "mode": "sung"}, "mode"),
        ({"speaker": "Plato", "words": "Courage", "state": "verified"}, "verified"),
        ({"speaker": "Plato", "words": "Courage", "lead_in": "he has"}, "lead_in"),
        ({"speaker": "Plato", "words": "Courage", "locator": "3"}, "locator"),
        ({"speaker": "Plato", "words": "Courage", "source": {"type": "book"}}, "source"),
        ({"speaker": "Plato", "words": "Courage", "figures": [{"value": "NaN"}]}, "figures"),
        ({"speaker": "Plato", "words": "Courage", "topics": "pay"}, "topics"),
        ({"speaker": "...", "words": "Courage"}, "name"),
    ],
)
def test_a_broken_line_is_reported_by_number_and_the_rest_is_in(
    base: OpenBase, tmp_path: Path, line: dict[str, Any] | str, reason: str
) -> None:
    whole = {"speaker": "Plato", "words": "Courage is knowing."}
    path = write(tmp_path / "a.jsonl", [line, "", whole])

    done = import_file(base, path)

    assert (done.added, done.broken_count) == (1, 1)
    assert done.broken[0].number == 1
    assert reason in done.broken[0].reason
    assert problems(base) == []


def test_a_name_that_two_speakers_share_is_not_guessed(base: OpenBase, tmp_path: Path) -> None:
    with base.writing("add speaker") as session:
        from claimsdb.services.speakers import add_speaker

        add_speaker(session, "Ada Example")
        add_speaker(session, "Ada Example", same_name=True)
    path = write(tmp_path / "a.jsonl", [{"speaker": "Ada Example", "words": "Which one?"}])

    done = import_file(base, path)

    assert done.batch_id is None
    assert "more than one speaker" in done.broken[0].reason


def test_the_same_words_from_one_source_are_in_once(base: OpenBase, tmp_path: Path) -> None:
    line = {"speaker": "Plato", "words": "It's a no-brainer.", "source": {"title": "Laws"}}
    other = {**line, "words": "It’s a no brainer", "source": {"title": "Laws"}}
    elsewhere = {**line, "source": {"title": "Letters"}}
    path = write(tmp_path / "a.jsonl", [line, other, elsewhere])

    first = import_file(base, path)
    again = import_file(base, write(tmp_path / "b.jsonl", [elsewhere, other, line, line]))

    assert (first.added, first.duplicates) == (2, 1)
    assert (again.added, again.duplicates, again.batch_id) == (0, 4, None)


def test_unknown_fields_are_counted(base: OpenBase, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", [{"speaker": "Plato", "words": "Hm.", "colour": "red"}])

    assert import_file(base, path).ignored == {"colour": 1}


def test_keys_are_numbered_past_those_that_were_ever_given(base: OpenBase, tmp_path: Path) -> None:
    lines = [{"speaker": "Plato", "words": f"Courage {n}", "said_on": "1912"} for n in range(3)]

    import_file(base, write(tmp_path / "a.jsonl", lines[:2]))
    import_file(base, write(tmp_path / "b.jsonl", lines))

    with base.reading() as session:
        keys = session.scalars(select(Statement.key).order_by(Statement.id)).all()
    assert keys == ["plato-1912-courage", "plato-1912-courage-2", "plato-1912-courage-3"]


def test_a_killed_import_goes_on_where_it_stopped(
    base: OpenBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.jsonl", many(50))

    def stop(done: int, _: int) -> None:
        if done > path.stat().st_size // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(base, path, chunk=10, progress=stop)
    with base.reading() as session:
        half = session.scalar(select(func.count()).select_from(Statement))
    done = import_file(base, path, chunk=10)

    assert half is not None
    assert 0 < half < 50
    assert done.resumed
    assert done.added == 50 - half
    assert problems(base) == []
    with base.reading() as session:
        assert session.scalars(select(ImportRun.state)).all() == ["done"]
        assert session.scalar(select(func.count()).select_from(Batch)) == 1


def test_a_long_file_is_read_by_a_second_process(
    base: OpenBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_lines, "LONG", 1)
    path = write(tmp_path / "a.jsonl", [*many(30), "{"])

    done = import_file(base, path, chunk=7)

    assert (done.added, done.broken[0].number) == (30, 31)
    assert problems(base) == []
    with base.reading() as session:
        # An empty base got its indexes last, and got them all.
        names = set(session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'index'")))
    assert {"ix_quote_digest", "ix_statement_speaker_id", "uq_quote_statement_id_seq"} <= names


def test_an_import_is_taken_back_for_good_and_its_keys_stay_taken(
    base: OpenBase, tmp_path: Path
) -> None:
    with base.writing("add quote") as session:
        add_quote(session, NewQuote(words="Here before", speaker="Speaker 1"), create=True)
    done = import_file(base, write(tmp_path / "a.jsonl", many(20)), chunk=6)
    assert done.batch_id is not None

    with base.writing("undo") as session:
        rows = undo_import(session, session.get_one(Batch, done.batch_id))

    assert rows == 20 + 20 + 6 * 2 + 3
    assert problems(base) == []
    assert found(base, "harbour") == []
    with base.reading() as session:
        assert session.scalars(select(Statement.key)).one().startswith("1-nd")
        assert session.scalars(select(SpeakerName.name)).all() == ["Speaker 1"]
        retired = session.scalars(select(Key.key).where(Key.kind == "statement")).all()
        assert len(retired) == 20
        assert not session.scalars(
            text("SELECT name FROM sqlite_master WHERE name LIKE 'undo%'")
        ).all()
    again = import_file(base, write(tmp_path / "a.jsonl", many(20)))
    assert again.added == 20
    with base.reading() as session:
        assert not set(session.scalars(select(Statement.key))) & set(retired)


def test_an_undo_is_refused_when_something_hangs_on_the_import(
    base: OpenBase, tmp_path: Path
) -> None:
    done = import_file(base, write(tmp_path / "a.jsonl", many(3)))
    with base.writing("add quote") as session:
        add_quote(session, NewQuote(words="Later words", speaker="Speaker 1"))

    with pytest.raises(ConflictError), base.writing("undo") as session:
        undo_import(session, session.get_one(Batch, done.batch_id))

    assert problems(base) == []
    assert len(found(base, "harbour")) == 3


def test_a_file_that_is_not_there_is_refused(base: OpenBase, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file"):
        import_file(base, tmp_path / "none.jsonl")


def test_what_the_importer_writes_past_the_models_is_all_there() -> None:
    assert set(import_lines.PLAIN) <= {column.key for column in Quote.__table__.columns}
