"""`claimsdb add …`: one record by hand, from options, from questions, or from JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from claimsdb.cli.invocation import Invocation, interactive, pass_invocation
from claimsdb.cli.output import Format, emit, format_option, written
from claimsdb.errors import InputError

if TYPE_CHECKING:
    from claimsdb.services.statements import Added

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group("add")
def add() -> None:
    """Add a quote, a speaker, a source or another record.

    The one you need is `claimsdb add quote "WORDS" -s NAME`; everything else can come later.
    """


def key_option(command: Command) -> Command:
    """`--key`: the user's own key for the new record."""
    return click.option("--key", help="Its key, if you want to choose it.")(command)


@add.command("quote")
@click.argument("words", required=False)
@click.option("-s", "--speaker", metavar="NAME", help="Who said it: a name, an alias or a key.")
@click.option("-u", "--source", metavar="URL|KEY|TITLE", help="Where it was printed.")
@click.option("--said", metavar="DATE", help="The day it was said: 2023-09-14, 2023-09, 2023-09?")
@click.option("--at", metavar="PLACE", help='Where in the source: "14:32", "p 12", "col 123".')
@click.option("--occasion", help="The speech, interview or debate.")
@click.option(
    "--mode",
    type=click.Choice(["direct", "mixed", "indirect"]),
    help="direct: all in quotation marks (the default); mixed: partly; indirect: reported.",
)
@click.option("--lead-in", metavar="TEXT", help='The frame of a mixed quotation: "medics have".')
@click.option("--cue", metavar="VERB", help="The verb it was reported with.")
@click.option("--role", help="The speaker's role as the source prints it.")
@click.option("--attribution", help="The speaker's name and role as the source prints them.")
@click.option("--language", metavar="CODE", help="The language of the words: en, de-CH …")
@click.option("--translated-by", metavar="NAME", help="Who translated the words.")
@click.option(
    "--basis",
    type=click.Choice(["recording", "official record", "transcript", "report", "second-hand"]),
    help="What the words rest on.",
)
@click.option("--topic", "topics", multiple=True, metavar="NAME", help="What it is about.")
@click.option("--claim", "claims", multiple=True, metavar="KEY|TEXT", help="What it asserts.")
@click.option(
    "--figure",
    "figures",
    multiple=True,
    metavar="PRINT",
    help="A number in the words that is not found by itself.",
)
@click.option("--no-figures", is_flag=True, help="Leave the numbers in the words out.")
@click.option("--to", "statement", metavar="KEY", help="Another printing of this statement.")
@click.option("--note", help="A remark for your colleagues.")
@click.option("--create", is_flag=True, help="Make the speaker and source that are not there yet.")
@click.option(
    "--if-exists",
    type=click.Choice(["error", "skip", "update"]),
    default="error",
    show_default=True,
    help="What to do when the same words are there already.",
)
@click.option("--from-json", type=click.File("r", encoding="utf-8"), metavar="FILE|-",
              help="Read records from JSON or JSON lines, with these options' names.")  # fmt: skip
@key_option
@format_option
@pass_invocation
def add_quote(
    invocation: Invocation,
    *,
    format: Format,
    create: bool,
    if_exists: Literal["error", "skip", "update"],
    from_json: Any,
    no_figures: bool,
    said: str | None,
    **given: Any,
) -> None:
    """Add what somebody said: WORDS, and who said them.

    Speaker and source are found by key, name or alias; --create makes what is new. A web
    address is a source by itself. What you leave out stays unknown: no date is filled in.

    \b
    claimsdb add quote "My door is always open" -s "Steve Barclay"
    claimsdb add quote "We won." -s "Jo Roe" --create -u https://example.org/a --said 2024-05
    """
    from claimsdb.services.statements import NewQuote, add_quote

    given["said_on"] = said
    if from_json is not None:
        entries = [{**_set(given), **entry} for entry in _records(from_json)]
    else:
        if not given["words"] and interactive() and not _set(given):
            given |= _ask_for_quote()
            create = True
        entries = [_set(given)]
    for entry in entries:
        entry.setdefault("find_figures", not no_figures)
        entry.setdefault("words", "")
    news = [_new_quote(NewQuote, entry) for entry in entries]
    with invocation.open() as base, base.writing("add quote") as session:
        added = [add_quote(session, new, create=create, if_exists=if_exists) for new in news]
        reports = [_report(one) for one in added]
    for one in reports:
        for line in one["notes"]:
            invocation.say(line)
    if format == "table":
        for one in reports:
            click.echo(one["sentence"])
    else:
        emit(
            format,
            [{"key": one["key"], "created": one["created"]} for one in reports],
            table=lambda _: None,
        )


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

    name = name or _ask("Name")
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
        given["title"] = _ask("Title")
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

    text = text or _ask("What is asserted")
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


def _set(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value not in (None, (), "")}


def _new_quote(maker: Callable[..., Any], entry: dict[str, Any]) -> Any:
    entry = {name.replace("-", "_"): value for name, value in entry.items()}
    for short, name in (("said", "said_on"), ("topic", "topics"), ("claim", "claims")):
        if short in entry:
            entry[name] = entry.pop(short)
    for name in ("topics", "claims"):
        if isinstance(entry.get(name), str):
            entry[name] = [entry[name]]
    for name, value in entry.items():
        listed = name in ("topics", "claims", "figures")
        fits = (
            isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value)
            if listed
            else value is None or isinstance(value, str) or name == "find_figures"
        )
        if not fits:
            kind = "a list of texts" if listed else "a text"
            raise InputError(f"The field {name!r} should be {kind}, not {value!r}.")
    try:
        return maker(**entry)
    except TypeError as error:
        name = str(error).rpartition("argument ")[2] or str(error)
        raise InputError(
            f"A quote has no field {name}.",
            hint="See `claimsdb add quote --help` for its fields.",
        ) from None


def _records(stream: Any) -> list[dict[str, Any]]:
    try:
        text = stream.read()
    except UnicodeDecodeError as error:
        raise InputError(f"The JSON is not UTF-8: {error.reason} at byte {error.start}.") from None
    try:
        read = json.loads(text)
    except json.JSONDecodeError:
        read = []
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    read.append(json.loads(line))
                except json.JSONDecodeError as error:
                    raise InputError(f"Line {number} is no JSON: {error.msg}.") from None
    records = read if isinstance(read, list) else [read]
    if not records or not all(isinstance(record, dict) for record in records):
        raise InputError(
            "The JSON holds no records.", hint='A record is {"words": "…", "speaker": "…"}.'
        )
    return records


def _ask(what: str) -> str:
    if not interactive():
        raise InputError(f"{what} is missing.", hint="Give it as an argument.")
    return str(click.prompt(what, err=True))


def _ask_for_quote() -> dict[str, Any]:
    click.echo("Leave a line empty where you do not know.", err=True)
    asked = {
        "words": click.prompt("The words", err=True),
        "speaker": click.prompt("Who said them", err=True),
    }
    for name, question in (
        ("source", "Where printed (address, key or title)"),
        ("said_on", "When said"),
        ("role", "In what role"),
    ):
        answer = click.prompt(question, default="", show_default=False, err=True).strip()
        if answer:
            asked[name] = answer
    return asked


def _report(added: Added) -> dict[str, Any]:
    figures = [figure for figure in added.quote.figures if figure.deleted_at is None]
    shown = "".join(f"\n  figure: {figure.printed}" for figure in figures) if added.created else ""
    made = "".join(f"\n  made: {line}" for line in added.made)
    key = added.statement.key
    return {
        "key": key,
        "created": added.created,
        "sentence": f"Added {key}.{made}{shown}" if added.created else f"Already there: {key}.",
        "notes": added.notes,
    }
