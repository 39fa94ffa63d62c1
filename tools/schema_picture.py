"""Write docs/schema.md: the tables as a picture and as lists, read from the models.

python tools/schema_picture.py docs/schema.md
python tools/schema_picture.py --check docs/schema.md
"""

from __future__ import annotations

import contextlib
import inspect
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import CheckConstraint, Column, Index, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Mapper
from sqlalchemy.schema import CreateIndex

from claimsdb.storage import migrate
from claimsdb.storage.models import Model
from written_page import write_or_check

HEAD = """\
# The tables

What a base holds, read from the models: `make docs` writes this page anew, and the gates compare
it. [architecture.md](architecture.md) says what the words mean.

- Rows that people change carry `revision` (an edit made on an old reading is refused) and
  `deleted_at` (a delete hides and can be undone). They are left out of the lists below.
- Dates are EDTF text, as far as they are known; beside each stand its first and last day, counted
  from 1970-01-01, which are derived and serve filters.
- Numbers are exact: text on SQLite, `NUMERIC` on PostgreSQL. The columns that end in `_real` are
  derived and serve filters.
- No foreign key cascades: what a person typed is never deleted by way of something else.
- The search index has tables of its own, whose names begin with `search_`. They are derived:
  `claimsdb db reindex` builds them from these.
"""
VIEWS = """\
## Two views for other tools

For SQL, pandas, Datasette and whatever else reads a database. They show what is not deleted, and
their columns are a promise: some may be added, none is renamed.
"""
ABOUT_VIEWS = {
    "quotes_flat": "A row a quote, with its statement, speaker and source.",
    "figures_flat": (
        "A row a figure: `value` and `upper` as numbers to reckon with, beside the exact ones."
    ),
}
SILENT = ("revision", "deleted_at")
GROUPS = {
    "What was said": (
        *("speaker", "speaker_name", "position", "source", "source_creator", "source_version"),
        *("statement", "quote", "quote_span"),
    ),
    "What it asserts": (
        *("claim", "statement_claim", "claim_link", "verdict", "figure"),
        *("topic", "statement_topic", "claim_topic"),
    ),
    "Who did what, and where it came from": (
        *("batch", "change", "batch_range", "import_run", "judgement", "key", "origin", "base"),
    ),
}


def page() -> str:
    """The whole page: a picture of each group, then its tables."""
    mappers = {_table(mapper).name: mapper for mapper in Model.registry.mappers}
    listed = {name for names in GROUPS.values() for name in names}
    if lost := listed ^ set(mappers):
        raise SystemExit(f"GROUPS in {__file__} does not fit the models: {sorted(lost)}")
    parts = [HEAD]
    for title, names in GROUPS.items():
        tables = [_table(mappers[name]) for name in names]
        parts.append(f"## {title}\n\n```mermaid\nerDiagram\n{_picture(tables)}```\n")
        parts += [_described(mappers[name]) for name in names]
    parts.append(VIEWS)
    parts += [_view(name, columns) for name, columns in _migrated_views()]
    return "\n".join(parts)


def _migrated_views() -> list[tuple[str, list[str]]]:
    """The views as a new base has them, with their columns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.db"
        migrate.upgrade(f"sqlite:///{path}")
        with contextlib.closing(sqlite3.connect(path)) as base:
            names = base.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY 1")
            return [
                (name, [row[1] for row in base.execute(f"PRAGMA table_info({name})")])
                for (name,) in names.fetchall()
            ]


def _view(name: str, columns: list[str]) -> str:
    listed = ", ".join(f"`{column}`" for column in columns)
    return f"### {name}\n\n{ABOUT_VIEWS[name]}\n\n{listed}\n"


def _table(mapper: Mapper[object]) -> Table:
    table = mapper.local_table
    assert isinstance(table, Table)
    return table


def _columns(table: Table) -> list[Column[object]]:
    derived = ("_first", "_last", "_real")
    return [
        column
        for column in table.columns
        if column.name not in SILENT and not column.name.endswith(derived)
    ]


def _picture(tables: list[Table]) -> str:
    lines = []
    for table in tables:
        for key in sorted(table.foreign_key_constraints, key=lambda key: key.column_keys[0]):
            other = key.referred_table.name
            column = table.columns[key.column_keys[0]]
            many = "o|" if column.nullable else "||"
            lines.append(f'    {other} {many}--o{{ {table.name} : "{column.name}"')
    for table in tables:
        lines.append(f"    {table.name} {{")
        for column in _columns(table):
            mark = " PK" if column.primary_key else " FK" if column.foreign_keys else ""
            lines.append(f"        {_type(column)} {column.name}{mark}")
        lines.append("    }")
    return "\n".join(lines) + "\n"


def _described(mapper: Mapper[object]) -> str:
    table = _table(mapper)
    lines = [f"### {table.name}\n", f"{inspect.getdoc(mapper.class_)}\n"]
    lines += ["| column | type | may be unknown | |", "| --- | --- | --- | --- |"]
    for column in table.columns:
        if column.name in SILENT:
            continue
        target = next(iter(column.foreign_keys), None)
        about = f"→ {target.column.table.name}" if target is not None else ""
        if column.primary_key:
            about = "its own number, never given twice" if column.name == "id" else "primary key"
        unknown = "yes" if column.nullable else ""
        lines.append(f"| `{column.name}` | {_type(column)} | {unknown} | {about} |")
    rules = [*_rules(table)]
    return "\n".join([*lines, "", *(["Held by the table:", "", *rules, ""] if rules else [])])


def _rules(table: Table) -> Iterator[str]:
    checks = [each for each in table.constraints if isinstance(each, CheckConstraint)]
    for check in sorted(checks, key=lambda each: str(each.name)):
        yield f"- `{' '.join(str(check.sqltext).split())}`"
    for column in table.columns:
        if column.unique:
            yield f"- `{column.name}` is unique"
    for index in sorted(table.indexes, key=lambda each: str(each.name)):
        if index.unique:
            yield f"- unique: `{_indexed(index)}`"


def _indexed(index: Index) -> str:
    # The dialect's own print has the condition of a partial index with names as in SQL.
    text = " ".join(str(CreateIndex(index).compile(dialect=sqlite.dialect())).split())
    return text.partition(f" ON {index.table.name} " if index.table is not None else " ON ")[2]


def _type(column: Column[object]) -> str:
    names = {
        "ExactDecimal": "exact",
        "Moment": "moment",
        "Double": "real",
        "BigInteger": "integer",
    }
    name = type(column.type).__name__
    return names.get(name, name.lower())


if __name__ == "__main__":
    sys.exit(write_or_check(page))
