"""Evidence bundles, append-only as made; and the mark of legal advice on quick records."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

APPEND_ONLY = ("evidence_bundle", "bundle_file", "bundle_piece")


def upgrade() -> None:
    """To this revision."""
    _bundles()
    _files()
    _work()
    for table in APPEND_ONLY:
        refuse_change(table)
    op.add_column(
        "quick_record", sa.Column("is_legal_advice", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    """Back to the one before."""
    op.drop_column("quick_record", "is_legal_advice")
    for table in ("bundle_work", "bundle_piece", "bundle_file", "evidence_bundle"):
        op.drop_table(table)


def _bundles() -> None:
    kind = sa.Enum(
        "FULL", "DISCLOSABLE", name="bundlekind", native_enum=False, create_constraint=True, length=40
    )
    op.create_table(
        "evidence_bundle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", kind, nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("recognition_id", sa.Integer(), nullable=True),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_evidence_bundle_number")),
        sa.CheckConstraint("language IN ('cy', 'en')", name=op.f("ck_evidence_bundle_language")),
        sa.CheckConstraint(
            "kind = 'DISCLOSABLE' OR recognition_id IS NULL", name=op.f("ck_evidence_bundle_made_for")
        ),
        *(
            sa.ForeignKeyConstraint([f"{column}"], [f"{table}.id"], name=op.f(f"fk_evidence_bundle_{column}"))
            for column, table in (
                ("transfer_id", "transfer"), ("employer_id", "employer"), ("recognition_id", "recognition"),
                ("asked_by_id", "account"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_bundle")),
        sa.UniqueConstraint(
            "transfer_id", "employer_id", "number",
            name=op.f("uq_evidence_bundle_transfer_id_employer_id_number"),
        ),
    )  # fmt: skip


def _files() -> None:
    form = sa.Enum("pdf", "zip", name="format", native_enum=False, create_constraint=True, length=40)
    op.create_table(
        "bundle_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bundle_id", sa.Integer(), nullable=False),
        sa.Column("format", form, nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=True),
        sa.Column("file_count", sa.Integer(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["bundle_id"], ["evidence_bundle.id"], name=op.f("fk_bundle_file_bundle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundle_file")),
        sa.UniqueConstraint("bundle_id", "format", name=op.f("uq_bundle_file_bundle_id_format")),
    )
    op.create_table(
        "bundle_piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["bundle_file.id"], name=op.f("fk_bundle_piece_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundle_piece")),
        sa.UniqueConstraint("file_id", "place", name=op.f("uq_bundle_piece_file_id_place")),
    )


def _work() -> None:
    op.create_table(
        "bundle_work",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bundle_id", sa.Integer(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("attempt_count", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("as_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("entry_count", sa.Integer(), nullable=False),
        sa.Column("gathered", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["bundle_id"], ["evidence_bundle.id"], name=op.f("fk_bundle_work_bundle_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundle_work")),
        sa.UniqueConstraint("bundle_id", name=op.f("uq_bundle_work_bundle_id")),
    )
    op.create_index(op.f("ix_bundle_work_is_done"), "bundle_work", ["is_done"], unique=False)
