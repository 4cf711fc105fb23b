"""Decisions on scope and assessments of risks are kept as history; new posts; reviews, closing and links to papers."""

from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

APPEND_ONLY = ("scope_decision", "risk_assessment")
# Written so that both databases take them: columns added to tables that have rows.
ADDED = {
    "decision": ("link VARCHAR NOT NULL DEFAULT ''",),
    "risk": (
        "next_review_on DATE",
        "closed_on DATE",
        "closed_reason VARCHAR NOT NULL DEFAULT ''",
        "closed_reason_cy VARCHAR NOT NULL DEFAULT ''",
    ),
}


def upgrade() -> None:
    """To this revision: what stands now becomes the first row of each history."""
    _decisions()
    _assessments()
    _posts()
    for table, columns in ADDED.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    _begin_histories()
    refuse_change(*APPEND_ONLY)


def downgrade() -> None:
    """Back to the one before."""
    for table, columns in reversed(ADDED.items()):
        for column in reversed(columns):
            op.drop_column(table, column.split()[0])
    for table in ("new_post", "risk_assessment", "scope_decision"):
        op.drop_table(table)


def _key(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))


def _decisions() -> None:
    name = "scope_decision"
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(40), nullable=False),
        *(sa.Column(text, sa.String(), nullable=False) for text in ("reason", "reason_cy", "decided_by")),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.CheckConstraint("scope IN ('IN', 'OUT', 'UNDECIDED')", name=op.f("ck_scope_decision_scope")),
        _key(name, "team_id", "team"),
        _key(name, "corrects_id", name),
        _key(name, "recorded_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scope_decision")),
    )
    op.create_index(op.f("ix_scope_decision_team_id"), name, ["team_id"])


def _assessments() -> None:
    name = "risk_assessment"
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("risk_id", sa.Integer(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("likelihood", sa.Integer(), nullable=False),
        sa.Column("impact", sa.Integer(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("likelihood BETWEEN 1 AND 5", name=op.f("ck_risk_assessment_likelihood")),
        sa.CheckConstraint("impact BETWEEN 1 AND 5", name=op.f("ck_risk_assessment_impact")),
        _key(name, "risk_id", "risk"),
        _key(name, "recorded_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_assessment")),
    )
    op.create_index(op.f("ix_risk_assessment_risk_id"), name, ["risk_id"])


def _posts() -> None:
    name = "new_post"
    texts = ("title", "title_cy", "reason", "reason_cy", "funded_by", "funded_by_cy")
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        *(sa.Column(text, sa.String(), nullable=False) for text in texts),
        *(
            sa.Column(day, sa.Date(), nullable=True)
            for day in ("starts_on", "agreed_on", "advertised_on", "filled_on")
        ),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("is_published", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _key(name, "transfer_id", "transfer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_new_post")),
    )
    op.create_index(op.f("ix_new_post_transfer_id"), name, ["transfer_id"])


def _begin_histories() -> None:
    """The day of each first row is the day on which the trail last heard of it."""
    bind, today = op.get_bind(), datetime.now(UTC).date()
    event = sa.table(
        "audit_event", sa.column("subject", sa.String), sa.column("at", sa.DateTime(timezone=True))
    )
    heard = dict(
        bind.execute(
            sa.select(event.c.subject, sa.func.max(event.c.at))
            .where(sa.or_(event.c.subject.like("team:%"), event.c.subject.like("risk:%")))
            .group_by(event.c.subject)
        ).all()
    )

    def day_of(subject: str) -> date:
        return heard[subject].date() if subject in heard else today

    kept = ("id", "scope", "reason", "reason_cy", "decided_by")
    team = sa.table("team", *(sa.column(one) for one in kept), sa.column("decided_on", sa.Date))
    decision = sa.table(
        "scope_decision", *(sa.column(one) for one in ("team_id", *kept[1:])),
        sa.column("decided_on", sa.Date), sa.column("recorded_on", sa.Date),
    )  # fmt: skip
    for row in bind.execute(sa.select(team).order_by(team.c.id)).mappings().all():
        values = {name: row[name] for name in (*kept[1:], "decided_on")}
        bind.execute(
            decision.insert().values(team_id=row["id"], recorded_on=day_of(f"team:{row['id']}"), **values)
        )
    scores = ("likelihood", "impact")
    risk = sa.table("risk", sa.column("id"), *(sa.column(one) for one in scores))
    assessment = sa.table(
        "risk_assessment",
        *(sa.column(one) for one in ("risk_id", *scores)),
        sa.column("assessed_on", sa.Date),
    )
    for row in bind.execute(sa.select(risk).order_by(risk.c.id)).mappings().all():
        values = {name: row[name] for name in scores}
        day = day_of(f"risk:{row['id']}")
        bind.execute(assessment.insert().values(risk_id=row["id"], assessed_on=day, **values))
