"""What is evidence is append-only: triggers refuse changes on both databases."""

from alembic import op

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
    if op.get_bind().dialect.name == "sqlite":
        _upgrade_sqlite()
    else:
        _upgrade_postgresql()


def downgrade() -> None:
    """Back to the one before."""
    if op.get_bind().dialect.name == "sqlite":
        for table in APPEND_ONLY:
            for verb in ("update", "delete"):
                op.execute(f"DROP TRIGGER {table}_no_{verb}")
        for table, (_, verbs) in ISSUED.items():
            for verb in verbs:
                op.execute(f"DROP TRIGGER {table}_issued_{verb.lower()}")
        return
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER {table}_append_only ON {table}")
        op.execute(f"DROP TRIGGER {table}_no_truncate ON {table}")
    for table in ISSUED:
        op.execute(f"DROP TRIGGER {table}_issued ON {table}")
        op.execute(f"DROP FUNCTION refuse_change_of_issued_{table}")
    op.execute("DROP FUNCTION refuse_change")


def _upgrade_sqlite() -> None:
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    for table, (issued_on, verbs) in ISSUED.items():
        for verb in verbs:
            row = "NEW" if verb == "INSERT" else "OLD"
            op.execute(
                f"CREATE TRIGGER {table}_issued_{verb.lower()} BEFORE {verb} ON {table} "
                f"WHEN ({issued_on.format(row)}) IS NOT NULL "
                "BEGIN SELECT RAISE(ABORT, 'an issued letter never changes'); END"
            )


def _upgrade_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
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
