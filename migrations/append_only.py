"""What is evidence is only added to: the triggers that refuse its change, the same for every table and revision."""

from alembic import op


def refuse_change(*tables: str) -> None:
    """Refuse to change or to delete a row of these tables; the triggers go with their tables.

    On PostgreSQL they call `refuse_change()`, which revision 0002 made.
    """
    if op.get_bind().dialect.name == "sqlite":
        for table in tables:
            for verb in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
        return
    for table in tables:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def allow_change(*tables: str) -> None:
    """Take those triggers away from tables that stay."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for table in tables:
        for name in ("no_update", "no_delete") if is_sqlite else ("append_only", "no_truncate"):
            op.execute(f"DROP TRIGGER {table}_{name}" + ("" if is_sqlite else f" ON {table}"))
