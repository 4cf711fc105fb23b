"""Reminders: a person's own settings, who is next, who was told, pauses of the outbox, and calendar feeds."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

STATES = "'WAITING', 'SENDING', 'SENT', 'DEAD'"


def upgrade() -> None:
    """To this revision."""
    _states(f"{STATES}, 'SUPERSEDED'")
    _settings()
    _tellings()
    _calendars()
    refuse_change("telling")


def downgrade() -> None:
    """Back to the one before: what was superseded counts as given up."""
    for table in (
        "calendar_entry", "calendar_feed", "outbox_pause", "telling", "next_person", "escalation_rule",
        "reminder_settings",
    ):  # fmt: skip
        op.drop_table(table)
    op.execute("UPDATE outbox_message SET state = 'DEAD' WHERE state = 'SUPERSEDED'")
    _states(STATES)


def _states(states: str) -> None:
    name = op.f("ck_outbox_message_outboxstate")
    with op.batch_alter_table("outbox_message") as table:
        table.drop_constraint(name, type_="check")
        table.create_check_constraint(name, f"state IN ({states})")


def _key(table: str, name: str, to: str) -> Any:
    return sa.ForeignKeyConstraint([name], [f"{to}.id"], name=op.f(f"fk_{table}_{name}"))


def _settings() -> None:
    op.create_table(
        "reminder_settings",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("is_weekly", sa.Boolean(), nullable=False),
        sa.Column("quiet_weekdays", sa.Integer(), nullable=False),
        sa.Column("away_from", sa.Date(), nullable=True),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("quiet_weekdays BETWEEN 0 AND 31", name=op.f("ck_reminder_settings_weekdays")),
        sa.CheckConstraint("(away_from IS NULL) = (away_until IS NULL)", name=op.f("ck_reminder_settings_away")),
        sa.CheckConstraint("away_until >= away_from", name=op.f("ck_reminder_settings_in_order")),
        sa.CheckConstraint("away_from IS NULL OR deputy_id IS NOT NULL", name=op.f("ck_reminder_settings_deputy")),
        sa.CheckConstraint("deputy_id <> account_id", name=op.f("ck_reminder_settings_two_people")),
        _key("reminder_settings", "account_id", "account"),
        _key("reminder_settings", "deputy_id", "account"),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_reminder_settings")),
    )  # fmt: skip
    op.create_table(
        "escalation_rule",
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("after_days", sa.Integer(), nullable=False),
        sa.Column("next_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("after_days BETWEEN 1 AND 20", name=op.f("ck_escalation_rule_days")),
        _key("escalation_rule", "employer_id", "employer"),
        _key("escalation_rule", "next_id", "account"),
        sa.PrimaryKeyConstraint("employer_id", name=op.f("pk_escalation_rule")),
    )
    op.create_table(
        "next_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("next_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("next_id <> account_id", name=op.f("ck_next_person_two_people")),
        _key("next_person", "employer_id", "employer"),
        _key("next_person", "account_id", "account"),
        _key("next_person", "next_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_person")),
        sa.UniqueConstraint("employer_id", "account_id", name=op.f("uq_next_person_employer_id_account_id")),
    )


def _tellings() -> None:
    op.create_table(
        "telling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("for_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("task_key", sa.String(), nullable=False),
        sa.Column("owner_account_id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=True),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("reason IN ('OWN', 'ESCALATED', 'DEPUTY')", name=op.f("ck_telling_reason")),
        _key("telling", "account_id", "account"),
        _key("telling", "owner_account_id", "account"),
        _key("telling", "employer_id", "employer"),
        _key("telling", "transfer_id", "transfer"),
        _key("telling", "message_id", "outbox_message"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_telling")),
    )
    op.create_index(op.f("ix_telling_transfer_id_for_on"), "telling", ["transfer_id", "for_on"])
    op.create_index(op.f("ix_telling_account_id_for_on"), "telling", ["account_id", "for_on"])
    op.create_table(
        "outbox_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("is_restored", sa.Boolean(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.String(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_outbox_pause_reason")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_pause")),
    )
    op.create_index(op.f("ix_outbox_pause_lifted_at"), "outbox_pause", ["lifted_at"])


def _calendars() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.Column(name, sa.DateTime(timezone=True), nullable=True)
            for name in ("revoked_at", "fetched_at", "renewed_at")
        ),
        _key("calendar_feed", "account_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_calendar_feed_token_digest")),
    )
    op.create_index(op.f("ix_calendar_feed_account_id"), "calendar_feed", ["account_id"])
    op.create_index(
        "uq_calendar_feed_open",
        "calendar_feed",
        ["account_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "calendar_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("key", "uid", "kind", "item")),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('CONFIRMED', 'CANCELLED')", name=op.f("ck_calendar_entry_entrystate")),
        sa.CheckConstraint('("on" IS NULL) <> (starts_at IS NULL)', name=op.f("ck_calendar_entry_when")),
        _key("calendar_entry", "account_id", "account"),
        _key("calendar_entry", "transfer_id", "transfer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_entry")),
        sa.UniqueConstraint("account_id", "key", name=op.f("uq_calendar_entry_account_id_key")),
    )
