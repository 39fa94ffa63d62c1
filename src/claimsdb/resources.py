"""The files that travel with the program: migrations and the seed.

In a checkout they stand at the top level; in an installed wheel beside this module.
"""

from __future__ import annotations

from pathlib import Path

from claimsdb.errors import BaseError

HEAD_REVISION = "0001"
"""The newest migration: a constant, so that a search can check a base without Alembic."""

_HERE = Path(__file__).resolve().parent


def migrations() -> Path:
    """The folder with Alembic's env.py and versions/."""
    return _folder("alembic", "_alembic", "env.py")


def seed() -> Path:
    """The folder with the seed records."""
    return _folder("seed", "_seed", "speakers.toml")


def _folder(checkout: str, installed: str, mark: str) -> Path:
    for place in (_HERE / installed, _HERE.parent.parent / checkout):
        if (place / mark).is_file():
            return place
    raise BaseError(
        f"This installation of claimsdb lacks its {checkout}/ files.",
        hint="Install it again with: pip install --force-reinstall claimsdb",
    )
