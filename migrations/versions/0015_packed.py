"""An upload keeps what was read of it and what the review shows, so that nothing is read or checked twice."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.add_column("staff_import", sa.Column("sheet", sa.LargeBinary(), nullable=True))
    op.add_column("staff_import", sa.Column("account", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Back again."""
    op.drop_column("staff_import", "account")
    op.drop_column("staff_import", "sheet")
