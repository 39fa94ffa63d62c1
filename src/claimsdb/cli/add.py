"""`claimsdb add …`: one record by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from claimsdb.cli.add_quote import add_quote
from claimsdb.cli.arguments import ask, key_option
from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, format_option, written


@click.group("add")
def add() -> None:
    """Add a quote, a speaker, a source or another record.

    The one you need is `claimsdb add quote "WORDS" -s NAME`; everything else can come later.
    """


add.add_command(add_quote)


@add.command("speaker")
@click.argument("name", required=False)
@click.option("--kind", type=click.Choice(["person", "organisation"]), help="Else guessed.")
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Another name.")
@click.option("--acronym", help="The short name of a body: BMA.")
@click.option("--wikidata", "wikidata_id", metavar="QID", help="Its Wikidata id.")
@click.option("--note", help="A remark for your colleagues.")
@click.option("--same-name", is_flag=True, help="It is another one of a name that is there.")
@key_option
@format_option
@pass_invocation
def add_speaker(invocation: Invocation, *, name: str | None, format: Format, **given: Any) -> None:
    """Add a speaker: a person or an organisation."""
    from claimsdb.services.speakers import add_speaker

    name = name or ask("Name")
    with invocation.open() as base, base.writing("add speaker") as session:
        speaker = add_speaker(session, name, **given)
        key, sentence = speaker.key, f"Added {speaker.kind} {speaker.key}: {speaker.name}."
    written(format, key, True, sentence)


@add.command("name")
@click.argument("speaker")
@click.argument("name")
@click.option(
    "--kind",
    type=click.Choice(["alias", "acronym", "former", "short form", "name"]),
    default="alias",
    show_default=True,
)
@click.option("--start", metavar="DATE", help="Since when it is used.")
@click.option("--end", metavar="DATE", help="Until when it was used.")
@format_option
@pass_invocation
def add_name(
    invocation: Invocation, speaker: str, name: str, format: Format, **given: Any
) -> None:
    """Give SPEAKER another NAME, under which it is found from then on."""
    from claimsdb.services import speakers

    with invocation.open() as base, base.writing("add name") as session:
        row = speakers.get_speaker(session, speaker)
        speakers.add_name(session, row, name, **given)
        key, sentence = row.key, f"{row.name} ({row.key}) also goes by {name}."
    written(format, key, True, sentence)


@add.command("position")
@click.argument("person")
@click.argument("title")
@click.option("--organisation", metavar="NAME", help="Where it is held.")
@click.option("--start", metavar="DATE", help="Since when: 2022-10-25, 2022, 2022?")
@click.option("--end", metavar="DATE", help="Until when.")
@click.option("--variant", "variants", multiple=True, help="Another wording of the title.")
@click.option("--note", help="A remark for your colleagues.")
@click.option("--create", is_flag=True, help="Make the person and body that are not there yet.")
@format_option
@pass_invocation
def add_position(
    invocation: Invocation,
    person: str,
    title: str,
    organisation: str | None,
    create: bool,
    format: Format,
    **given: Any,
) -> None:
    """Record that PERSON held the role TITLE. Roles belong to a date: give --start and --end."""
    from claimsdb.services import speakers

    with invocation.open() as base, base.writing("add position") as session:
        row, _ = speakers.find_or_make(session, person, create=create)
        body = (
            speakers.find_or_make(session, organisation, create=create)[0]
            if organisation
            else None
        )
        speakers.add_position(session, row, title, organisation=body, **given)
        key, sentence = row.key, f"{row.name} ({row.key}) is on record as {title}."
    written(format, key, True, sentence)


@add.command("source")
@click.argument("title", required=False)
@click.option("--type", metavar="CSL", help="article-newspaper, speech, broadcast, webpage …")
@click.option("--outlet", "container_title", help="The paper, station or site.")
@click.option("--publisher", help="Who publishes it.")
@click.option("--issued", metavar="DATE", help="When it was published.")
@click.option("--url", help="Its web address.")
@click.option("--accessed", metavar="DATE", help="When you read it.")
@click.option("--archive-url", help="An archived copy.")
@click.option("--doi")
@click.option("--language", metavar="CODE")
@click.option("--event", "event_title", help="The event of a speech or hearing.")
@click.option("--place", "event_place", help="Where that was.")
@click.option("--by", "authors", multiple=True, metavar="NAME", help="Who wrote it.")
@click.option("--note", help="A remark for your colleagues.")
@click.option(
    "--if-exists", type=click.Choice(["error", "skip"]), default="error", show_default=True
)
@key_option
@format_option
@pass_invocation
def add_source(
    invocation: Invocation,
    *,
    authors: Sequence[str],
    key: str | None,
    format: Format,
    if_exists: str,
    **given: Any,
) -> None:
    """Add a source: an article, a speech, a broadcast, a page."""
    from claimsdb.errors import ExistsError
    from claimsdb.services import sources

    if not any(given.values()):
        given["title"] = ask("Title")
    try:
        with invocation.open() as base, base.writing("add source") as session:
            source = sources.add_source(
                session, given, creators=[sources.author(name) for name in authors], key=key
            )
            added = source.key
    except ExistsError as known:
        if if_exists == "error":
            raise
        written(format, known.key, False, f"It is there already: {known.key}.")
        return
    written(format, added, True, f"Added source {added}.")


@add.command("claim")
@click.argument("text", required=False)
@click.option("--statement", "statements", multiple=True, metavar="KEY", help="Who asserts it.")
@click.option(
    "--stance",
    type=click.Choice(["asserts", "denies", "questions", "repeats"]),
    default="asserts",
    show_default=True,
)
@click.option("--topic", "topics", multiple=True, metavar="NAME")
@click.option("--note", help="A remark for your colleagues.")
@key_option
@format_option
@pass_invocation
def add_claim(
    invocation: Invocation,
    *,
    text: str | None,
    statements: Sequence[str],
    stance: str,
    topics: Sequence[str],
    format: Format,
    **given: Any,
) -> None:
    """Add a claim: one checkable assertion, in your own words."""
    from claimsdb.services import claims, keys
    from claimsdb.services import topics as topics_service
    from claimsdb.storage.models import Statement

    text = text or ask("What is asserted")
    with invocation.open() as base, base.writing("add claim") as session:
        claim = claims.add_claim(session, text, **given)
        for named in statements:
            statement = keys.resolve_as(session, Statement, named)
            claims.take_stance(session, statement, claim, stance)
        for named in topics:
            topics_service.tag(session, claim, topics_service.find_or_make(session, named)[0])
        key = claim.key
    written(format, key, True, f"Added claim {key}.")


@add.command("figure")
@click.argument("key")
@click.argument("printed")
@click.option("--claim", metavar="KEY", help="The claim it also stands in.")
@click.option("--value", help="Its value, where the print does not tell: 10.3")
@click.option("--upper", help="The upper value of a range.")
@click.option("--comparator", type=click.Choice(["=", "~", "<", "<=", ">", ">=", "between"]))
@click.option("--unit", help="A UCUM code, % or an ISO 4217 currency.")
@click.option("--measure", help="What is measured or counted.")
@click.option("--population", help="Of whom.")
@click.option("--area", help="Where.")
@click.option("--period", metavar="DATE", help="The time it is about: 2023-09-19/2023-09-23")
@click.option("--statistic", type=click.Choice(["level", "change", "share", "cumulative"]))
@click.option("--nth", type=click.IntRange(min=1), default=1, help="Which one, if printed twice.")
@format_option
@pass_invocation
def add_figure(
    invocation: Invocation,
    *,
    key: str,
    printed: str,
    claim: str | None,
    format: Format,
    **given: Any,
) -> None:
    """Add the number PRINTED to the statement or claim KEY."""
    from claimsdb.services import figures, keys, quotes
    from claimsdb.storage.models import Claim

    with invocation.open() as base, base.writing("add figure") as session:
        row = keys.resolve(session, key)
        owner = keys.resolve_as(session, Claim, claim) if claim else None
        if isinstance(row, Claim):
            figure = figures.add_figure(session, printed, claim=row, **given)
        else:
            quote = quotes.preferred(session, key)
            figure = figures.add_figure(session, printed, quote=quote, claim=owner, **given)
        sentence = f"Added to {row.key}: {printed} = {figure.value} {figure.unit or ''}".rstrip()
        added = row.key
    written(format, added, True, sentence)


@add.command("topic")
@click.argument("name")
@key_option
@format_option
@pass_invocation
def add_topic(invocation: Invocation, name: str, key: str | None, format: Format) -> None:
    """Add a topic."""
    from claimsdb.services import topics

    with invocation.open() as base, base.writing("add topic") as session:
        topic, created = topics.find_or_make(session, name, key=key)
        added = topic.key
    written(
        format, added, created, f"{'Added' if created else 'It is there already:'} topic {added}."
    )


@add.command("verdict")
@click.argument("claim")
@click.argument("rating")
@click.option("--reviewer", required=True, metavar="NAME", help="Who found that.")
@click.option("--scale", help="The scale of the rating.")
@click.option("--url", help="Where it was published.")
@click.option("--issued", metavar="DATE", help="When it was published.")
@format_option
@pass_invocation
def add_verdict(
    invocation: Invocation, claim: str, rating: str, format: Format, **given: Any
) -> None:
    """Record what a reviewer found of CLAIM: a RATING such as "misleading"."""
    from claimsdb.services import claims, keys
    from claimsdb.storage.models import Claim

    with invocation.open() as base, base.writing("add verdict") as session:
        row = keys.resolve_as(session, Claim, claim)
        claims.add_verdict(session, row, rating=rating, **given)
        key = row.key
    written(format, key, True, f"{key}: {rating}, says {given['reviewer']}.")
