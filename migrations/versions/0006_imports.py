"""Of a staff list under review: its sheets, how far a worker has come, who is left out, what was answered."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Added with a default that holds for the rows that are there; the application always gives the value itself.
ADDED = {
    "staff_import": (
        ("lists", sa.JSON(), "[]"),
        ("sheets", sa.JSON(), "[]"),
        ("stage", sa.String(), ""),
        ("done_count", sa.Integer(), "0"),
        ("people_left_out", sa.Integer(), "0"),
    ),
    "staff_import_line": (("is_rejected", sa.Boolean(), sa.false()), ("answer", sa.String(), "")),
}


def upgrade() -> None:
    """To this revision."""
    for table, columns in ADDED.items():
        for name, kind, begins in columns:
            op.add_column(table, sa.Column(name, kind, nullable=False, server_default=begins))


def downgrade() -> None:
    """Back to the one before."""
    for table, columns in ADDED.items():
        for name, _kind, _begins in reversed(columns):
            op.drop_column(table, name)
