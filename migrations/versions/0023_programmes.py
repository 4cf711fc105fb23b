"""Programmes: what an item is, the append-only history of its progress, and status reports of a whole programme."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

APPEND_ONLY = ("programme_progress", "programme_report", "programme_report_document")
DAYS = ("begins_on", "ends_on", "began_on", "ended_on")
TEXTS = ("owner", "owner_cy", "measure", "measure_cy", "baseline", "baseline_cy", "target", "target_cy")
STATES = "'NOT_BEGUN', 'UNDER_WAY', 'ACHIEVED', 'DROPPED'"


def upgrade() -> None:
    """To this revision. What was written of progress becomes the first word of its item's history."""
    op.execute("ALTER TABLE programme_item ADD COLUMN is_published BOOLEAN NOT NULL DEFAULT false")
    for day in DAYS:
        op.execute(f"ALTER TABLE programme_item ADD COLUMN {day} DATE")
    for text in TEXTS:
        op.execute(f"ALTER TABLE programme_item ADD COLUMN {text} VARCHAR NOT NULL DEFAULT ''")
    _progress()
    _carry_over()
    for column in ("progress_cy", "progress"):
        op.drop_column("programme_item", column)
    _reports()
    _documents()
    _work()
    refuse_change(*APPEND_ONLY)


def downgrade() -> None:
    """Back to the one before, with the last word on each item's progress; its history is lost."""
    for column in ("progress", "progress_cy"):
        op.execute(f"ALTER TABLE programme_item ADD COLUMN {column} VARCHAR NOT NULL DEFAULT ''")
    op.execute(
        "UPDATE programme_item SET progress = COALESCE((SELECT text FROM programme_progress "
        "WHERE item_id = programme_item.id ORDER BY as_at_on DESC, id DESC LIMIT 1), '')"
    )
    op.execute(
        "UPDATE programme_item SET progress_cy = COALESCE((SELECT text_cy FROM programme_progress "
        "WHERE item_id = programme_item.id ORDER BY as_at_on DESC, id DESC LIMIT 1), '')"
    )
    for table in (
        "programme_report_work", "programme_report_document", "programme_report", "programme_progress",
    ):  # fmt: skip
        op.drop_table(table)
    for column in (*reversed(TEXTS), *reversed(DAYS), "is_published"):
        op.drop_column("programme_item", column)


def _progress() -> None:
    op.create_table(
        "programme_progress",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("as_at_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(40), nullable=True),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("text", "text_cy", "reason", "reason_cy", "evidence", "evidence_cy")
        ),
        sa.Column("evidence_on", sa.Date(), nullable=True),
        sa.Column("evidence_source", sa.String(), nullable=False),
        sa.Column("is_published", sa.Boolean(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_programme_progress_progress")),
        sa.CheckConstraint(
            "state <> 'DROPPED' OR reason <> '' OR reason_cy <> ''", name=op.f("ck_programme_progress_reason")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_programme_progress_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_programme_progress_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_progress")),
    )
    op.create_index(op.f("ix_programme_progress_item_id"), "programme_progress", ["item_id"])


def _carry_over() -> None:
    """By whom and when, as the trail tells; the state of a phase follows from its days, which nobody has entered."""
    connection, unknown = op.get_bind(), datetime.now(UTC)
    item = sa.table(
        "programme_item", *(sa.column(name) for name in ("id", "kind", "progress", "progress_cy"))
    )
    event = sa.table(
        "audit_event", sa.column("id"), sa.column("subject"), sa.column("account_id"),
        sa.column("at", sa.DateTime(timezone=True)),
    )  # fmt: skip
    entry = sa.table(
        "programme_progress", sa.column("as_at_on", sa.Date()), sa.column("recorded_at", sa.DateTime(timezone=True)),
        *(sa.column(name) for name in (
            "item_id", "state", "text", "text_cy", "reason", "reason_cy", "evidence", "evidence_cy",
            "evidence_source", "is_published", "recorded_by_id",
        )),
    )  # fmt: skip
    written = connection.execute(sa.select(item).where((item.c.progress != "") | (item.c.progress_cy != "")))
    for row in written.all():
        told = connection.execute(
            sa.select(event.c.account_id, event.c.at)
            .where(event.c.subject == f"programme_item:{row.id}")
            .order_by(event.c.id.desc())
        ).first()
        at = told.at if told else unknown
        connection.execute(
            entry.insert().values(
                item_id=row.id, as_at_on=at.date(), recorded_at=at, recorded_by_id=told.account_id if told else None,
                state=None if row.kind == "PHASE" else "UNDER_WAY", text=row.progress, text_cy=row.progress_cy,
                reason="", reason_cy="", evidence="", evidence_cy="", evidence_source="", is_published=False,
            )
        )  # fmt: skip


def _reports() -> None:
    op.create_table(
        "programme_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("as_at_on", sa.Date(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=False),
        sa.Column("council_count", sa.Integer(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("facts_digest", sa.String(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_programme_report_number")),
        sa.CheckConstraint("council_count >= 0", name=op.f("ck_programme_report_councils")),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=op.f("fk_programme_report_programme_id")
        ),
        sa.ForeignKeyConstraint(
            ["issued_by_id"], ["account.id"], name=op.f("fk_programme_report_issued_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_report")),
        sa.UniqueConstraint("programme_id", "number", name=op.f("uq_programme_report_programme_id_number")),
    )


def _documents() -> None:
    op.create_table(
        "programme_report_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["programme_report.id"], name=op.f("fk_programme_report_document_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_report_document")),
        sa.UniqueConstraint(
            "report_id", "language", name=op.f("uq_programme_report_document_report_id_language")
        ),
    )


def _work() -> None:
    op.create_table(
        "programme_report_work",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("attempt_count", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["programme_report.id"], name=op.f("fk_programme_report_work_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_report_work")),
        sa.UniqueConstraint("report_id", name=op.f("uq_programme_report_work_report_id")),
    )
    op.create_index(op.f("ix_programme_report_work_is_done"), "programme_report_work", ["is_done"])
