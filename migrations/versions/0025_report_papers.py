"""A status report lists its background papers and impact assessments, each with its day and who made it."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "report_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "EQUALITY",
                "WELSH_LANGUAGE",
                "BACKGROUND",
                name="paperkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_cy", sa.String(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("by_whom", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_report_paper_transfer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_paper")),
    )
    op.create_index(op.f("ix_report_paper_transfer_id"), "report_paper", ["transfer_id"])


def downgrade() -> None:
    """Back again."""
    op.drop_index(op.f("ix_report_paper_transfer_id"), "report_paper")
    op.drop_table("report_paper")
