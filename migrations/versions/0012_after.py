"""After the transfer: commencements of rules, claims, arrivals, reviews, measures delivered; with which date a release went."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# What was entered, done or delivered: rows are added, never changed, never deleted.
APPEND_ONLY = ("rule_commencement", "arrival_record", "measure_delivery")
TABLES = ("measure_delivery", "review", "claim", "arrival_record", "rule_commencement")


def upgrade() -> None:
    """To this revision."""
    _commencements()
    _arrivals()
    _claims()
    _reviews()
    _deliveries()
    _releases()
    refuse_change(*APPEND_ONLY)


def downgrade() -> None:
    """Back to the one before."""
    op.drop_column("information_release", "transfer_on")
    for table in TABLES:
        op.drop_table(table)


def _enum(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _text(name: str) -> sa.Column:
    return sa.Column(name, sa.String(), nullable=False)


def _foreign(table: str, name: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{parent}.id"], name=op.f(f"fk_{table}_{name}"))


def _recorded() -> tuple[sa.Column, sa.Column]:
    return (
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
    )


def _commencements() -> None:
    table = "rule_commencement"
    keys = ("transfer_on", "notified_on", "acas_contacted_on", "order_on", "decision_on", "effective_on")
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        _text("rule_id"),
        sa.Column("applies_from", sa.Date(), nullable=True),
        sa.Column("decided_by", _enum("decidingdate", *keys), nullable=True),
        _text("source"),
        *_recorded(),
        sa.CheckConstraint(
            "(applies_from IS NULL) = (decided_by IS NULL)", name=op.f("ck_rule_commencement_whole")
        ),
        sa.CheckConstraint("source <> ''", name=op.f("ck_rule_commencement_sourced")),
        _foreign(table, "recorded_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_commencement")),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rule_commencement_rule_id"), ["rule_id"], unique=False)


def _arrivals() -> None:
    table = "arrival_record"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", _enum("arrivalkind", "WRITTEN_STATEMENT", "RIGHT_TO_WORK"), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        _text("done_by"),
        *_recorded(),
        sa.CheckConstraint("done_on IS NOT NULL OR done_by = ''", name=op.f("ck_arrival_record_done")),
        _foreign(table, "person_id", "person"),
        _foreign(table, "recorded_by_id", "account"),
        _foreign(table, "transfer_id", "transfer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrival_record")),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_arrival_record_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_arrival_record_transfer_id_kind_person_id"),
            ["transfer_id", "kind", "person_id"],
            unique=False,
        )


def _claims() -> None:
    table = "claim"
    failures = (
        "LIABILITY_INFORMATION",
        "ELECTION",
        "ELECTED_REPRESENTATIVES",
        "UNION",
        "OTHER",
        "UNPAID_AWARD",
    )
    claimants = ("TRANSFEREE", "AFFECTED_EMPLOYEES", "EMPLOYEE_REPRESENTATIVES", "TRADE_UNION")
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("failure", _enum("failure", *failures), nullable=False),
        sa.Column("claimant", _enum("claimant", *claimants), nullable=False),
        sa.Column("order_on", sa.Date(), nullable=True),
        sa.Column("day_a", sa.Date(), nullable=True),
        sa.Column("day_b", sa.Date(), nullable=True),
        _text("certificate"),
        sa.Column("presented_on", sa.Date(), nullable=True),
        _text("note"),
        _text("person"),
        *_recorded(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "day_b IS NULL OR (day_a IS NOT NULL AND day_b >= day_a)", name=op.f("ck_claim_in_order")
        ),
        sa.CheckConstraint(
            "failure <> 'UNPAID_AWARD' OR order_on IS NOT NULL", name=op.f("ck_claim_ordered")
        ),
        _foreign(table, "employer_id", "employer"),
        _foreign(table, "recorded_by_id", "account"),
        _foreign(table, "transfer_id", "transfer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_transfer_id"), ["transfer_id"], unique=False)


def _reviews() -> None:
    table = "review"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        *(
            _text(name)
            for name in ("attended", "found", "found_cy", "next_steps", "next_steps_cy", "minutes")
        ),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        *_recorded(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("months IN (3, 6, 12)", name=op.f("ck_review_months")),
        sa.CheckConstraint(
            "agreed_on IS NULL OR (agreed_on >= held_on AND minutes <> '')", name=op.f("ck_review_agreed")
        ),
        _foreign(table, "recorded_by_id", "account"),
        _foreign(table, "transfer_id", "transfer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index("uq_review_months", ["transfer_id", "months"], unique=True)


def _deliveries() -> None:
    table = "measure_delivery"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column(
            "outcome", _enum("deliveryoutcome", "DELIVERED", "IN_PART", "NOT_DELIVERED"), nullable=False
        ),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        *(_text(name) for name in ("evidence", "why", "why_cy")),
        *_recorded(),
        sa.CheckConstraint(
            "(outcome = 'NOT_DELIVERED') = (delivered_on IS NULL)", name=op.f("ck_measure_delivery_delivered")
        ),
        sa.CheckConstraint("outcome = 'DELIVERED' OR why <> ''", name=op.f("ck_measure_delivery_reasoned")),
        _foreign(table, "measure_id", "measure"),
        _foreign(table, "recorded_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_delivery")),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_delivery_measure_id"), ["measure_id"], unique=False)


def _releases() -> None:
    """Which date a release went with: the one before the first move after its day, or the present one."""
    op.add_column("information_release", sa.Column("transfer_on", sa.Date(), nullable=True))
    op.execute(
        "UPDATE information_release SET transfer_on = COALESCE("
        "(SELECT date_move.from_on FROM date_move WHERE date_move.id = (SELECT MIN(later.id) FROM date_move AS later "
        "WHERE later.transfer_id = information_release.transfer_id "
        "AND later.moved_at > information_release.released_on)), "
        "(SELECT transfer.transfer_on FROM transfer WHERE transfer.id = information_release.transfer_id))"
    )
