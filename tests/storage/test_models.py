"""The tables refuse states that cannot be, whoever writes them."""

from __future__ import annotations

import sqlite3

import pytest

from claimsdb.services.opening import OpenBase


def connect(base: OpenBase) -> sqlite3.Connection:
    path = base.settings.path
    assert path is not None
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@pytest.mark.parametrize(
    ("sql", "constraint"),
    [
        ("UPDATE speaker SET kind = 'ghost'", "ck_speaker_kind_known"),
        ("UPDATE quote SET mode = 'shouted'", "ck_quote_mode_known"),
        ("UPDATE quote SET state = 'certain'", "ck_quote_state_known"),
        ("UPDATE quote SET basis = 'hearsay'", "ck_quote_basis_known"),
        ("UPDATE quote SET words = ''", "ck_quote_words_neither_empty_nor_endless"),
        ("UPDATE quote SET locator = '7'", "ck_quote_locator_has_a_kind"),
        ("UPDATE quote SET lead_in = 'x' WHERE mode = 'direct'", "ck_quote_only_mixed_leads_in"),
        ("UPDATE quote SET state = 'verified'", "ck_quote_verified_by_whom"),
        ("UPDATE source SET type = 'rumour'", "ck_source_type_known"),
        ("UPDATE figure SET comparator = '!='", "ck_figure_comparator_known"),
        ("UPDATE figure SET start = 9, \"end\" = 9 WHERE quote_id IS NOT NULL",
         "ck_figure_start_before_end"),
        ("UPDATE figure SET quote_id = NULL, claim_id = NULL, start = NULL, \"end\" = NULL",
         "ck_figure_stands_somewhere"),
        ("UPDATE figure SET upper_real = value_real - 1", "ck_figure_value_below_upper"),
        ("UPDATE statement SET amends = 'corrects'", "ck_statement_amends_something"),
        ("UPDATE statement SET amends = 'corrects', amends_id = id",
         "ck_statement_amends_another"),
        ("INSERT INTO claim_link (claim_id, other_id, kind, revision) VALUES (2, 1, 'same_as', 1)",
         "ck_claim_link_symmetric_pair_once"),
        ("INSERT INTO claim_link (claim_id, other_id, kind, revision) VALUES (1, 1, 'updates', 1)",
         "ck_claim_link_links_two_claims"),
        ("INSERT INTO base (id, uuid, made_at) VALUES (2, 'x', 'y')", "ck_base_one_row"),
    ],
)  # fmt: skip
def test_a_state_that_cannot_be_is_refused(seeded: OpenBase, sql: str, constraint: str) -> None:
    connection = connect(seeded)

    with pytest.raises(sqlite3.IntegrityError, match=constraint):
        connection.execute(sql)

    connection.close()


@pytest.mark.parametrize("table", ["speaker", "source", "statement", "quote", "claim", "topic"])
def test_what_hangs_on_a_row_keeps_it_from_being_destroyed(seeded: OpenBase, table: str) -> None:
    connection = connect(seeded)
    used = {
        "speaker": "SELECT speaker_id FROM statement",
        "source": "SELECT source_id FROM quote",
        "statement": "SELECT statement_id FROM quote",
        "quote": "SELECT quote_id FROM figure WHERE quote_id IS NOT NULL",
        "claim": "SELECT claim_id FROM statement_claim",
        "topic": "SELECT topic_id FROM statement_topic",
    }[table]

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute(f"DELETE FROM {table} WHERE id IN ({used} LIMIT 1)")

    connection.close()


@pytest.mark.parametrize(("column", "value"), [("wikidata_id", "Q1"), ("key", "steve-barclay")])
def test_a_key_is_one_speakers_when_given(seeded: OpenBase, column: str, value: str) -> None:
    connection = connect(seeded)

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        connection.execute(f"UPDATE speaker SET {column} = ?", (value,))

    connection.close()


def test_a_deleted_speaker_gives_its_wikidata_id_free(seeded: OpenBase) -> None:
    connection = connect(seeded)
    connection.execute("UPDATE speaker SET wikidata_id = 'Q1', deleted_at = '2026-01-01' "
                       "WHERE id = 1")  # fmt: skip

    connection.execute("UPDATE speaker SET wikidata_id = 'Q1' WHERE id = 2")

    connection.close()


def test_an_id_is_not_given_twice(seeded: OpenBase) -> None:
    connection = connect(seeded)
    connection.execute("INSERT INTO topic (key, name, folded, revision) VALUES ('a','a','a',1)")
    (first,) = connection.execute("SELECT max(id) FROM topic").fetchone()
    connection.execute("DELETE FROM topic WHERE id = ?", (first,))
    connection.execute("INSERT INTO topic (key, name, folded, revision) VALUES ('b','b','b',1)")

    assert connection.execute("SELECT max(id) FROM topic").fetchone()[0] > first

    connection.close()
