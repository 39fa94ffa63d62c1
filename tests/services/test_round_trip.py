"""A base that left as JSON lines comes back the same, every field."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from claimsdb.citations.registry import FORMATS
from claimsdb.errors import ClaimsdbError
from claimsdb.services import (
    claims,
    exporting,
    import_files,
    sources,
    speakers,
    statements,
    topics,
)
from claimsdb.services.merging import merge
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings

WORDS = st.lists(
    st.sampled_from(
        "we have closed 240 beds since April and not one of them “will” open — 10.3 per cent, "
        "£5m\u2028or café naïve \n\n talks first".split(" ")
    ),
    min_size=2,
    max_size=12,
).map(" ".join)
DATES = st.sampled_from([None, "2023", "2023-10?", "2023-09-19/2023-09-23", "202X", "2021-02-03~"])
NAMES = st.sampled_from(
    ["Ada Sample", "Dr Ada Sample", "Petra von der Probe", "The Example Board", "李白", "NHS"]
)
MAYBE = st.sampled_from([None, "of course", "naïve “marks”"])
QUOTES = st.tuples(st.just("quote"), WORDS, NAMES, DATES, st.integers(0, 3), MAYBE)
STEPS = st.lists(
    st.one_of(
        QUOTES,
        st.tuples(st.just("speaker"), NAMES, MAYBE),
        st.tuples(st.just("position"), st.integers(0, 5), MAYBE, DATES),
        st.tuples(st.just("source"), st.integers(0, 3), MAYBE, DATES),
        st.tuples(st.just("claim"), WORDS, MAYBE),
        st.tuples(st.just("verdict"), st.integers(0, 5), MAYBE),
        st.tuples(st.just("link"), st.integers(0, 5), st.integers(0, 5)),
        st.tuples(st.just("topic"), st.sampled_from(["Pay", "Strikes", "Łódź"])),
        st.tuples(st.just("amend"), st.integers(0, 5), st.integers(0, 5)),
        st.tuples(st.just("printing"), st.integers(0, 5), WORDS, st.integers(0, 3)),
        st.tuples(st.just("merge"), st.integers(0, 5), st.integers(0, 5)),
    ),
    min_size=4,
    max_size=16,
)


@contextmanager
def _base() -> Iterator[OpenBase]:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_base(read_settings(f"{folder}/claims.db", "tester")) as opened,
    ):
        yield opened


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _do(session: Session, step: tuple[object, ...], made: dict[str, list[str]]) -> None:
    """One thing that a person does; what is refused leaves the base as it was."""
    kind, *given_ = step
    args: list[object] = list(given_)

    def pick(of: str, number: object) -> str:
        assert isinstance(number, int)
        return made[of][number % len(made[of])]

    if kind == "quote":
        words, name, said_on, source, note = args
        new = statements.NewQuote(
            words=str(words), speaker=str(name), said_on=_text(said_on),
            source=f"https://news.example/{source}" if source else None,
            occasion=_text(note), note=_text(note), topics=["Pay"] if note else (),
            claims=["Beds were closed."] if source == 2 else (), at="p 3" if source else None,
        )  # fmt: skip
        added = statements.add_quote(session, new, create=True)
        made["statement"].append(added.statement.key)
        made["speaker"].append(added.statement.speaker.key)
        made["claim"] += ["beds-were-closed"] if source == 2 else []
    elif kind == "speaker":
        name, note = args
        row = speakers.add_speaker(
            session, str(name), aliases=["Somebody"], note=_text(note), same_name=True
        )
        made["speaker"].append(row.key)
    elif kind == "position":
        number, note, start = args
        person = speakers.get_speaker(session, pick("speaker", number))
        body, _ = speakers.find_or_make(session, "The Example Board", create=True)
        speakers.add_position(
            session, person, "Chair", organisation=body, start=_text(start),
            note=_text(note), variants=["chairman", "chair of the board"],
        )  # fmt: skip
    elif kind == "source":
        number, note, issued = args
        fields = {"title": f"Story {number}", "issued": issued, "note": note, "type": "speech"}
        creators = [{"role": "author", "family": "Roe", "given": "Jane"}]
        sources.add_source(session, {n: _text(v) for n, v in fields.items()}, creators=creators)
    elif kind == "claim":
        text, note = args
        made["claim"].append(claims.add_claim(session, str(text), note=_text(note)).key)
    elif kind == "verdict":
        number, note = args
        claim, _ = claims.find_or_make(session, pick("claim", number))
        claims.add_verdict(session, claim, rating="False", reviewer="Checks", scale=_text(note))
    elif kind == "link":
        one, _ = claims.find_or_make(session, pick("claim", args[0]))
        other, _ = claims.find_or_make(session, pick("claim", args[1]))
        claims.link_claims(session, one, "contradicts", other)
    elif kind == "topic":
        topics.find_or_make(session, str(args[0]))
    elif kind == "amend":
        from claimsdb.services import keys
        from claimsdb.storage.models import Statement

        later = keys.resolve_as(session, Statement, pick("statement", args[0]))
        earlier = keys.resolve_as(session, Statement, pick("statement", args[1]))
        if later.id != earlier.id:
            later.amends, later.amends_id = "corrects", earlier.id
            session.flush()
    elif kind == "printing":
        number, words, source = args
        statements.add_quote(
            session,
            statements.NewQuote(
                words=str(words), statement=pick("statement", number),
                source=f"https://other.example/{source}", role="then the chair",
            ),
        )  # fmt: skip
    elif kind == "merge":
        merge(session, pick("speaker", args[0]), pick("speaker", args[1]))


def _lines(base: OpenBase) -> list[str]:
    with base.reading() as session:
        return list(FORMATS["jsonl"].write(exporting.export_whole(session, with_text=True)))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.lists(QUOTES, min_size=2, max_size=5), STEPS)
def test_json_lines_bring_back_the_same_base(
    first: list[tuple[object, ...]], then: list[tuple[object, ...]]
) -> None:
    made: dict[str, list[str]] = {"statement": [], "speaker": [], "claim": []}
    with _base() as base, _base() as other, tempfile.TemporaryDirectory() as folder:
        for step in [*first, *then]:
            try:
                with base.writing("test") as session:
                    _do(session, step, made)
            except (ClaimsdbError, ZeroDivisionError):
                continue
        lines = _lines(base)
        path = Path(folder) / "base.jsonl"
        path.write_text("".join(lines), encoding="utf-8", newline="")

        told = import_files.bring_in(other, path, "jsonl", strict=True)

        again = _lines(other)
        assert [json.loads(line) for line in again] == [json.loads(line) for line in lines]
        assert told.differing == []
        assert told.clashing == []
        if lines:
            again_told = import_files.bring_in(other, path, "jsonl", strict=True)
            assert sum(again_told.new.values()) == 0
            assert again_told.batch_id is None
