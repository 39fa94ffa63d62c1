"""The schema goes forwards and back with rows in it, and is what the models say."""

from __future__ import annotations

import ast
import re
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from claimsdb import resources
from claimsdb.errors import BaseError, NewerBaseError
from claimsdb.services import seeding
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import Settings, read_settings
from claimsdb.storage import migrate
from claimsdb.storage.engine import make_engine
from claimsdb.storage.models import Model

VERSIONS = sorted((resources.migrations() / "versions").glob("*.py"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings(str(tmp_path / "claims.db"), "tester")


def test_the_head_is_the_constant_that_search_checks() -> None:
    script = ScriptDirectory(str(resources.migrations()))

    assert script.get_heads() == [resources.HEAD_REVISION]


def test_the_migrated_schema_is_what_the_models_say(settings: Settings) -> None:
    migrate.upgrade(settings.url)
    engine = make_engine(settings.url)

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": _no_search_tables}
        )
        assert compare_metadata(context, Model.metadata) == []
    engine.dispose()


def _no_search_tables(name: str | None, type_: str, _: object) -> bool:
    return not (type_ == "table" and (name or "").startswith("search_"))


def test_the_schema_goes_back_and_forth_with_rows_in_it(settings: Settings) -> None:
    with open_base(settings) as base, base.writing("init --seed") as session:
        seeding.load(session)

    migrate.downgrade(settings.url, "base")
    assert migrate.condition(settings.url) is migrate.Condition.ABSENT

    with open_base(settings) as base, base.writing("init --seed") as session:
        assert seeding.load(session)["statement"] == 11


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_a_migration_never_imports_the_models(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = [
        name.name if isinstance(node, ast.Import) else node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in node.names
    ]

    assert not [module for module in imported if module.startswith("claimsdb")]


def test_every_constraint_has_a_name_of_the_convention(settings: Settings) -> None:
    migrate.upgrade(settings.url)
    connection = sqlite3.connect(settings.path or "")
    tables = [sql for (sql,) in connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL "
        "AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
    )]  # fmt: skip
    connection.close()

    unnamed = [
        line
        for sql in tables
        for line in sql.splitlines()
        if re.match(r"\s*(CHECK|FOREIGN KEY|UNIQUE|PRIMARY KEY)\b", line)
    ]
    assert unnamed == []


def test_a_newer_base_is_refused_with_a_hint(settings: Settings) -> None:
    migrate.upgrade(settings.url)
    connection = sqlite3.connect(settings.path or "")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()

    with pytest.raises(NewerBaseError) as refused:
        open_base(settings)

    assert refused.value.hint is not None
    assert "upgrade" in refused.value.hint


def test_a_schema_that_there_is_not_is_refused(settings: Settings) -> None:
    with pytest.raises(BaseError, match="no schema"):
        migrate.downgrade(settings.url, "0042")


def test_a_migration_that_would_orphan_rows_is_not_done(seeded: OpenBase) -> None:
    with (
        pytest.raises(BaseError, match="without its"),
        migrate.migration_connection(seeded.settings.url) as connection,
    ):
        connection.exec_driver_sql("DELETE FROM speaker")

    with seeded.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM speaker").scalar() == 6


def test_the_flat_views_are_there_for_other_tools(seeded: OpenBase) -> None:
    connection = sqlite3.connect(seeded.settings.path or "")
    rows = connection.execute(
        "SELECT speaker, words, said_from, said_until FROM quotes_flat "
        "WHERE statement_key = 'barclay-2023-fair-pay'"
    ).fetchall()
    figures = connection.execute(
        "SELECT value, value_exact, unit FROM figures_flat WHERE printed = '10.3 per cent'"
    ).fetchall()
    connection.close()

    assert rows == [(
        "Steve Barclay",
        ("received a fair and reasonable pay rise as recommended by the independent pay review "
        "bodies"),
        "2023-09-01",
        "2023-09-30",
    )]  # fmt: skip
    assert figures == [(10.3, "10.3", "%")]
