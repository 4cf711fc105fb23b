"""Letters between organisations: who receives them there, corrections, and receipts that prove delivery."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0020"
down_revision = "0017"
branch_labels = None
depends_on = None

APPEND_ONLY = ("letter_correction", "letter_receipt", "liability_description")


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "correspondent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("organisation_cy", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_cy", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("language", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('EMPLOYER', 'PENSION_FUND')", name=op.f("ck_correspondent_correspondentrole")),
        sa.CheckConstraint(
            "language IN ('WELSH', 'ENGLISH', 'BOTH', 'NOT_ASKED')", name=op.f("ck_correspondent_languagechoice")
        ),
        sa.ForeignKeyConstraint(["employer_id"], ["employer.id"], name=op.f("fk_correspondent_employer_id")),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_correspondent_transfer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correspondent")),
    )  # fmt: skip
    op.create_index(
        op.f("ix_correspondent_transfer_id_employer_id"), "correspondent", ["transfer_id", "employer_id"]
    )
    op.create_index(
        "uq_correspondent_employer",
        "correspondent",
        ["transfer_id", "employer_id"],
        unique=True,
        sqlite_where=sa.text("role = 'EMPLOYER'"),
        postgresql_where=sa.text("role = 'EMPLOYER'"),
    )
    op.create_table(
        "letter_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("corrected_id", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.String(), nullable=False),
        sa.Column("wrong_cy", sa.String(), nullable=False),
        sa.Column("right", sa.String(), nullable=False),
        sa.Column("right_cy", sa.String(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_letter_correction_batch_id")),
        sa.ForeignKeyConstraint(["corrected_id"], ["batch.id"], name=op.f("fk_letter_correction_corrected_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_letter_correction_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_correction")),
        sa.UniqueConstraint("batch_id", name=op.f("uq_letter_correction_batch_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_letter_correction_corrected_id"), "letter_correction", ["corrected_id"])
    op.create_table(
        "letter_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("document_name", sa.String(), nullable=False),
        sa.Column("document_type", sa.String(), nullable=False),
        sa.Column("document_digest", sa.String(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_letter_receipt_letter_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_letter_receipt_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_receipt")),
    )
    op.create_index(op.f("ix_letter_receipt_letter_id"), "letter_receipt", ["letter_id"])
    op.create_table(
        "liability_description",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("specified_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("file_name", "file_digest")),
        sa.Column("people_count", sa.Integer(), nullable=False),
        sa.Column("incomplete", sa.JSON(), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("reasons", "reasons_cy", "handed_over", "handed_over_cy")
        ),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_liability_description_recorded_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["information_release.id"], name=op.f("fk_liability_description_release_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_liability_description")),
        sa.UniqueConstraint("release_id", name=op.f("uq_liability_description_release_id")),
    )
    op.execute("ALTER TABLE batch ADD COLUMN corrects VARCHAR(40)")
    op.execute("ALTER TABLE letter_settings ADD COLUMN measures_reply_by DATE")
    for column in ("reply_cy", "reasons_cy", "what_changed_cy"):
        op.execute(f"ALTER TABLE representation ADD COLUMN {column} VARCHAR NOT NULL DEFAULT ''")
    for table in APPEND_ONLY:
        refuse_change(table)


def downgrade() -> None:
    """Back again."""
    for column in ("reply_cy", "reasons_cy", "what_changed_cy"):
        op.drop_column("representation", column)
    op.drop_column("letter_settings", "measures_reply_by")
    op.drop_column("batch", "corrects")
    for table in ("liability_description", "letter_receipt", "letter_correction", "correspondent"):
        op.drop_table(table)
