"""How complete the staff records of each transfer were, day by day: append-only."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLE = "quality_count"
HEADINGS = (
    "NAMES", "AGE", "ADDRESS", "LANGUAGE", "START_DATE", "CONTINUOUS_FROM", "MODIFICATION_ORDER_FROM",
    "GREEN_BOOK_FROM", "PAY", "HOURS", "WORKING_DAYS", "HOLIDAY", "SICKNESS", "PENSION", "NOTICE", "JOB",
    "DURATION", "PLACE_OF_WORK", "TRAINING_ENTITLEMENT", "OTHER_BENEFITS", "COLLECTIVE_AGREEMENTS",
)  # fmt: skip


def upgrade() -> None:
    """To this revision."""
    heading = sa.Enum(*HEADINGS, name="recordheading", native_enum=False, create_constraint=True, length=40)
    op.create_table(
        TABLE,
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("heading", heading, nullable=False),
        sa.Column("people_count", sa.Integer(), nullable=False),
        sa.Column("given_count", sa.Integer(), nullable=False),
        sa.Column("none_count", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "given_count >= 0 AND none_count >= 0 AND given_count + none_count <= people_count",
            name=op.f("ck_quality_count_counts"),
        ),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_quality_count_transfer_id")),
        sa.PrimaryKeyConstraint("transfer_id", "counted_on", "heading", name=op.f("pk_quality_count")),
    )
    refuse_change(TABLE)


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table(TABLE)
