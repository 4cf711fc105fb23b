"""A record is checked by its person, cases are kept for caseworkers, documents with terms."""

from datetime import date

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# What somebody answered or stated, and what was made of it: rows are added, never changed, never deleted.
APPEND_ONLY = ("record_reply", "record_correction", "correction_settlement", "case_statement")
# What is written once: a slip from the day of its letter's issue, a document from the beginning.
WRITTEN_ONCE = {"record_slip": "OLD.issued_on IS NOT NULL", "term_document": "OLD.digest IS NOT NULL"}
TABLES = (
    "correction_settlement",
    "record_correction",
    "record_reply",
    "record_slip",
    "term_document",
    "staff_case",
    "case_statement",
)


def upgrade() -> None:
    """To this revision."""
    _slips()
    _replies()
    _corrections()
    _cases()
    _documents()
    _keep_slips_of_issued_letters()
    refuse_change(*APPEND_ONLY)
    if op.get_bind().dialect.name == "sqlite":
        _refuse_on_sqlite()
    else:
        _refuse_on_postgresql()


def downgrade() -> None:
    """Back to the one before."""
    for table in TABLES:
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        for table in WRITTEN_ONCE:
            op.execute(f"DROP FUNCTION refuse_change_of_{table}")


def _slips() -> None:
    op.create_table(
        "record_slip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_record_slip_letter_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_record_slip_person_id")),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_record_slip_transfer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_slip")),
        sa.UniqueConstraint("letter_id", name=op.f("uq_record_slip_letter_id")),
        sa.UniqueConstraint("transfer_id", "code", name=op.f("uq_record_slip_transfer_id_code")),
    )
    with op.batch_alter_table("record_slip", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_record_slip_person_id_transfer_id"), ["person_id", "transfer_id"], unique=False
        )


def _replies() -> None:
    op.create_table(
        "record_reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slip_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "AGREED",
                "CORRECTED",
                "TO_TALK",
                name="replyanswer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_record_reply_recorded_by_id")
        ),
        sa.ForeignKeyConstraint(["slip_id"], ["record_slip.id"], name=op.f("fk_record_reply_slip_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_reply")),
        sa.UniqueConstraint("slip_id", "number", name=op.f("uq_record_reply_slip_id_number")),
    )


def _corrections() -> None:
    op.create_table(
        "record_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reply_id"], ["record_reply.id"], name=op.f("fk_record_correction_reply_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_correction")),
    )
    with op.batch_alter_table("record_correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_record_correction_reply_id"), ["reply_id"], unique=False)
    op.create_table(
        "correction_settlement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("correction_id", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "CORRECTED",
                "NOT_ACCEPTED",
                name="correctionoutcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("says", sa.JSON(), nullable=False),
        sa.Column("settled_by_id", sa.Integer(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["correction_id"], ["record_correction.id"], name=op.f("fk_correction_settlement_correction_id")
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"], ["account.id"], name=op.f("fk_correction_settlement_settled_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_settlement")),
        sa.UniqueConstraint("correction_id", name=op.f("uq_correction_settlement_correction_id")),
    )


def _cases() -> None:
    op.create_table(
        "staff_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "DISCIPLINARY",
                "GRIEVANCE",
                "CLAIM_BROUGHT",
                "CLAIM_LIKELY",
                name="casekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "RAISED",
                "CONCILIATION",
                "INVESTIGATION",
                "HEARING",
                "APPEAL",
                "CONCLUDED",
                name="casestage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("is_under_code", sa.Boolean(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("closed_on >= opened_on", name=op.f("ck_staff_case_days")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_staff_case_person_id")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_staff_case_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_case")),
    )
    with op.batch_alter_table("staff_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_case_person_id"), ["person_id"], unique=False)
    op.create_table(
        "case_statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "DISCIPLINARY",
                "GRIEVANCE",
                "CLAIM_BROUGHT",
                "CLAIM_LIKELY",
                name="casekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_none", sa.Boolean(), nullable=False),
        sa.Column("stated_on", sa.Date(), nullable=False),
        sa.Column("stated_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_case_statement_person_id")),
        sa.ForeignKeyConstraint(
            ["stated_by_id"], ["account.id"], name=op.f("fk_case_statement_stated_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_statement")),
    )
    with op.batch_alter_table("case_statement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_case_statement_person_id_kind"), ["person_id", "kind"], unique=False
        )


def _documents() -> None:
    op.create_table(
        "term_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["account.id"], name=op.f("fk_term_document_added_by_id")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_term_document_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_document")),
        sa.UniqueConstraint("name", name=op.f("uq_term_document_name")),
    )
    with op.batch_alter_table("term_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_term_document_term_id"), ["term_id"], unique=False)


def _keep_slips_of_issued_letters() -> None:
    """Slips of letters issued before: their code is in the letter. What they said, heading by heading, is not known."""
    bind = op.get_bind()
    letter, batch, slip = (
        sa.Table(name, sa.MetaData(), autoload_with=bind) for name in ("letter", "batch", "record_slip")
    )
    query = (
        sa.select(letter.c.id, letter.c.person_id, letter.c.facts, batch.c.transfer_id, batch.c.issued_on)
        .join(batch, batch.c.id == letter.c.batch_id)
        .where(
            batch.c.kind == "RECORD_CHECK", batch.c.issued_on.is_not(None), letter.c.rendered_at.is_not(None)
        )
    )
    for row in bind.execute(query).all():
        facts = row.facts["facts"]
        reply_by = facts.get("reply_by")
        bind.execute(
            sa.insert(slip).values(
                letter_id=row.id,
                person_id=row.person_id,
                transfer_id=row.transfer_id,
                issued_on=row.issued_on,
                code=facts["code"].replace("-", ""),
                as_at=date.fromisoformat(facts["as_at"]),
                reply_by=date.fromisoformat(reply_by) if reply_by else None,
                said={},
            )
        )


def _refuse_on_sqlite() -> None:
    for table, when in WRITTEN_ONCE.items():
        op.execute(
            f"CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table} WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, '{table} never changes'); END"
        )


def _refuse_on_postgresql() -> None:
    for table, when in WRITTEN_ONCE.items():
        op.execute(
            f"CREATE FUNCTION refuse_change_of_{table}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} never changes'; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when}) "
            f"EXECUTE FUNCTION refuse_change_of_{table}()"
        )
