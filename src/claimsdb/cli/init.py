"""`claimsdb init`: make a base, with the seed if wanted."""

from __future__ import annotations

import click

from claimsdb.cli.invocation import Invocation, pass_invocation


@click.command("init")
@click.option("--seed", is_flag=True, help="Load the seed: the NHS strikes of 2023.")
@pass_invocation
def init(invocation: Invocation, seed: bool) -> None:
    """Make a new base.

    It is made at the place that --db names, else CLAIMSDB_URL, else the config file, else
    in your data folder. An existing base is left as it is.
    """
    with invocation.open() as base:
        if not seed:
            click.echo(f"The base is at {base.settings.place}.")
            return
        from claimsdb.services import seeding

        with base.writing("init --seed") as session:
            came_in = seeding.load(session)
        said = ", ".join(
            f"{count} {kind}{'' if count == 1 else 's'}"
            for kind, count in came_in.items()
            if count
        )
        click.echo(f"Seeded with {said}." if said else "The seed was in the base already.")
