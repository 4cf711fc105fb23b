"""Each closing of a risk is kept as history, so that one that is opened again does not lose it."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

NAME = "risk_closing"


def upgrade() -> None:
    """To this revision: what is closed now becomes the first row of its history."""
    op.create_table(
        NAME,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("risk_id", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reason_cy", sa.String(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{NAME}_{column}"))
            for column, other in (
                ("risk_id", "risk"), ("assessment_id", "risk_assessment"), ("recorded_by_id", "account"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{NAME}")),
    )  # fmt: skip
    op.create_index(op.f(f"ix_{NAME}_risk_id"), NAME, ["risk_id"])
    op.execute(
        "INSERT INTO risk_closing (risk_id, closed_on, reason, reason_cy, assessment_id) "
        "SELECT id, closed_on, closed_reason, closed_reason_cy, "
        "(SELECT max(risk_assessment.id) FROM risk_assessment WHERE risk_assessment.risk_id = risk.id) "
        "FROM risk WHERE is_closed AND closed_on IS NOT NULL ORDER BY id"
    )
    refuse_change(NAME)


def downgrade() -> None:
    """Back to the one before."""
    op.drop_table(NAME)
