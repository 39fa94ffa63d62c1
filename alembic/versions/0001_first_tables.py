"""Lay down the first tables: statements, quotes, sources, speakers, figures and claims.

There are no earlier rows. A base gets its UUID here, so that records which leave it can say
where they come from. `quotes_flat` and `figures_flat` are the documented views for people
who bring their own tools.
"""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
# NUMERIC would be a float on SQLite; TEXT keeps the digits.
EXACT = sa.Numeric().with_variant(sa.Text(), "sqlite")

QUOTES_FLAT = """
CREATE VIEW quotes_flat AS
SELECT
    statement.key AS statement_key,
    quote.seq AS quote_seq,
    speaker.key AS speaker_key,
    speaker.name AS speaker,
    quote.role AS role,
    statement.said_on AS said_on,
    {said_first} AS said_from,
    {said_last} AS said_until,
    statement.occasion AS occasion,
    quote.mode AS mode,
    quote.lead_in AS lead_in,
    quote.words AS words,
    quote.language AS language,
    quote.state AS state,
    quote.basis AS basis,
    quote.locator_kind AS locator_kind,
    quote.locator AS locator,
    source.key AS source_key,
    source.type AS source_type,
    source.title AS source_title,
    source.container_title AS outlet,
    source.issued AS issued,
    source.url AS url
FROM quote
JOIN statement ON statement.id = quote.statement_id
JOIN speaker ON speaker.id = statement.speaker_id
LEFT JOIN source ON source.id = quote.source_id
WHERE quote.deleted_at IS NULL AND statement.deleted_at IS NULL
"""

FIGURES_FLAT = """
CREATE VIEW figures_flat AS
SELECT
    figure.id AS figure_id,
    statement.key AS statement_key,
    claim.key AS claim_key,
    speaker.key AS speaker_key,
    speaker.name AS speaker,
    figure.printed AS printed,
    figure.comparator AS comparator,
    figure.value_real AS value,
    figure.value AS value_exact,
    figure.upper_real AS upper,
    figure.upper AS upper_exact,
    figure.unit AS unit,
    figure.measure AS measure,
    figure.population AS population,
    figure.area AS area,
    figure.period_printed AS period_printed,
    figure.period AS period,
    figure.statistic AS statistic
FROM figure
LEFT JOIN quote ON quote.id = figure.quote_id
LEFT JOIN statement ON statement.id = quote.statement_id
LEFT JOIN speaker ON speaker.id = statement.speaker_id
LEFT JOIN claim ON claim.id = figure.claim_id
WHERE figure.deleted_at IS NULL
"""


def upgrade() -> None:
    op.create_table(
        "base",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_base_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_base")),
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["undoes_id"], ["batch.id"], name=op.f("fk_batch_undoes_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["undone_by_id"], ["batch.id"], name=op.f("fk_batch_undone_by_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_batch_author"), "batch", ["author"])
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("key", name=op.f("uq_claim_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.Column("judged_by", sa.Text(), nullable=False),
        sa.Column("judged_at", MOMENT, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "kind IN ('speaker', 'source', 'statement')", name=op.f("ck_judgement_kind_known")
        ),
        sa.CheckConstraint("left_id < right_id", name=op.f("ck_judgement_lower_id_first")),
        sa.CheckConstraint("same IN (0, 1)", name=op.f("ck_judgement_same_is_yes_or_no")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_judgement_kind_left_id_right_id",
        "judgement",
        ["kind", "left_id", "right_id"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('speaker', 'source', 'claim', 'topic', 'statement')",
            name=op.f("ck_key_kind_known"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_key")),
    )
    op.create_index(op.f("ix_key_row_id"), "key", ["row_id"])
    op.create_table(
        "origin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("base_uuid", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('speaker', 'source', 'claim', 'topic', 'statement')",
            name=op.f("ck_origin_kind_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origin")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_origin_base_uuid_kind_key", "origin", ["base_uuid", "kind", "key"], unique=True
    )
    op.create_index("uq_origin_kind_row_id", "origin", ["kind", "row_id"], unique=True)
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("container_title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("issued", sa.Text(), nullable=True),
        sa.Column("issued_first", sa.Integer(), nullable=True),
        sa.Column("issued_last", sa.Integer(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("canonical_url", sa.Text(), nullable=True),
        sa.Column("accessed", sa.Text(), nullable=True),
        sa.Column("accessed_first", sa.Integer(), nullable=True),
        sa.Column("accessed_last", sa.Integer(), nullable=True),
        sa.Column("archive_url", sa.Text(), nullable=True),
        sa.Column("doi", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("event_title", sa.Text(), nullable=True),
        sa.Column("event_place", sa.Text(), nullable=True),
        sa.Column("correction_notice", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "type IN ('article', 'article-journal', 'article-magazine', 'article-newspaper', "
            "'bill', 'book', 'broadcast', 'chapter', 'classic', 'collection', 'dataset', "
            "'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'event', "
            "'figure', 'graphic', 'hearing', 'interview', 'legal_case', 'legislation', "
            "'manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet', "
            "'paper-conference', 'patent', 'performance', 'periodical', "
            "'personal_communication', 'post', 'post-weblog', 'regulation', 'report', "
            "'review', 'review-book', 'software', 'song', 'speech', 'standard', 'thesis', "
            "'treaty', 'webpage')",
            name=op.f("ck_source_type_known"),
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"],
            ["source.id"],
            name=op.f("fk_source_merged_into_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("key", name=op.f("uq_source_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_source_issued_first"), "source", ["issued_first"])
    op.create_index(
        "uq_source_canonical_url",
        "source",
        ["canonical_url"],
        unique=True,
        sqlite_where=sa.text("canonical_url IS NOT NULL AND deleted_at IS NULL"),
        postgresql_where=sa.text("canonical_url IS NOT NULL AND deleted_at IS NULL"),
    )
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("wikidata_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "kind IN ('person', 'organisation')", name=op.f("ck_speaker_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"],
            ["speaker.id"],
            name=op.f("fk_speaker_merged_into_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker")),
        sa.UniqueConstraint("key", name=op.f("uq_speaker_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_speaker_wikidata_id",
        "speaker",
        ["wikidata_id"],
        unique=True,
        sqlite_where=sa.text("wikidata_id IS NOT NULL AND deleted_at IS NULL"),
        postgresql_where=sa.text("wikidata_id IS NOT NULL AND deleted_at IS NULL"),
    )
    op.create_table(
        "topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("key", name=op.f("uq_topic_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_topic_folded",
        "topic",
        ["folded"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "batch_range",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("last_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_id <= last_id", name=op.f("ck_batch_range_first_before_last")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_batch_range_batch_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch_range")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_batch_range_batch_id"), "batch_range", ["batch_id"])
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_change_batch_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_batch_id"), "change", ["batch_id"])
    op.create_index("ix_change_table_name_row_id", "change", ["table_name", "row_id"])
    op.create_table(
        "claim_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "kind IN ('same_as', 'narrower', 'contradicts', 'updates')",
            name=op.f("ck_claim_link_kind_known"),
        ),
        sa.CheckConstraint(
            "kind NOT IN ('same_as', 'contradicts') OR claim_id < other_id",
            name=op.f("ck_claim_link_symmetric_pair_once"),
        ),
        sa.CheckConstraint("claim_id <> other_id", name=op.f("ck_claim_link_links_two_claims")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_link_claim_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["claim.id"], name=op.f("fk_claim_link_other_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_link")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_claim_link_other_id"), "claim_link", ["other_id"])
    op.create_index(
        "uq_claim_link_claim_id_other_id_kind",
        "claim_link",
        ["claim_id", "other_id", "kind"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "claim_topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_topic_claim_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_claim_topic_topic_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_topic")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_claim_topic_topic_id"), "claim_topic", ["topic_id"])
    op.create_index(
        "uq_claim_topic_claim_id_topic_id",
        "claim_topic",
        ["claim_id", "topic_id"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "import_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("lines_done", sa.Integer(), nullable=False),
        sa.Column("bytes_done", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('running', 'done', 'undone')", name=op.f("ck_import_run_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_import_run_batch_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        sa.UniqueConstraint("batch_id", name=op.f("uq_import_run_batch_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_import_run_sha256"), "import_run", ["sha256"])
    op.create_table(
        "position",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("variants", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("start_first", sa.Integer(), nullable=True),
        sa.Column("start_last", sa.Integer(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("end_first", sa.Integer(), nullable=True),
        sa.Column("end_last", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "organisation_id IS NULL OR organisation_id <> person_id",
            name=op.f("ck_position_not_of_itself"),
        ),
        sa.CheckConstraint(
            "start_first IS NULL OR end_last IS NULL OR start_first <= end_last",
            name=op.f("ck_position_starts_before_end"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["speaker.id"],
            name=op.f("fk_position_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["speaker.id"], name=op.f("fk_position_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_position_organisation_id"), "position", ["organisation_id"])
    op.create_index(op.f("ix_position_person_id"), "position", ["person_id"])
    op.create_table(
        "source_creator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("literal", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "role IN ('author', 'chair', 'collection-editor', 'compiler', 'composer', "
            "'container-author', 'contributor', 'curator', 'director', 'editor', "
            "'editor-translator', 'editorial-director', 'executive-producer', 'guest', "
            "'host', 'illustrator', 'interviewer', 'narrator', 'organizer', "
            "'original-author', 'performer', 'producer', 'recipient', 'reviewed-author', "
            "'script-writer', 'series-creator', 'translator')",
            name=op.f("ck_source_creator_role_known"),
        ),
        sa.CheckConstraint(
            "family IS NOT NULL OR literal IS NOT NULL", name=op.f("ck_source_creator_named")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
            name=op.f("fk_source_creator_source_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_creator")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_source_creator_source_id_seq",
        "source_creator",
        ["source_id", "seq"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "source_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("retrieved_at", MOMENT, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=True),
        sa.Column("normaliser", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_source_version_sha256_is_hex")),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
            name=op.f("fk_source_version_source_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_version")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_source_version_source_id_sha256",
        "source_version",
        ["source_id", "sha256"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index("ix_source_version_sha256", "source_version", ["sha256"])
    op.create_table(
        "speaker_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("honorific", sa.Text(), nullable=True),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("start_first", sa.Integer(), nullable=True),
        sa.Column("start_last", sa.Integer(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("end_first", sa.Integer(), nullable=True),
        sa.Column("end_last", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "kind IN ('name', 'alias', 'acronym', 'former', 'short form')",
            name=op.f("ck_speaker_name_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speaker.id"],
            name=op.f("fk_speaker_name_speaker_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_name")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_speaker_name_folded"), "speaker_name", ["folded"])
    op.create_index(
        "uq_speaker_name_speaker_id_folded_kind",
        "speaker_name",
        ["speaker_id", "folded", "kind"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("said_on", sa.Text(), nullable=True),
        sa.Column("said_on_first", sa.Integer(), nullable=True),
        sa.Column("said_on_last", sa.Integer(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.Column("amends", sa.Text(), nullable=True),
        sa.Column("amends_id", sa.Integer(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "amends IN ('corrects', 'retracts')", name=op.f("ck_statement_amends_known")
        ),
        sa.CheckConstraint(
            "(amends IS NULL) = (amends_id IS NULL)", name=op.f("ck_statement_amends_something")
        ),
        sa.CheckConstraint("amends_id <> id", name=op.f("ck_statement_amends_another")),
        sa.ForeignKeyConstraint(
            ["amends_id"],
            ["statement.id"],
            name=op.f("fk_statement_amends_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["merged_into_id"],
            ["statement.id"],
            name=op.f("fk_statement_merged_into_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speaker.id"],
            name=op.f("fk_statement_speaker_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("key", name=op.f("uq_statement_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_statement_amends_id",
        "statement",
        ["amends_id"],
        sqlite_where=sa.text("amends_id IS NOT NULL"),
        postgresql_where=sa.text("amends_id IS NOT NULL"),
    )
    op.create_index(
        "ix_statement_occasion",
        "statement",
        ["occasion"],
        sqlite_where=sa.text("occasion IS NOT NULL"),
        postgresql_where=sa.text("occasion IS NOT NULL"),
    )
    op.create_index(
        "ix_statement_said_on_first",
        "statement",
        ["said_on_first"],
        sqlite_where=sa.text("said_on_first IS NOT NULL"),
        postgresql_where=sa.text("said_on_first IS NOT NULL"),
    )
    op.create_index(op.f("ix_statement_speaker_id"), "statement", ["speaker_id"])
    op.create_table(
        "verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Text(), nullable=False),
        sa.Column("scale", sa.Text(), nullable=True),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("issued", sa.Text(), nullable=True),
        sa.Column("issued_first", sa.Integer(), nullable=True),
        sa.Column("issued_last", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_verdict_claim_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_verdict_claim_id"), "verdict", ["claim_id"])
    op.create_table(
        "quote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("digest", sa.BigInteger(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("lead_in", sa.Text(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("translated_by", sa.Text(), nullable=True),
        sa.Column("locator", sa.Text(), nullable=True),
        sa.Column("locator_kind", sa.Text(), nullable=True),
        sa.Column("verified_by", sa.Text(), nullable=True),
        sa.Column("verified_on", sa.Text(), nullable=True),
        sa.Column("verified_on_first", sa.Integer(), nullable=True),
        sa.Column("verified_on_last", sa.Integer(), nullable=True),
        sa.Column("verified_against", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "basis IN ('recording', 'official record', 'transcript', 'report', 'second-hand')",
            name=op.f("ck_quote_basis_known"),
        ),
        sa.CheckConstraint(
            "lead_in IS NULL OR mode = 'mixed'", name=op.f("ck_quote_only_mixed_leads_in")
        ),
        sa.CheckConstraint(
            "locator_kind IN ('page', 'column', 'paragraph', 'timecode')",
            name=op.f("ck_quote_locator_kind_known"),
        ),
        sa.CheckConstraint(
            "mode IN ('direct', 'mixed', 'indirect')", name=op.f("ck_quote_mode_known")
        ),
        sa.CheckConstraint(
            "state <> 'verified' OR verified_by IS NOT NULL",
            name=op.f("ck_quote_verified_by_whom"),
        ),
        sa.CheckConstraint(
            "state IN ('proposed', 'accepted', 'verified')", name=op.f("ck_quote_state_known")
        ),
        sa.CheckConstraint(
            "(locator IS NULL) = (locator_kind IS NULL)", name=op.f("ck_quote_locator_has_a_kind")
        ),
        sa.CheckConstraint(
            "length(words) BETWEEN 1 AND 100000",
            name=op.f("ck_quote_words_neither_empty_nor_endless"),
        ),
        sa.CheckConstraint("seq >= 0", name=op.f("ck_quote_seq_counts_from_0")),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_quote_source_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_quote_statement_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_quote_digest"), "quote", ["digest"])
    op.create_index(
        "ix_quote_source_id",
        "quote",
        ["source_id"],
        sqlite_where=sa.text("source_id IS NOT NULL"),
        postgresql_where=sa.text("source_id IS NOT NULL"),
    )
    op.create_index(
        "uq_quote_statement_id_seq",
        "quote",
        ["statement_id", "seq"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "statement_claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "stance IN ('asserts', 'denies', 'questions', 'repeats')",
            name=op.f("ck_statement_claim_stance_known"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claim.id"],
            name=op.f("fk_statement_claim_claim_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_statement_claim_statement_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_claim")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_statement_claim_claim_id"), "statement_claim", ["claim_id"])
    op.create_index(
        "uq_statement_claim_statement_id_claim_id",
        "statement_claim",
        ["statement_id", "claim_id"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "statement_topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name=op.f("fk_statement_topic_statement_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["topic.id"],
            name=op.f("fk_statement_topic_topic_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_topic")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_statement_topic_topic_id"), "statement_topic", ["topic_id"])
    op.create_index(
        "uq_statement_topic_statement_id_topic_id",
        "statement_topic",
        ["statement_id", "topic_id"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quote_id", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("value", EXACT, nullable=False),
        sa.Column("value_real", sa.Double(), nullable=False),
        sa.Column("upper", EXACT, nullable=True),
        sa.Column("upper_real", sa.Double(), nullable=True),
        sa.Column("comparator", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("population", sa.Text(), nullable=True),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("period_printed", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("period_first", sa.Integer(), nullable=True),
        sa.Column("period_last", sa.Integer(), nullable=True),
        sa.Column("period_against", sa.Text(), nullable=True),
        sa.Column("statistic", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "comparator <> 'between' OR upper IS NOT NULL",
            name=op.f("ck_figure_between_has_an_upper"),
        ),
        sa.CheckConstraint(
            "comparator IN ('=', '~', '<', '<=', '>', '>=', 'between')",
            name=op.f("ck_figure_comparator_known"),
        ),
        sa.CheckConstraint(
            "statistic IN ('level', 'change', 'share', 'cumulative')",
            name=op.f("ck_figure_statistic_known"),
        ),
        sa.CheckConstraint(
            '(start IS NULL AND "end" IS NULL) OR (start >= 0 AND start < "end")',
            name=op.f("ck_figure_start_before_end"),
        ),
        sa.CheckConstraint(
            "quote_id IS NOT NULL OR claim_id IS NOT NULL", name=op.f("ck_figure_stands_somewhere")
        ),
        sa.CheckConstraint(
            "start IS NULL OR quote_id IS NOT NULL", name=op.f("ck_figure_offsets_need_words")
        ),
        sa.CheckConstraint(
            "upper_real IS NULL OR value_real <= upper_real",
            name=op.f("ck_figure_value_below_upper"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_figure_claim_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["quote_id"], ["quote.id"], name=op.f("fk_figure_quote_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_figure_claim_id",
        "figure",
        ["claim_id"],
        sqlite_where=sa.text("claim_id IS NOT NULL"),
        postgresql_where=sa.text("claim_id IS NOT NULL"),
    )
    op.create_index(
        "ix_figure_quote_id",
        "figure",
        ["quote_id"],
        sqlite_where=sa.text("quote_id IS NOT NULL"),
        postgresql_where=sa.text("quote_id IS NOT NULL"),
    )
    op.create_index("ix_figure_unit_value_real", "figure", ["unit", "value_real"])
    op.create_table(
        "quote_span",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quote_id", sa.Integer(), nullable=False),
        sa.Column("source_version_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            'start >= 0 AND start < "end"', name=op.f("ck_quote_span_start_before_end")
        ),
        sa.ForeignKeyConstraint(
            ["quote_id"], ["quote.id"], name=op.f("fk_quote_span_quote_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["source_version_id"],
            ["source_version.id"],
            name=op.f("fk_quote_span_source_version_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote_span")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_quote_span_source_version_id"), "quote_span", ["source_version_id"])
    op.create_index(
        "uq_quote_span_quote_id_seq",
        "quote_span",
        ["quote_id", "seq"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    # ### end Alembic commands ###
    base = sa.table("base", sa.column("id"), sa.column("uuid"), sa.column("made_at", MOMENT))
    made_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
    op.bulk_insert(base, [{"id": 1, "uuid": str(uuid.uuid4()), "made_at": made_at}])
    if op.get_bind().dialect.name == "sqlite":
        day = "date({} * 86400, 'unixepoch')"
    else:
        day = "(date '1970-01-01' + {})"
    op.execute(
        QUOTES_FLAT.format(
            said_first=day.format("statement.said_on_first"),
            said_last=day.format("statement.said_on_last"),
        )
    )
    op.execute(FIGURES_FLAT)


def downgrade() -> None:
    op.execute("DROP VIEW figures_flat")
    op.execute("DROP VIEW quotes_flat")
    op.drop_index(
        "uq_quote_span_quote_id_seq",
        table_name="quote_span",
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_index(op.f("ix_quote_span_source_version_id"), table_name="quote_span")
    op.drop_table("quote_span")
    op.drop_index("ix_figure_unit_value_real", table_name="figure")
    op.drop_index(
        "ix_figure_quote_id",
        table_name="figure",
        sqlite_where=sa.text("quote_id IS NOT NULL"),
        postgresql_where=sa.text("quote_id IS NOT NULL"),
    )
    op.drop_index(
        "ix_figure_claim_id",
        table_name="figure",
        sqlite_where=sa.text("claim_id IS NOT NULL"),
        postgresql_where=sa.text("claim_id IS NOT NULL"),
    )
    op.drop_table("figure")
    op.drop_index(
        "uq_statement_topic_statement_id_topic_id",
        table_name="statement_topic",
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_index(op.f("ix_statement_topic_topic_id"), table_name="statement_topic")
    op.drop_table("statement_topic")
    op.drop_index(
        "uq_statement_claim_statement_id_claim_id",
        table_name="statement_claim",
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_index(op.f("ix_statement_claim_claim_id"), table_name="statement_claim")
    op.drop_table("statement_claim")
    op.drop_index(
        "uq_quote_statement_id_seq",
        table_name="quote",
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_index(
        "ix_quote_source_id",
        table_name="quote",
        sqlite_where=sa.text("source_id IS NOT NULL"),
        postgresql_where=sa.text("source_id IS NOT NULL"),
    )
    op.drop_index(op.f("ix_quote_digest"), table_name="quote")
    op.drop_table("quote")
    op.drop_index(op.f("ix_verdict_claim_id"), table_name="verdict")
    op.drop_table("verdict")
    op.drop_index(op.f("ix_statement_speaker_id"), table_name="statement")
    op.drop_index(
        "ix_statement_said_on_first",
        table_name="statement",
        sqlite_where=sa.text("said_on_first IS NOT NULL"),
        postgresql_where=sa.text("said_on_first IS NOT NULL"),
    )
    op.drop_index(
        "ix_statement_occasion",
        table_name="statement",
        sqlite_where=sa.text("occasion IS NOT NULL"),
        postgresql_where=sa.text("occasion IS NOT NULL"),
    )
    op.drop_index(
        "ix_statement_amends_id",
        table_name="statement",
        sqlite_where=sa.text("amends_id IS NOT NULL"),
        postgresql_where=sa.text("amends_id IS NOT NULL"),
    )
    op.drop_table("statement")
    op.drop_index(
        "uq_speaker_name_speaker_id_folded_kind",
        table_name="speaker_name",
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_index(op.f("ix_speaker_name_folded"), table_name="speaker_name")
    op.drop_table("speaker_name")
    op.drop_index("ix_source_version_sha256", table_name="source_version")
    op.drop_index(
        "uq_source_version_source_id_sha256",
        table_name="source_version",
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_table("source_version")
    op.drop_index(
        "uq_source_creator_source_id_seq",
        table_name="source_creator",
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_table("source_creator")
    op.drop_index(op.f("ix_position_person_id"), table_name="position")
    op.drop_index(op.f("ix_position_organisation_id"), table_name="position")
    op.drop_table("position")
    op.drop_index(op.f("ix_import_run_sha256"), table_name="import_run")
    op.drop_table("import_run")
    op.drop_index(
        "uq_claim_topic_claim_id_topic_id",
        table_name="claim_topic",
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_index(op.f("ix_claim_topic_topic_id"), table_name="claim_topic")
    op.drop_table("claim_topic")
    op.drop_index(
        "uq_claim_link_claim_id_other_id_kind",
        table_name="claim_link",
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_index(op.f("ix_claim_link_other_id"), table_name="claim_link")
    op.drop_table("claim_link")
    op.drop_index("ix_change_table_name_row_id", table_name="change")
    op.drop_index(op.f("ix_change_batch_id"), table_name="change")
    op.drop_table("change")
    op.drop_index(op.f("ix_batch_range_batch_id"), table_name="batch_range")
    op.drop_table("batch_range")
    op.drop_index(
        "uq_topic_folded",
        table_name="topic",
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_table("topic")
    op.drop_index(
        "uq_speaker_wikidata_id",
        table_name="speaker",
        sqlite_where=sa.text("wikidata_id IS NOT NULL AND deleted_at IS NULL"),
        postgresql_where=sa.text("wikidata_id IS NOT NULL AND deleted_at IS NULL"),
    )
    op.drop_table("speaker")
    op.drop_index(
        "uq_source_canonical_url",
        table_name="source",
        sqlite_where=sa.text("canonical_url IS NOT NULL AND deleted_at IS NULL"),
        postgresql_where=sa.text("canonical_url IS NOT NULL AND deleted_at IS NULL"),
    )
    op.drop_index(op.f("ix_source_issued_first"), table_name="source")
    op.drop_table("source")
    op.drop_index("uq_origin_kind_row_id", table_name="origin")
    op.drop_index("uq_origin_base_uuid_kind_key", table_name="origin")
    op.drop_table("origin")
    op.drop_index(op.f("ix_key_row_id"), table_name="key")
    op.drop_table("key")
    op.drop_index(
        "uq_judgement_kind_left_id_right_id",
        table_name="judgement",
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.drop_table("judgement")
    op.drop_table("claim")
    op.drop_index(op.f("ix_batch_author"), table_name="batch")
    op.drop_table("batch")
    op.drop_table("base")
    # ### end Alembic commands ###
