"""claimsdb keeps the record of who said what, with the receipts.

`claimsdb.open(url_or_path)` opens a base; see `claimsdb.api`. Nothing is imported before it
is asked for, so that a command starts in milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimsdb.api import Claimsdb, open, read_article
    from claimsdb.errors import ClaimsdbError

__version__ = "0.1.0"
__all__ = ["Claimsdb", "ClaimsdbError", "__version__", "open", "read_article"]


def __getattr__(name: str) -> Any:
    if name in ("open", "read_article", "Claimsdb"):
        from claimsdb import api

        return getattr(api, name)
    if name == "ClaimsdbError":
        from claimsdb.errors import ClaimsdbError

        return ClaimsdbError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
