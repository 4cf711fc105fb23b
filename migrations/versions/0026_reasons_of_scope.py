"""Whether the reason of a team's scope may stand in a public report; of what was decided before, it may not."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

TABLES = ("team", "scope_decision")


def upgrade() -> None:
    """To this revision."""
    for table in TABLES:
        column = sa.Column("is_reason_published", sa.Boolean(), nullable=False, server_default=sa.false())
        op.add_column(table, column)


def downgrade() -> None:
    """Back to the one before."""
    for table in TABLES:
        op.drop_column(table, "is_reason_published")
