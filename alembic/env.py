"""Run migrations on the connection that claimsdb hands over, in one transaction.

By hand (`alembic check`, `alembic revision --autogenerate`) the base is the one that
CLAIMSDB_URL names. Tables of the search index are derived data: search makes and versions
them itself, and they are hidden here, or a comparison would drop them.
"""

from alembic import context

from claimsdb.storage.migrate import migration_connection
from claimsdb.storage.models import Model


def include_name(name: str | None, type_: str, parent_names: object) -> bool:
    return not (type_ == "table" and name is not None and name.startswith("search_"))


def run() -> None:
    connection = context.config.attributes.get("connection")
    if connection is not None:
        migrate(connection)
        return
    from claimsdb.settings import read_settings

    with migration_connection(read_settings().url) as connection:
        migrate(connection)


def migrate(connection) -> None:  # type: ignore[no-untyped-def]
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        include_name=include_name,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
