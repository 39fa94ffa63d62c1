"""The same commands give the same answers on SQLite and PostgreSQL."""

from __future__ import annotations

import multiprocessing
from decimal import Decimal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from claimsdb.errors import BaseError, ConflictError, ExistsError
from claimsdb.extract.draft import read_draft
from claimsdb.search.query import Filters
from claimsdb.services import (
    checking,
    claims,
    exporting,
    searching,
    statements,
    topics,
    undoing,
    verifying,
)
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings
from claimsdb.storage import migrate
from claimsdb.storage.engine import make_engine
from claimsdb.storage.models import Figure, Model, Quote, Statement, Topic


def keys(base: OpenBase, query: str, **filters: str) -> list[str]:
    with base.reading() as session:
        return [hit.key for hit in searching.search(session, query, Filters.of(**filters)).hits]


def is_whole(base: OpenBase) -> bool:
    with base.reading() as session:
        return verifying.verify(session) == []


def add(base: OpenBase, words: str, speaker: str = "BMA") -> str:
    with base.writing("add quote") as session:
        new = statements.NewQuote(words=words, speaker=speaker)
        return statements.add_quote(session, new).statement.key


def test_the_schema_is_what_the_models_say(url: str) -> None:
    migrate.upgrade(url)
    engine = make_engine(url)

    def shown(name: str | None, type_: str, _: object) -> bool:
        return not (type_ == "table" and (name or "").startswith("search_"))

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": shown}
        )
        assert compare_metadata(context, Model.metadata) == []
    engine.dispose()


def test_the_schema_goes_back_and_forth(url: str) -> None:
    migrate.upgrade(url)
    migrate.downgrade(url, "base")

    assert migrate.condition(url) is migrate.Condition.ABSENT
    migrate.upgrade(url)
    assert migrate.condition(url) is migrate.Condition.CURRENT


@pytest.mark.parametrize(
    ("query", "filters", "first"),
    [
        ("fair resonable pay", {"speaker": "barcley"}, "barclay-2023-fair-pay"),
        ("pay", {"figure": "10%..11%"}, "barclay-2023-10-3-pay"),
        ('"grim milestone"', {}, "barclay-2023-grim-milestone"),
        ("credibel pay ofer", {}, "banfield-2023-credible-pay-offer"),
        ("waiting lists -barclay", {"role": "council chairman"},
         "banfield-2023-credible-pay-offer"),
        ("appointments", {"mode": "indirect", "figure": "3685"}, "nhs-2023-3685-appointments"),
    ],
)  # fmt: skip
def test_a_search_finds_the_same(
    seeded: OpenBase, query: str, filters: dict[str, str], first: str
) -> None:
    assert keys(seeded, query, **filters)[0] == first


def test_what_changes_is_found_or_not_at_once(seeded: OpenBase) -> None:
    key = add(seeded, "The xylophone players of Łódź are ready.")
    assert keys(seeded, "xylofone players Lodz") == [key]

    with seeded.writing("undo") as session:
        undoing.undo(session, author="tester")
    assert keys(seeded, "xylophone players") == []

    with seeded.writing("redo") as session:
        undoing.redo(session, author="tester")
    assert keys(seeded, "xylophone players") == [key]
    assert is_whole(seeded)


@pytest.mark.parametrize("value", ["0.1", "10.30", "1000000000000000.1", "6", "0.000"])
def test_a_figure_is_kept_digit_for_digit(base: OpenBase, value: str) -> None:
    with base.writing("test") as session:
        claim = claims.add_claim(session, "Pay rises.")
        session.add(Figure(claim_id=claim.id, printed=value, value=Decimal(value), comparator="="))

    with base.reading() as session:
        assert str(session.scalars(select(Figure.value)).one()) == value


def test_undo_of_all_gives_a_base_without_records(seeded: OpenBase) -> None:
    with seeded.writing("undo") as session:
        undoing.undo(session, author="tester")

    with seeded.reading() as session:
        for model in (Statement, Quote, Topic):
            live = select(func.count()).select_from(model).where(model.deleted_at.is_(None))
            assert session.scalar(live) == 0
    assert is_whole(seeded)


def test_what_later_batches_need_is_not_undone(seeded: OpenBase) -> None:
    add(seeded, "We are ready to talk.")

    with pytest.raises(ConflictError, match="batch 2"), seeded.writing("undo") as session:
        undoing.undo(session, author="tester", number=1)

    assert is_whole(seeded)


def test_the_same_words_are_refused_with_their_key(seeded: OpenBase) -> None:
    key = add(seeded, "We are ready to talk.")

    with pytest.raises(ExistsError) as refused:
        add(seeded, "we are READY to talk!")

    assert refused.value.key == key


def test_a_reading_session_cannot_write(base: OpenBase) -> None:
    with pytest.raises(BaseError), base.reading() as session:
        session.execute(text("DELETE FROM topic"))


def test_a_name_is_one_topics_while_it_lives(base: OpenBase) -> None:
    with base.writing("test") as session:
        first, _ = topics.find_or_make(session, "Pay")
        with pytest.raises(IntegrityError), session.begin_nested():
            session.add(Topic(key="pay-2", name="PAY"))
            session.flush()
        assert first.folded == "pay"


def test_an_edit_on_an_old_reading_is_refused(base: OpenBase) -> None:
    with base.writing("test") as session:
        topics.find_or_make(session, "Pay")
    with base.reading() as session:
        stale = session.scalars(select(Topic)).one()
    with base.writing("test") as session:
        session.scalars(select(Topic)).one().name = "Wages"

    with pytest.raises(ConflictError), base.writing("test") as session:
        session.add(stale)
        stale.name = "Salaries"


def test_a_draft_gets_the_same_findings(seeded: OpenBase) -> None:
    draft = read_draft(
        'Steve Barclay said: "Those who started their hospital training this year are '
        'receiving a 13.0 per cent pay increase."\n\n'
        'Steve Barclay said: "Our door has been open for over a year".\n'
    )

    with seeded.reading() as session:
        found = checking.check(draft, session=session)

    assert [finding.type.value for finding in found] == ["number-changed", "wrong-speaker"]


def test_an_export_is_the_same_on_every_engine(
    seeded: OpenBase, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from claimsdb.citations.registry import FORMATS
    from claimsdb.services import seeding

    other = f"sqlite:///{tmp_path_factory.mktemp('other') / 'claims.db'}"
    with open_base(read_settings(other, "tester")) as reference:
        with reference.writing("init --seed") as session:
            seeding.load(session)
        with reference.reading() as session:
            expected = "".join(FORMATS["jsonl"].write(exporting.export(session)))

    with seeded.reading() as session:
        assert "".join(FORMATS["jsonl"].write(exporting.export(session))) == expected


def _add_some(url: str, worker: int, count: int) -> None:
    with open_base(read_settings(url, f"worker {worker}")) as base:
        for number in range(count):
            with base.writing("add quote") as session:
                words = f"Worker {worker} says for the {number}th time that the strike goes on."
                new = statements.NewQuote(words=words, speaker="BMA")
                statements.add_quote(session, new, create=True)


def test_writers_at_once_lose_nothing(base: OpenBase) -> None:
    url = base.settings.url
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_add_some, args=(url, n, 10)) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)

    assert [worker.exitcode for worker in workers] == [0] * 4
    with base.reading() as session:
        assert session.scalar(select(func.count()).select_from(Statement)) == 40
    assert is_whole(base)
