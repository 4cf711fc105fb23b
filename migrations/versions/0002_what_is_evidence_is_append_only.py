"""What is evidence is append-only: triggers refuse changes on both databases."""

from alembic import op

from migrations.append_only import allow_change, refuse_change

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The trail's events, and what was decided, sent or served: rows are added, never changed, never deleted.
APPEND_ONLY = (
    "audit_event",
    "legal_basis_decision",
    "legal_basis_proposal",
    "status_report",
    "report_document",
    "date_move",
    "measures_request",
    "service_date_change",
    "measures_statement",
    "information_sent",
    "service_record",
    "answer",
)

_OF_ITS_LETTER = (
    "SELECT issued_on FROM batch JOIN letter ON letter.batch_id = batch.id WHERE letter.id = {}.letter_id"
)
# What never changes once its batch is issued: by table, how a row finds the day of issue, and the verbs refused.
ISSUED = {
    "document": (_OF_ITS_LETTER, ("INSERT", "UPDATE", "DELETE")),
    "letter": ("SELECT issued_on FROM batch WHERE batch.id = {}.batch_id", ("INSERT", "UPDATE", "DELETE")),
    "batch": ("SELECT {}.issued_on", ("UPDATE", "DELETE")),
}


def upgrade() -> None:
    """To this revision."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if not is_sqlite:
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
    refuse_change(*APPEND_ONLY)
    if is_sqlite:
        _refuse_change_of_issued_on_sqlite()
    else:
        _refuse_change_of_issued_on_postgresql()


def downgrade() -> None:
    """Back to the one before."""
    allow_change(*APPEND_ONLY)
    if op.get_bind().dialect.name == "sqlite":
        for table, (_, verbs) in ISSUED.items():
            for verb in verbs:
                op.execute(f"DROP TRIGGER {table}_issued_{verb.lower()}")
        return
    for table in ISSUED:
        op.execute(f"DROP TRIGGER {table}_issued ON {table}")
        op.execute(f"DROP FUNCTION refuse_change_of_issued_{table}")
    op.execute("DROP FUNCTION refuse_change")


def _refuse_change_of_issued_on_sqlite() -> None:
    for table, (issued_on, verbs) in ISSUED.items():
        for verb in verbs:
            row = "NEW" if verb == "INSERT" else "OLD"
            op.execute(
                f"CREATE TRIGGER {table}_issued_{verb.lower()} BEFORE {verb} ON {table} "
                f"WHEN ({issued_on.format(row)}) IS NOT NULL "
                "BEGIN SELECT RAISE(ABORT, 'an issued letter never changes'); END"
            )


def _refuse_change_of_issued_on_postgresql() -> None:
    for table, (issued_on, verbs) in ISSUED.items():
        op.execute(
            f"CREATE FUNCTION refuse_change_of_issued_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'INSERT' THEN IF ({issued_on.format('NEW')}) IS NOT NULL "
            "THEN RAISE EXCEPTION 'an issued letter never changes'; END IF; RETURN NEW; END IF; "
            f"IF ({issued_on.format('OLD')}) IS NOT NULL "
            "THEN RAISE EXCEPTION 'an issued letter never changes'; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_issued BEFORE {' OR '.join(verbs)} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued_{table}()"
        )
