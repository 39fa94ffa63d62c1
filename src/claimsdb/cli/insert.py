"""`claimsdb cite DRAFT --insert`: keys behind what a draft certainly quotes, and its `.bib`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from claimsdb.cli.invocation import Invocation
from claimsdb.errors import InputError


def insert_citations(invocation: Invocation, drafts: Sequence[str]) -> None:
    """Write each Markdown draft with its citations, and the bibliography beside it."""
    from claimsdb.services import checking, exporting
    from claimsdb.services import drafts as reading
    from claimsdb.services.inserting import bibliography, insert

    if not drafts:
        raise InputError("Which draft is missing.", hint="claimsdb cite --insert draft.md")
    with invocation.open() as base, base.reading() as session:
        for name in drafts:
            path = Path(name)
            try:
                data = path.read_bytes()
            except OSError as error:
                raise InputError(f"{name} cannot be read: {error.strerror}.") from None
            draft = reading.read(data, name)
            if (
                data.startswith((reading.WORD, b"%PDF-"))
                or reading.kind_of(name, draft.raw) == "html"
            ):
                raise InputError(
                    f"{name} is no Markdown, which alone holds keys as [@key].",
                    hint="Save it as Markdown, or cite with: claimsdb cite KEY",
                )
            found = checking.check(draft, session=session)
            done = insert(draft.raw, found)
            if done.text != draft.raw:
                reading.write(path, done.text, data)
            beside = path.with_suffix(".bib")
            held = beside.read_text(encoding="utf-8") if beside.exists() else ""
            ids = exporting.ids_of(session, done.cited)
            lacking = bibliography(held, exporting.export(session, ids)) if ids else ""
            if lacking:
                reading.replace_file(beside, (held + lacking).encode("utf-8"))
            for key in done.added:
                invocation.say(f"{name}: [@{key}]")
            count = len(done.added)
            noun = "citation" if count == 1 else "citations"
            also = f"; wrote {beside}" if lacking else ""
            click.echo(f"{name}: {count} {noun} put in, {len(done.cited)} statements cited{also}.")
