"""Searches are kept with the session: the words of a search no longer stand in an address."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "kept_search",
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("session_digest", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(words) BETWEEN 1 AND 100", name=op.f("ck_kept_search_length")),
        sa.ForeignKeyConstraint(
            ["session_digest"], ["sign_in_session.token_digest"], name=op.f("fk_kept_search_session_digest")
        ),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_kept_search")),
    )
    with op.batch_alter_table("kept_search", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_search_kept_at"), ["kept_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_kept_search_session_digest_kept_at"), ["session_digest", "kept_at"], unique=False
        )


def downgrade() -> None:
    """Back to the one before."""
    with op.batch_alter_table("kept_search", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_search_session_digest_kept_at"))
        batch_op.drop_index(batch_op.f("ix_kept_search_kept_at"))

    op.drop_table("kept_search")
