"""`claimsdb add quote`: what somebody said, from options, from questions, or from JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

import click

from claimsdb.cli.arguments import key_option
from claimsdb.cli.invocation import Invocation, interactive, pass_invocation
from claimsdb.cli.output import Format, emit, format_option
from claimsdb.errors import InputError, NotFoundError, PartialDateError
from claimsdb.text.dates import parse_date

if TYPE_CHECKING:
    from claimsdb.services.statements import Added


@click.command("quote")
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
    asked = False
    if from_json is not None:
        entries = [{**_set(given), **entry} for entry in _records(from_json)]
    else:
        if not given["words"] and interactive() and not _set(given):
            given |= _ask_for_quote()
            asked = True
        entries = [_set(given)]
    for entry in entries:
        entry.setdefault("find_figures", not no_figures)
        entry.setdefault("words", "")
    news = [_new_quote(NewQuote, entry) for entry in entries]
    with invocation.open() as base:
        while True:
            try:
                with base.writing("add quote") as session:
                    reports = [
                        _report(add_quote(session, new, create=create, if_exists=if_exists))
                        for new in news
                    ]
                break
            except NotFoundError as missing:
                # Nobody is made for a misspelt name: whoever was asked is asked again.
                if create or not asked:
                    raise
                click.echo(f"{missing} {missing.hint or ''}".rstrip(), err=True)
                click.confirm("Make what is new?", abort=True, err=True)
                create = True
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
        answer = click.prompt(
            question,
            default="",
            show_default=False,
            err=True,
            value_proc=_date if name == "said_on" else None,
        ).strip()
        if answer:
            asked[name] = answer
    return asked


def _date(answer: str) -> str:
    """A date as typed; one that cannot be read is asked for again."""
    try:
        return parse_date(answer).edtf if answer.strip() else ""
    except PartialDateError as error:
        raise click.BadParameter(f"{error} {error.hint}") from None


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
