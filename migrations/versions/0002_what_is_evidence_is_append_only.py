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
    "date_move",
    "measures_request",
    "service_date_change",
    "measures_statement",
    "information_sent",
    "service_record",
    "answer",
)


def upgrade() -> None:
    """To this revision."""
    if op.get_bind().dialect.name == "sqlite":
        for table in APPEND_ONLY:
            for verb in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
        op.execute(
            "CREATE TRIGGER document_issued BEFORE UPDATE ON document "
            "WHEN (SELECT issued_on FROM batch JOIN letter ON letter.batch_id = batch.id "
            "WHERE letter.id = OLD.letter_id) IS NOT NULL "
            "BEGIN SELECT RAISE(ABORT, 'an issued letter never changes'); END"
        )
        op.execute(
            "CREATE TRIGGER document_issued_delete BEFORE DELETE ON document "
            "WHEN (SELECT issued_on FROM batch JOIN letter ON letter.batch_id = batch.id "
            "WHERE letter.id = OLD.letter_id) IS NOT NULL "
            "BEGIN SELECT RAISE(ABORT, 'an issued letter never changes'); END"
        )
        return
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
    op.execute(
        "CREATE FUNCTION refuse_change_once_issued() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF (SELECT issued_on FROM batch JOIN letter ON letter.batch_id = batch.id "
        "WHERE letter.id = OLD.letter_id) IS NOT NULL "
        "THEN RAISE EXCEPTION 'an issued letter never changes'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER document_issued BEFORE UPDATE OR DELETE ON document "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change_once_issued()"
    )


def downgrade() -> None:
    """Back to the one before."""
    if op.get_bind().dialect.name == "sqlite":
        for table in APPEND_ONLY:
            for verb in ("update", "delete"):
                op.execute(f"DROP TRIGGER {table}_no_{verb}")
        op.execute("DROP TRIGGER document_issued")
        op.execute("DROP TRIGGER document_issued_delete")
        return
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER {table}_append_only ON {table}")
        op.execute(f"DROP TRIGGER {table}_no_truncate ON {table}")
    op.execute("DROP TRIGGER document_issued ON document")
    op.execute("DROP FUNCTION refuse_change_once_issued")
    op.execute("DROP FUNCTION refuse_change")
