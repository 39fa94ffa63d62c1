"""Remove a record: it is hidden with all that is part of it, and undo brings it back."""

from __future__ import annotations

import datetime as dt

from claimsdb.storage.models import Editable


def hide(row: Editable) -> None:
    """Mark `row` deleted; a row that is deleted already keeps its moment."""
    if row.deleted_at is None:
        row.deleted_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
