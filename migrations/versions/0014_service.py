"""Measures keep their earlier wordings; one-to-ones say how people were reached; objections are written once."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

VERSIONS = "measure_version"
KINDS = ("RECORDED", "REWORDED", "DAY_CORRECTED", "FINAL_WORDING", "WITHDRAWN")
TEXTS = (
    "title", "title_cy", "text", "text_cy", "affected", "affected_cy", "effect", "effect_cy", "mitigation",
    "mitigation_cy",
)  # fmt: skip
# Written so that both databases take them: a column with its own named constraint, added to a table that has rows.
ADDED = {
    "measure": ("touches JSON NOT NULL DEFAULT '[]'",),
    "one_to_one": (
        "reached_by VARCHAR(40) CONSTRAINT ck_one_to_one_reachedby "
        "CHECK (reached_by IN ('IN_PERSON', 'TELEPHONE', 'VIDEO_CALL', 'LETTER', 'EMAIL'))",
        "follow_up_done_on DATE",
        "why_not VARCHAR(40) CONSTRAINT ck_one_to_one_whynot "
        "CHECK (why_not IN ('NO_REPLY', 'RETURNED', 'NO_ADDRESS', 'OTHER'))",
    ),
    "objection": (
        "told_employer_id INTEGER CONSTRAINT fk_objection_told_employer_id REFERENCES employer (id)",
        "detriment_words VARCHAR NOT NULL DEFAULT ''",
        "sent_to_adviser_on DATE",
        "acknowledged_on DATE",
        "acknowledgement_letter_id INTEGER "
        "CONSTRAINT fk_objection_acknowledgement_letter_id REFERENCES letter (id)",
        "withdrawal_received_by VARCHAR NOT NULL DEFAULT ''",
        "withdrawal_document_name VARCHAR NOT NULL DEFAULT ''",
        "withdrawal_document_type VARCHAR NOT NULL DEFAULT ''",
        "withdrawal_document_digest VARCHAR NOT NULL DEFAULT ''",
    ),
}
# What somebody said when they objected, and what withdrew it, is never put otherwise.
WRITTEN_ONCE = (
    "OLD.words <> NEW.words OR OLD.told_to <> NEW.told_to OR OLD.received_on <> NEW.received_on "
    "OR OLD.withdrawn_on IS NOT NULL AND (NEW.withdrawn_on IS NULL OR NEW.withdrawn_on <> OLD.withdrawn_on "
    "OR NEW.withdrawal_words <> OLD.withdrawal_words OR NEW.withdrawal_received_by <> OLD.withdrawal_received_by "
    "OR NEW.withdrawal_document_digest <> OLD.withdrawal_document_digest)"
)


def upgrade() -> None:
    """To this revision."""
    for table, columns in ADDED.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    op.add_column("objection", sa.Column("withdrawal_document", sa.LargeBinary(), nullable=True))
    _versions()
    _keep_present_wordings()
    refuse_change(VERSIONS)
    if op.get_bind().dialect.name == "sqlite":
        _refuse_on_sqlite()
    else:
        _refuse_on_postgresql()


def downgrade() -> None:
    """Back to the one before."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name in ("objection_written_once", "objection_no_delete"):
        op.execute(f"DROP TRIGGER {name}" if is_sqlite else f"DROP TRIGGER {name} ON objection")
    if not is_sqlite:
        op.execute("DROP FUNCTION refuse_change_of_objection")
    op.drop_table(VERSIONS)
    op.drop_column("objection", "withdrawal_document")
    for table, columns in reversed(ADDED.items()):
        for column in reversed(columns):
            op.drop_column(table, column.split()[0])


def _versions() -> None:
    kind = sa.Enum(*KINDS, name="versionkind", native_enum=False, create_constraint=True, length=40)
    op.create_table(
        VERSIONS,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", kind, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in TEXTS),
        sa.Column("touches", sa.JSON(), nullable=False),
        sa.Column("takes_effect_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("final_wording", sa.String(), nullable=False),
        sa.Column("final_wording_cy", sa.String(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("sent_before_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_version_measure_id")),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["account.id"], name=op.f("fk_measure_version_written_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_version")),
        sa.UniqueConstraint("measure_id", "number", name=op.f("uq_measure_version_measure_id_number")),
    )


def _keep_present_wordings() -> None:
    """Of measures recorded before, the wording of today is the first that is kept; nobody knows who wrote it."""
    bind = op.get_bind()
    measure, version = (sa.Table(name, sa.MetaData(), autoload_with=bind) for name in ("measure", VERSIONS))
    for row in bind.execute(sa.select(measure).order_by(measure.c.id)).mappings().all():
        said = {name: row[name] for name in (*TEXTS, "takes_effect_on", "received_on")}
        said |= {"measure_id": row["id"], "touches": [], "sent_before_id": 0}
        said |= {name: row[name] for name in ("final_wording", "final_wording_cy")}
        first = {
            "number": 1,
            "kind": "RECORDED",
            "known_on": row["received_on"],
            "written_on": row["received_on"],
        }
        bind.execute(sa.insert(version).values(**said, **first))
        if day := row["withdrawn_on"]:
            last = {"number": 2, "kind": "WITHDRAWN", "known_on": day, "written_on": day, "withdrawn_on": day}
            bind.execute(sa.insert(version).values(**said, **last))


def _refuse_on_sqlite() -> None:
    op.execute(
        f"CREATE TRIGGER objection_written_once BEFORE UPDATE ON objection WHEN {WRITTEN_ONCE} "
        "BEGIN SELECT RAISE(ABORT, 'objection never changes'); END"
    )
    op.execute(
        "CREATE TRIGGER objection_no_delete BEFORE DELETE ON objection "
        "BEGIN SELECT RAISE(ABORT, 'objection is never deleted'); END"
    )


def _refuse_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change_of_objection() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'objection never changes'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER objection_written_once BEFORE UPDATE ON objection FOR EACH ROW WHEN ({WRITTEN_ONCE}) "
        "EXECUTE FUNCTION refuse_change_of_objection()"
    )
    op.execute(
        "CREATE TRIGGER objection_no_delete BEFORE DELETE ON objection "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_objection()"
    )
