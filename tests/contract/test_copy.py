"""A base goes from one engine to the other and back with nothing changed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select, text

from claimsdb.citations.registry import FORMATS
from claimsdb.cli import main
from claimsdb.errors import InputError
from claimsdb.services import (
    copying,
    exporting,
    searching,
    seeding,
    statements,
    undoing,
    verifying,
)
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings
from claimsdb.storage.models import Base, Change, Statement


def copy(source: str, target: str) -> list[copying.CopiedTable]:
    return copying.copy(
        read_settings(source, "tester"),
        read_settings(target, "tester"),
        notice=lambda _: None,
        progress=lambda _done, _total: None,
    )


@pytest.fixture
def new_url(server: str, tmp_path: Path) -> Callable[[str], str]:
    """Makes the URL of a base that is not there yet, on the engine that is named."""

    def make(engine: str) -> str:
        name = f"c{uuid.uuid4().hex}"
        if engine == "sqlite":
            return f"sqlite:///{tmp_path / name}.db"
        import psycopg

        plain = server.format("postgres").replace("+psycopg", "")
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return server.format(name)

    return make


def fill(base: OpenBase) -> None:
    """Records of every kind, some taken back, with ids that are used up and gone."""
    with base.writing("init --seed") as session:
        seeding.load(session)
    for words in ("We are ready to talk to Łódź.", "Gone again, with 10.30 per cent."):
        with base.writing("add quote") as session:
            statements.add_quote(session, statements.NewQuote(words=words, speaker="BMA"))
    with base.writing("undo") as session:
        undoing.undo(session, author="tester")


def exported(url: str) -> str:
    with open_base(read_settings(url, "tester")) as base, base.reading() as session:
        assert verifying.verify(session) == []
        return "".join(FORMATS["jsonl"].write(exporting.export(session)))


@pytest.mark.parametrize(
    "way", [("sqlite", "postgresql", "sqlite"), ("postgresql", "sqlite", "postgresql")]
)
def test_there_and_back_again_nothing_has_changed(
    new_url: Callable[[str], str], way: tuple[str, str, str]
) -> None:
    first, second, third = map(new_url, way)
    with open_base(read_settings(first, "tester")) as base:
        fill(base)

    there = copy(first, second)
    back = copy(second, third)

    assert there == back
    assert {table.table for table in there if table.rows} > {"statement", "figure", "change"}
    assert exported(first) == exported(second) == exported(third)


@pytest.mark.parametrize("engines", [("sqlite", "postgresql"), ("postgresql", "sqlite")])
def test_a_copy_is_the_base_itself_and_goes_on_from_there(
    new_url: Callable[[str], str], engines: tuple[str, str]
) -> None:
    first, second = map(new_url, engines)
    with open_base(read_settings(first, "tester")) as base:
        fill(base)
        with base.reading() as session:
            uuid_before = session.scalars(select(Base.uuid)).one()
            last = max(session.scalars(select(Statement.id)))
            changes = len(session.scalars(select(Change.id)).all())

    copy(first, second)

    with open_base(read_settings(second, "tester")) as base:
        with base.reading() as session:
            assert session.scalars(select(Base.uuid)).one() == uuid_before
            assert len(session.scalars(select(Change.id)).all()) == changes
            assert searching.search(session, "redy to talk Lodz").hits
        with base.writing("add quote") as session:
            new = statements.NewQuote(words="A new one.", speaker="BMA")
            assert statements.add_quote(session, new).statement.id > last
        with base.writing("undo") as session:
            undoing.undo(session, author="tester")
        with base.reading() as session:
            assert verifying.verify(session) == []


def test_a_base_with_records_is_not_copied_over(new_url: Callable[[str], str]) -> None:
    first, second = new_url("sqlite"), new_url("postgresql")
    for url in (first, second):
        with open_base(read_settings(url, "tester")) as base:
            fill(base)
    before = exported(second)

    with pytest.raises(InputError, match="holds records"):
        copy(first, second)

    assert exported(second) == before


def test_a_base_that_is_not_there_is_not_copied(new_url: Callable[[str], str]) -> None:
    with pytest.raises(InputError, match="no base"):
        copy(new_url("sqlite"), new_url("postgresql"))


def test_rows_that_change_on_the_way_stop_the_copy(new_url: Callable[[str], str]) -> None:
    first, second = new_url("sqlite"), new_url("postgresql")
    with open_base(read_settings(first, "tester")) as base:
        fill(base)
    with open_base(read_settings(second, "tester")) as base, base.writing("test") as session:
        session.execute(
            text(
                "CREATE FUNCTION other() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN NEW.said_on := '1999'; RETURN NEW; END $$"
            )
        )
        session.execute(
            text(
                "CREATE TRIGGER other BEFORE INSERT ON statement "
                "FOR EACH ROW EXECUTE FUNCTION other()"
            )
        )

    with pytest.raises(Exception, match="copy of statement is not what was sent"):
        copy(first, second)

    with open_base(read_settings(second, "tester")) as base, base.reading() as session:
        assert session.scalars(select(Statement.id)).all() == []


def test_the_command_names_each_table_with_its_rows(new_url: Callable[[str], str]) -> None:
    first, second = new_url("sqlite"), new_url("postgresql")
    with open_base(read_settings(first, "tester")) as base:
        fill(base)

    result = CliRunner().invoke(main, ["copy", first, second])

    assert result.exit_code == 0, result.output
    assert "statement" in result.stdout
