"""How the database's history is run, on both engines."""

from alembic import context
from sqlalchemy import Connection, text

from transition.db import Base, UTCDateTime, db
from transition.tables import load_tables

load_tables()

# Procrastinate keeps its own tables, and moves them itself.
FOREIGN = ("procrastinate_",)


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Leaves other systems' tables out of what is compared."""
    return not (kind == "table" and (name or "").startswith(FOREIGN))


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Writes our own types as the plain ones they are stored as, so that history needs nothing of ours."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UTCDateTime) else False


def run(connection: Connection) -> None:
    """Runs the migrations; on SQLite with foreign keys off, or altering a parent would delete its children."""
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        # Outside any transaction, where alone this pragma has an effect.
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=include_name,
        render_item=render_item,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()
        if is_sqlite and (broken := connection.execute(text("PRAGMA foreign_key_check")).fetchall()):
            raise RuntimeError(f"A migration would leave rows without their parents: {broken}")
    if is_sqlite:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with db.engine.connect() as opened:
        run(opened)
