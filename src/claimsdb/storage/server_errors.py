"""What a PostgreSQL server's refusals mean for the user, by their five-letter codes."""

from __future__ import annotations

from claimsdb.errors import BaseError, DamagedBaseError


def server_error(error: BaseException, place: str) -> BaseError:
    """Say in our words what the driver's error means; `place` is the URL without password."""
    code: str = getattr(error, "sqlstate", None) or ""
    said = _first_lines(str(error))
    if not code or code.startswith("08"):
        return BaseError(
            f"The base {place} cannot be reached: {said}.",
            hint="Check that the server runs and that the URL names it rightly.",
        )
    if code.startswith("57P"):
        return BaseError(
            f"The server of {place} went down or is starting; nothing was changed.",
            hint="Repeat the command when it is up.",
        )
    if code.startswith(("28", "3D")):
        return BaseError(
            f"The server does not open {place}: {said}.",
            hint="Check the database's name, the user and the password in the URL.",
        )
    if code == "42501":
        return BaseError(
            f"The user of {place} may not do that: {said}.",
            hint="Ask whoever looks after the server for the right to do it.",
        )
    if code == "25006":
        return BaseError(
            f"The base {place} cannot be written: this server or session only reads.",
            hint="Name the primary in the URL, or all servers: ?host=FIRST,SECOND.",
        )
    if code == "53100":
        return BaseError(
            f"The disk that holds {place} is full; nothing was changed.",
            hint="Free some room and repeat the command.",
        )
    if code == "53300":
        return BaseError(
            f"The server of {place} takes no more connections.",
            hint="Wait, or raise max_connections on the server.",
        )
    if code in ("55P03", "57014", "40P01", "40001"):
        return BaseError(
            f"The base {place} is busy: {said}.", hint="Wait, then repeat the command."
        )
    if code.startswith("XX"):
        return DamagedBaseError(
            f"The base {place} is damaged ({said}).",
            hint="Bring back a copy with the server's own tools.",
        )
    return BaseError(f"The base {place} refused: {said}.")


def _first_lines(said: str) -> str:
    """The message on one line, without what the driver appends about places in SQL."""
    lines = [line.strip() for line in said.splitlines()]
    kept = [line for line in lines if line and not line.startswith(("LINE ", "^", "CONTEXT:"))]
    return "; ".join(kept).rstrip(".")
