"""A letter says to which organisation it goes and what it is about, so that one reader may have several of a kind."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

# Written so that both databases take them: a column with its own named constraint, added to a table that has rows.
ADDED = (
    "employer_id INTEGER CONSTRAINT fk_letter_employer_id REFERENCES employer (id)",
    "organisation VARCHAR NOT NULL DEFAULT ''",
    "about VARCHAR NOT NULL DEFAULT ''",
)


def upgrade() -> None:
    """To this revision. What was issued is never written again, so the letters of before keep the defaults."""
    for column in ADDED:
        op.execute(f"ALTER TABLE letter ADD COLUMN {column}")
    op.create_index("ix_letter_employer_id", "letter", ["employer_id"])


def downgrade() -> None:
    """Back again."""
    op.drop_index("ix_letter_employer_id", "letter")
    for column in reversed(ADDED):
        op.drop_column("letter", column.split()[0])
