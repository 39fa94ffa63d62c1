"""Write a base as SQL, for `data/`: run this once for each schema that is released.

    python tests/migrations/dump_schema.py BASE.db tests/migrations/data/NNNN.sql

The search index is left out: it is derived, and made anew when the base is opened.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path


def dump(base: Path, target: Path) -> None:
    """Write everything but the index; `base` itself is left as it is."""
    source = sqlite3.connect(f"{base.absolute().as_uri()}?mode=ro", uri=True)
    copy = sqlite3.connect(":memory:")
    source.backup(copy)
    source.close()
    copy.execute("DROP TABLE search_words")
    for table in ("meta", "term", "delete", "entry"):
        copy.execute(f"DROP TABLE search_{table}")
    target.write_text("\n".join(copy.iterdump()) + "\n", encoding="utf-8")
    copy.close()


if __name__ == "__main__":
    dump(Path(sys.argv[1]), Path(sys.argv[2]))
