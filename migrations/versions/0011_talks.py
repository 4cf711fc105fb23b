"""Facilities asked for, wording that changed, what is published of it, and releases of names with their purpose."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# How wording was changed is evidence: rows are added, never changed, never deleted.
APPEND_ONLY = "wording_change"
ITEMS = (
    "fact_of_transfer",
    "date_of_transfer",
    "reasons",
    "legal_implications",
    "economic_implications",
    "social_implications",
    "own_measures",
    "transferee_measures",
    "agency_count",
    "agency_parts",
    "agency_work",
)


def upgrade() -> None:
    """To this revision."""
    _facilities()
    _wording()
    _published()
    _add_columns()
    refuse_change(APPEND_ONLY)


def downgrade() -> None:
    """Back to the one before."""
    with op.batch_alter_table("information_release", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_information_release_until"), type_="check")
        batch_op.drop_column("until_on")
        batch_op.drop_column("purpose")
    with op.batch_alter_table("quick_record", schema=None) as batch_op:
        for name in ("measure_id", "question_id"):
            batch_op.drop_constraint(op.f(f"fk_quick_record_{name}"), type_="foreignkey")
            batch_op.drop_column(name)
    with op.batch_alter_table("representation", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_representation_informationitem"), type_="check")
        batch_op.drop_column("item")
    with op.batch_alter_table("meeting_action", schema=None) as batch_op:
        batch_op.drop_column("evidence")
        batch_op.drop_column("is_commitment")
    for table in ("asked_and_done", "wording_change", "facility_request"):
        op.drop_table(table)


def _facilities() -> None:
    op.create_table(
        "facility_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("recognition_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "access",
                "accommodation",
                "facilities",
                name="facility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("refused_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "given_on IS NULL OR refused_on IS NULL", name=op.f("ck_facility_request_one_answer")
        ),
        sa.CheckConstraint("refused_on IS NULL OR reason <> ''", name=op.f("ck_facility_request_reason")),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_facility_request_consultation_id")
        ),
        sa.ForeignKeyConstraint(
            ["recognition_id"], ["recognition.id"], name=op.f("fk_facility_request_recognition_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_facility_request_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facility_request")),
    )
    with op.batch_alter_table("facility_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_facility_request_consultation_id"), ["consultation_id"], unique=False
        )


def _wording() -> None:
    op.create_table(
        "wording_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("representation_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("before_cy", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("after_cy", sa.String(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["account.id"], name=op.f("fk_wording_change_changed_by_id")
        ),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_wording_change_measure_id")),
        sa.ForeignKeyConstraint(
            ["representation_id"], ["representation.id"], name=op.f("fk_wording_change_representation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording_change")),
    )
    with op.batch_alter_table("wording_change", schema=None) as batch_op:
        for name in ("measure_id", "representation_id"):
            batch_op.create_index(batch_op.f(f"ix_wording_change_{name}"), [name], unique=False)


def _published() -> None:
    texts = ("theme", "theme_cy", "asked", "asked_cy", "done", "done_cy")
    op.create_table(
        "asked_and_done",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("representation_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["representation_id"], ["representation.id"], name=op.f("fk_asked_and_done_representation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked_and_done")),
        sa.UniqueConstraint("representation_id", name=op.f("uq_asked_and_done_representation_id")),
    )


def _add_columns() -> None:
    op.add_column(
        "meeting_action",
        sa.Column("is_commitment", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("meeting_action", sa.Column("evidence", sa.String(), nullable=False, server_default=""))
    item = sa.Enum(*ITEMS, name="informationitem", native_enum=False, create_constraint=True, length=40)
    with op.batch_alter_table("representation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("item", item, nullable=True))
    with op.batch_alter_table("quick_record", schema=None) as batch_op:
        for name, table in (("question_id", "question"), ("measure_id", "measure")):
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
            batch_op.create_foreign_key(op.f(f"fk_quick_record_{name}"), table, [name], ["id"])
    with op.batch_alter_table("information_release", schema=None) as batch_op:
        batch_op.add_column(sa.Column("purpose", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("until_on", sa.Date(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_information_release_until"), "until_on >= released_on")
