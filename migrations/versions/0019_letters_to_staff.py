"""What letters to staff say of a decision on a post, a one-to-one, those who stay and the first day."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0020"
branch_labels = None
depends_on = None

TEXTS = {
    "assignment": ("reason", "reason_cy", "evidence_cy", "challenge_outcome_cy", "challenge_answered_by"),
    "one_to_one": ("place", "place_cy", "with_whom"),
    "letter_settings": (
        "challenge_decider",
        "challenge_decider_cy",
        "first_day",
        "first_day_cy",
        "leave_carried",
        "leave_carried_cy",
        "staying",
        "staying_cy",
    ),
}
DAYS = {"assignment": "challenge_answered_on", "letter_settings": "challenge_by"}


def upgrade() -> None:
    """To this revision."""
    for table, names in TEXTS.items():
        for name in names:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {name} VARCHAR NOT NULL DEFAULT ''")
    for table, name in DAYS.items():
        op.add_column(table, sa.Column(name, sa.Date(), nullable=True))
    op.add_column("one_to_one", sa.Column("meets_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Back again."""
    op.drop_column("one_to_one", "meets_at")
    for table, name in DAYS.items():
        op.drop_column(table, name)
    for table, names in TEXTS.items():
        for name in reversed(names):
            op.drop_column(table, name)
