"""The index says what the tables hold, whatever was added, changed and removed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from claimsdb.search.find import search
from claimsdb.search.index import Index
from claimsdb.storage.models import Model


@pytest.fixture(scope="module")
def empty() -> Iterator[bytes]:
    """An empty base, as a file's bytes."""
    engine = create_engine("sqlite://")
    Model.metadata.create_all(engine)
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        Index(driver).rebuild()
        driver.execute(
            "INSERT INTO speaker (id, key, kind, name, sort_name, revision) VALUES "
            "(1, 'ada', 'person', 'Ada', 'Ada', 1), (2, 'bob', 'person', 'Bob', 'Bob', 1)"
        )
        driver.commit()
        yield driver.serialize()
    engine.dispose()


@pytest.fixture
def connection(empty: bytes) -> Iterator[sqlite3.Connection]:
    """A copy of the empty base."""
    with_base = sqlite3.connect(":memory:", isolation_level=None)
    with_base.deserialize(empty)
    yield with_base
    with_base.close()


def add(connection: sqlite3.Connection, number: int, words: str, speaker: int = 1) -> None:
    connection.execute(
        "INSERT INTO statement (id, key, speaker_id, revision) VALUES (?, ?, ?, 1)",
        (number, f"key-{number}", speaker),
    )
    connection.execute(
        "INSERT INTO quote (id, statement_id, seq, words, digest, mode, state, revision) "
        "VALUES (?, ?, 0, ?, ?, 'direct', 'accepted', 1)",
        (number, number, words, number),
    )
    Index(connection).add_quotes([(number, words, speaker)])


WORDS = st.lists(
    st.sampled_from("fair pay rise six 6 10.3% per cent colour color Łódź a-b it's".split()),
    min_size=1,
    max_size=5,
).map(" ".join)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("add", "edit", "remove", "restore", "move")),
        st.integers(1, 5),
        WORDS,
        st.integers(1, 2),
    ),
    max_size=25,
)


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_index_and_tables_agree_after_any_changes(
    empty: bytes, steps: list[tuple[str, int, str, int]]
) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(empty)
    index = Index(connection)
    held: dict[int, tuple[str, int, bool]] = {}
    for kind, number, words, speaker in steps:
        if number not in held:
            add(connection, number, words, speaker)
            held[number] = (words, speaker, True)
            continue
        old_words, old_speaker, live = held[number]
        if kind == "remove" and live:
            index.remove_quotes([(number, old_words, old_speaker)])
            live, words, speaker = False, old_words, old_speaker
        elif kind == "restore" and not live:
            index.add_quotes([(number, old_words, old_speaker)])
            live, words, speaker = True, old_words, old_speaker
        elif kind in ("edit", "move") and live:
            words = words if kind == "edit" else old_words
            speaker = speaker if kind == "move" else old_speaker
            index.remove_quotes([(number, old_words, old_speaker)])
            index.add_quotes([(number, words, speaker)])
        else:
            continue
        held[number] = (words, speaker, live)
        connection.execute(
            "UPDATE quote SET words = ?, deleted_at = ? WHERE id = ?",
            (words, None if live else "2024-01-01", number),
        )
        connection.execute("UPDATE statement SET speaker_id = ? WHERE id = ?", (speaker, number))

    assert index.verify() == []
    index.rebuild()
    assert index.verify() == []
    for number, (words, _, live) in held.items():
        found = {hit.statement_id for hit in search(connection, f'"{words}"').hits}
        assert (number in found) is live
    connection.close()


def test_a_word_that_the_index_lost_is_named(connection: sqlite3.Connection) -> None:
    add(connection, 1, "fair pay")
    connection.execute("UPDATE quote SET words = 'fair play' WHERE id = 1")

    problems = Index(connection).verify()

    assert any("'pay'" in problem for problem in problems)
    assert any("'play'" in problem for problem in problems)


def test_small_records_are_found_under_their_new_words(connection: sqlite3.Connection) -> None:
    index = Index(connection)
    connection.execute(
        "INSERT INTO topic (id, key, name, folded, revision) VALUES (1, 'pay', 'Pay', 'pay', 1)"
    )
    index.put("topic", 1, None, "Pay")
    assert index.verify() == []

    connection.execute("UPDATE topic SET name = 'Fair pay' WHERE id = 1")
    assert index.verify() == ["The index does not find topic 1 by 'fair'.", *index.verify()[1:]]
    index.put("topic", 1, "Pay", "Fair pay")

    assert index.verify() == []


def test_an_index_of_another_version_is_stale(connection: sqlite3.Connection) -> None:
    index = Index(connection)
    assert not index.ensure()
    connection.execute("UPDATE search_meta SET value = 'older' WHERE name = 'fold'")

    assert index.is_stale()
    assert index.ensure()
    index.rebuild()
    assert not index.is_stale()


def test_a_rebuild_tells_how_far_it_is(connection: sqlite3.Connection) -> None:
    for number in range(1, 4):
        add(connection, number, f"number {number}")
    told: list[tuple[int, int]] = []

    Index(connection).rebuild(lambda done, total: told.append((done, total)))

    assert told == [(3, 3)]


def test_what_a_transaction_takes_back_the_index_forgets(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    add(connection, 1, "fair pay")
    connection.execute("ROLLBACK")

    assert Index(connection).verify() == []
    assert search(connection, "fair").hits == ()
