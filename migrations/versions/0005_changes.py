"""Proposed changes of terms with their advice and what was made, append-only; the service steps of a term."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# What was proposed, what the rules and the adviser said, what was made: rows are added, never changed, never deleted.
APPEND_ONLY = ("term_change", "term_change_advice", "term_change_made")


def upgrade() -> None:
    """To this revision."""
    _create_changes()
    _create_what_became_of_them()
    _create_steps()
    refuse_change(*APPEND_ONLY)


def downgrade() -> None:
    """Back to the one before."""
    for table in ("term_step", "term_change_made", "term_change_advice", "term_change"):
        op.drop_table(table)


def _enum(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _create_changes() -> None:
    op.create_table(
        "term_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_cy", sa.String(), nullable=False),
        sa.Column("is_none", sa.Boolean(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column(
            "reason",
            _enum("changereason", "UNRELATED", "TRANSFER", "ETO", "NEW_AGREEMENT", "NOT_STATED"),
            nullable=False,
        ),
        sa.Column("reason_words", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("verdict", _enum("verdict", "ALLOWED", "VOID", "ADVISER"), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("earliest_on", sa.Date(), nullable=True),
        sa.Column("unsure", sa.String(), nullable=True),
        sa.Column("is_to_be_confirmed", sa.Boolean(), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "is_none <> (text <> '' OR text_cy <> '')", name=op.f("ck_term_change_text_or_none")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["account.id"], name=op.f("fk_term_change_proposed_by_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_term_change_term_id")),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_term_change_transfer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_change")),
    )
    with op.batch_alter_table("term_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_term_change_term_id"), ["term_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_term_change_transfer_id"), ["transfer_id"], unique=False)


def _create_what_became_of_them() -> None:
    op.create_table(
        "term_change_advice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("adviser", sa.String(), nullable=False),
        sa.Column("advised_on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("may_be_made", sa.Boolean(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["term_change.id"], name=op.f("fk_term_change_advice_change_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_term_change_advice_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_change_advice")),
    )
    with op.batch_alter_table("term_change_advice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_term_change_advice_change_id"), ["change_id"], unique=False)
    op.create_table(
        "term_change_made",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("new_term_id", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("written_in", sa.String(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["term_change.id"], name=op.f("fk_term_change_made_change_id")
        ),
        sa.ForeignKeyConstraint(["new_term_id"], ["term.id"], name=op.f("fk_term_change_made_new_term_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_term_change_made_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_change_made")),
        sa.UniqueConstraint("change_id", name=op.f("uq_term_change_made_change_id")),
        sa.UniqueConstraint("new_term_id", name=op.f("uq_term_change_made_new_term_id")),
    )


def _create_steps() -> None:
    op.create_table(
        "term_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("after_years", sa.Integer(), nullable=False),
        sa.Column(
            "counted_from",
            _enum("servicedate", "STATUTORY", "MODIFICATION_ORDER", "GREEN_BOOK", "STARTED"),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_cy", sa.String(), nullable=False),
        sa.Column("taken_out_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("after_years BETWEEN 1 AND 60", name=op.f("ck_term_step_years")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_term_step_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_step")),
    )
    with op.batch_alter_table("term_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_term_step_term_id"), ["term_id"], unique=False)
