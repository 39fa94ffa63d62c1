"""`claimsdb demo`: the main job, walked through with real output on a base of its own."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from claimsdb.cli.invocation import Invocation, pass_invocation

NEW_WORDS = "Ask not what your country can do for you—ask what you can do for your country."
STEPS: tuple[tuple[str, Sequence[str]], ...] = (
    ("A base with the seed: what an article on the NHS strikes of 2023 quotes and counts.",
     ["init", "--seed"]),
    ("Find a quotation, although both the words and the name are misspelt.",
     ["search", "fair resonable pay", "--speaker", "barcley"]),
    ("Find one by its number.",
     ["search", "pay figure:10%..11%"]),
    ("Add a source, and a statement that it prints; --create makes the new speaker.",
     ["add", "source", "Inaugural Address", "--type", "speech", "--issued", "1961-01-20",
      "--place", "Washington, D.C.", "--by", "John F. Kennedy"]),
    ("",
     ["add", "quote", NEW_WORDS, "--speaker", "John F. Kennedy", "--create",
      "--source", "Inaugural Address", "--said", "1961-01-20", "--role", "President"]),
    ("It is found at once, misspelt too.",
     ["search", "ask not wat your contry", "--limit", "1"]),
    ("Cite it.", ["cite", "{key}"]),
    ("Take it along to a bibliography.",
     ["export", "--format", "biblatex", "--key", "{key}"]),
    ("And take it back.", ["undo"]),
)  # fmt: skip


@click.command("demo")
@pass_invocation
def demo(invocation: Invocation) -> int:
    """Walk through the main job on a base of its own: find, add, cite, undo.

    Your own base is not touched; the demo's is made in a temporary folder and removed.
    """
    from claimsdb.cli import invoke

    with tempfile.TemporaryDirectory(prefix="claimsdb-demo-") as folder:
        path = str(Path(folder) / "demo.db")
        key = ""
        for said, arguments in STEPS:
            filled = [argument.replace("{key}", key) for argument in arguments]
            if said:
                click.echo(click.style(f"\n# {said}", dim=True))
            click.echo(click.style(f"$ claimsdb {shlex.join(filled)}", bold=True))
            quiet = ["--quiet"] if filled[0] == "init" else []
            status = invoke(["--db", path, *quiet, *filled])
            if status != 0:
                return status
            if filled[:2] == ["add", "quote"]:
                key = _last_key(path)
    click.echo(
        '\nBegin for yourself:  claimsdb init --seed,  claimsdb add quote "…" -s NAME --create,'
        "\nclaimsdb search …     Help:  claimsdb help words"
    )
    return 0


def _last_key(path: str) -> str:
    from sqlalchemy import select

    from claimsdb.services.opening import open_base
    from claimsdb.settings import read_settings
    from claimsdb.storage.models import Statement

    with open_base(read_settings(path)) as base, base.reading() as session:
        newest = select(Statement.key).order_by(Statement.id.desc()).limit(1)
        return session.scalars(newest).one()
