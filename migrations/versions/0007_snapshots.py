"""Terms as they transferred, offers and their answers, and the new employer's terms; what is evidence stays."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# What transferred, who signed it off, who was offered what: rows are added, never changed, never deleted.
APPEND_ONLY = ("offer_record", "terms_snapshot", "snapshot_line", "snapshot_seal", "snapshot_sign_off")
TABLES = (
    "new_employer_term",
    "snapshot_work",
    "snapshot_sign_off",
    "snapshot_seal",
    "snapshot_line",
    "terms_snapshot",
    "offer_record",
)
SERVICE_DATES = ("statutory_service_on", "modification_order_service_on", "green_book_service_on")
SEALED = "EXISTS (SELECT 1 FROM snapshot_seal WHERE snapshot_seal.snapshot_id = NEW.snapshot_id)"


def upgrade() -> None:
    """To this revision."""
    _create_tables()
    _refuse_change()


def downgrade() -> None:
    """Back to the one before."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute("DROP TRIGGER person_keeps_service_dates" + ("" if is_sqlite else " ON person"))
    for table in TABLES:
        op.drop_table(table)
    if not is_sqlite:
        op.execute("DROP FUNCTION refuse_line_of_sealed_snapshot")
        op.execute("DROP FUNCTION refuse_service_dates_moved_with_employer")


def _create_tables() -> None:
    op.create_table(
        "new_employer_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "PAY",
                "PAY_PROTECTION",
                "HOURS",
                "PATTERN",
                "LEAVE",
                "LEAVE_YEAR",
                "SICK_PAY",
                "NOTICE",
                "REDUNDANCY",
                "PENSION",
                "ALLOWANCES",
                "CAR_AND_MILEAGE",
                "PLACE_AND_MOBILITY",
                "FLEXIBLE_WORKING",
                "TRAINING",
                "COLLECTIVE_AGREEMENT",
                "CONTRACTUAL_POLICY",
                "OTHER",
                name="termcategory",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_cy", sa.String(), nullable=False),
        sa.Column("is_none", sa.Boolean(), nullable=False),
        sa.Column("written_in", sa.String(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "is_none <> (text <> '' OR text_cy <> '')", name=op.f("ck_new_employer_term_text_or_none")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_new_employer_term_recorded_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfer.id"], name=op.f("fk_new_employer_term_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_new_employer_term")),
        sa.UniqueConstraint(
            "transfer_id", "category", name=op.f("uq_new_employer_term_transfer_id_category")
        ),
    )
    op.create_table(
        "offer_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "ACCEPTED", "DECLINED", name="answer", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column(
            "means",
            sa.Enum(
                "SIGNED",
                "EMAIL",
                "IN_PERSON",
                "TELEPHONE",
                "OTHER",
                name="means",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name=op.f("ck_offer_record_answered")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_offer_record_person_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_offer_record_recorded_by_id")
        ),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_offer_record_transfer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_record")),
    )
    with op.batch_alter_table("offer_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_record_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_offer_record_transfer_id_person_id"), ["transfer_id", "person_id"], unique=False
        )

    op.create_table(
        "terms_snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("transfer_on", sa.Date(), nullable=False),
        sa.Column(
            "basis",
            sa.Enum(
                "TUPE",
                "TUPE_EQUIVALENT",
                "SECTION_113_LOAN",
                "NO_EMPLOYER_CHANGE",
                "UNDECIDED",
                name="legalbasis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_terms_snapshot_number")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["account.id"], name=op.f("fk_terms_snapshot_asked_by_id")),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_terms_snapshot_transfer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms_snapshot")),
        sa.UniqueConstraint("transfer_id", "number", name=op.f("uq_terms_snapshot_transfer_id_number")),
    )
    op.create_table(
        "snapshot_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_snapshot_line_person_id")),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["terms_snapshot.id"], name=op.f("fk_snapshot_line_snapshot_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot_line")),
        sa.UniqueConstraint("snapshot_id", "person_id", name=op.f("uq_snapshot_line_snapshot_id_person_id")),
    )
    with op.batch_alter_table("snapshot_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_snapshot_line_person_id"), ["person_id"], unique=False)

    op.create_table(
        "snapshot_seal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("people_count", sa.Integer(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["terms_snapshot.id"], name=op.f("fk_snapshot_seal_snapshot_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot_seal")),
        sa.UniqueConstraint("snapshot_id", "digest", name=op.f("uq_snapshot_seal_snapshot_id_digest")),
        sa.UniqueConstraint("snapshot_id", name=op.f("uq_snapshot_seal_snapshot_id")),
    )
    op.create_table(
        "snapshot_work",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("total_count", sa.Integer(), nullable=False),
        sa.Column("done_count", sa.Integer(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("attempt_count", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["terms_snapshot.id"], name=op.f("fk_snapshot_work_snapshot_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot_work")),
        sa.UniqueConstraint("snapshot_id", name=op.f("uq_snapshot_work_snapshot_id")),
    )
    with op.batch_alter_table("snapshot_work", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_snapshot_work_is_done"), ["is_done"], unique=False)

    op.create_table(
        "snapshot_sign_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "OUTGOING", "INCOMING", name="signedfor", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("signed_by_id", sa.Integer(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_snapshot_sign_off_employer_id")
        ),
        sa.ForeignKeyConstraint(
            ["signed_by_id"], ["account.id"], name=op.f("fk_snapshot_sign_off_signed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["snapshot_id", "digest"],
            ["snapshot_seal.snapshot_id", "snapshot_seal.digest"],
            name=op.f("fk_snapshot_sign_off_snapshot_id_digest"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot_sign_off")),
        sa.UniqueConstraint("snapshot_id", "side", name=op.f("uq_snapshot_sign_off_snapshot_id_side")),
    )


def _refuse_change() -> None:
    """Triggers: evidence stays, a sealed snapshot takes no more lines, and a new employer no new service dates."""
    refuse_change(*APPEND_ONLY)
    if op.get_bind().dialect.name == "sqlite":
        _refuse_on_sqlite()
    else:
        _refuse_on_postgresql()


def _refuse_on_sqlite() -> None:
    op.execute(
        f"CREATE TRIGGER snapshot_line_sealed BEFORE INSERT ON snapshot_line WHEN {SEALED} "
        "BEGIN SELECT RAISE(ABORT, 'a sealed snapshot takes no more lines'); END"
    )
    moved = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in SERVICE_DATES)
    op.execute(
        "CREATE TRIGGER person_keeps_service_dates BEFORE UPDATE ON person "
        f"WHEN OLD.employer_id <> NEW.employer_id AND ({moved}) "
        "BEGIN SELECT RAISE(ABORT, 'a transfer never changes service dates'); END"
    )


def _refuse_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_line_of_sealed_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {SEALED} THEN RAISE EXCEPTION 'a sealed snapshot takes no more lines'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER snapshot_line_sealed BEFORE INSERT ON snapshot_line "
        "FOR EACH ROW EXECUTE FUNCTION refuse_line_of_sealed_snapshot()"
    )
    moved = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in SERVICE_DATES)
    op.execute(
        "CREATE FUNCTION refuse_service_dates_moved_with_employer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF OLD.employer_id <> NEW.employer_id AND ({moved}) "
        "THEN RAISE EXCEPTION 'a transfer never changes service dates'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER person_keeps_service_dates BEFORE UPDATE ON person "
        "FOR EACH ROW EXECUTE FUNCTION refuse_service_dates_moved_with_employer()"
    )
