"""A council's own paragraphs, crests, who checked the Welsh of which text, and English sent ahead of its Welsh."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0017"
down_revision = "0018"
branch_labels = None
depends_on = None

APPEND_ONLY = ("own_wording", "wording_approval", "welsh_check", "crest", "english_first")
KINDS = (
    "ANNOUNCEMENT", "REGULATION_13_INFORMATION", "ELECTION_NOTICE", "NOMINATION", "ELECTION_RESULT",
    "MEASURES_REQUEST", "MEASURES", "SCOPE_DECISION", "RECORD_CHECK", "ONE_TO_ONE", "REPRESENTATION_REPLY",
    "LIABILITY_INFORMATION", "LIABILITY_CHANGE", "CONSULTATION_OUTCOME", "CONFIRMATION", "WELCOME", "OBJECTION",
    "STAYING", "PENSION_NOTICE", "CORRECTION", "CLOSE_OUT",
)  # fmt: skip
# The texts of the settings in both languages: one tick stood for the Welsh of them all.
TEXTS = (
    "contact_title", "functions", "affected", "welsh_effects", "pension_fund", "service_recognised", "loan_until",
)  # fmt: skip


def upgrade() -> None:
    """To this revision."""
    _wordings()
    _checks()
    _crests()
    op.execute("ALTER TABLE batch ADD COLUMN texts JSON")
    op.execute(
        "ALTER TABLE batch ADD COLUMN follows_id INTEGER CONSTRAINT fk_batch_follows_id REFERENCES batch (id)"
    )
    _english_first()
    _keep_what_was_checked()
    with op.batch_alter_table("letter_settings") as table:
        table.drop_constraint("fk_letter_settings_welsh_checked_by_id", type_="foreignkey")
        table.drop_column("welsh_checked_on")
        table.drop_column("welsh_checked_by_id")
    for name in APPEND_ONLY:
        refuse_change(name)


def downgrade() -> None:
    """Back to the one before."""
    with op.batch_alter_table("letter_settings") as table:
        table.add_column(sa.Column("welsh_checked_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("welsh_checked_by_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_letter_settings_welsh_checked_by_id", "account", ["welsh_checked_by_id"], ["id"]
        )
    for name in ("english_first", "crest", "welsh_check", "wording_approval", "own_wording"):
        op.drop_table(name)
    op.drop_column("batch", "follows_id")
    op.drop_column("batch", "texts")


def _keys(table: str, **columns: str) -> list[Any]:
    return [
        *(
            sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))
            for column, other in columns.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _wordings() -> None:
    op.create_table(
        "own_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("kind", _one_of("letterkind", *KINDS), nullable=False),
        sa.Column("slot", _one_of("slot", "OPENING", "CLOSING"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_cy", sa.String(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_own_wording_number")),
        sa.UniqueConstraint(
            "transfer_id", "employer_id", "kind", "slot", "number",
            name=op.f("uq_own_wording_transfer_id_employer_id_kind_slot_number"),
        ),
        *_keys("own_wording", transfer_id="transfer", employer_id="employer", written_by_id="account"),
    )  # fmt: skip
    op.create_table(
        "wording_approval",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.UniqueConstraint("wording_id", name=op.f("uq_wording_approval_wording_id")),
        *_keys(
            "wording_approval",
            wording_id="own_wording",
            approved_by_id="account",
            carried_from_id="own_wording",
        ),
    )


def _checks() -> None:
    op.create_table(
        "welsh_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("english", sa.String(), nullable=False),
        sa.Column("welsh", sa.String(), nullable=False),
        sa.Column("is_unaffected", sa.Boolean(), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        *_keys("welsh_check", transfer_id="transfer", employer_id="employer", checked_by_id="account"),
    )
    op.create_index(
        "ix_welsh_check_transfer_id_employer_id_key", "welsh_check", ["transfer_id", "employer_id", "key"]
    )


def _crests() -> None:
    op.create_table(
        "crest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("employer_id", "digest", name=op.f("uq_crest_employer_id_digest")),
        *_keys("crest", employer_id="employer", added_by_id="account"),
    )
    op.create_index("ix_crest_digest", "crest", ["digest"])


def _english_first() -> None:
    op.create_table(
        "english_first",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("statutory_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("batch_id", name=op.f("uq_english_first_batch_id")),
        *_keys(
            "english_first",
            transfer_id="transfer",
            batch_id="batch",
            milestone_id="milestone",
            decided_by_id="account",
        ),
    )
    op.create_index("ix_english_first_transfer_id", "english_first", ["transfer_id"])


def _keep_what_was_checked() -> None:
    """Whoever ticked that the Welsh of the settings was checked checked each of their texts as it is now."""
    bind = op.get_bind()
    settings, check = (
        sa.Table(name, sa.MetaData(), autoload_with=bind) for name in ("letter_settings", "welsh_check")
    )
    ticked = settings.c.welsh_checked_on.is_not(None) & settings.c.welsh_checked_by_id.is_not(None)
    for row in bind.execute(sa.select(settings).where(ticked).order_by(settings.c.id)).mappings().all():
        for name in TEXTS:
            if row[f"{name}_cy"].strip():
                bind.execute(
                    sa.insert(check).values(
                        transfer_id=row["transfer_id"],
                        employer_id=row["employer_id"],
                        key=f"settings.{name}",
                        english=row[name],
                        welsh=row[f"{name}_cy"],
                        is_unaffected=False,
                        checked_by_id=row["welsh_checked_by_id"],
                        checked_on=row["welsh_checked_on"],
                    )
                )
