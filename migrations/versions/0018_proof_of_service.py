"""Service says who, why and by which way; agreements to e-mail, other formats and deputies are kept."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0018"
down_revision = "0016"
branch_labels = None
depends_on = None

FORMATS = ("BRAILLE", "AUDIO", "EASY_READ", "BSL", "ACCESSIBLE_FILE", "ANOTHER")
WAYS = ("HANDED_OVER", "POSTED", "EMAILED")
CLASSES = ("FIRST", "SECOND", "SIGNED_FOR")
REASONS = (
    "GONE_AWAY",
    "ADDRESS_UNKNOWN",
    "ADDRESS_INCOMPLETE",
    "NOT_CALLED_FOR",
    "REFUSED",
    "DECEASED",
    "OTHER",
)


def _chosen(column: str, table: str, kind: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} VARCHAR(40) CONSTRAINT ck_{table}_{kind} CHECK ({column} IN ({listed}))"


# Written so that both databases take them: a column with its own named constraint, added to a table that has rows.
ADDED = {
    "person": (_chosen("other_format", "person", "otherformat", FORMATS),),
    "batch": ("approved_for_id INTEGER CONSTRAINT fk_batch_approved_for_id REFERENCES account (id)",),
    "letter": (
        _chosen("other_format", "letter", "otherformat", FORMATS),
        "format_note VARCHAR NOT NULL DEFAULT ''",
    ),
    "service_record": (
        "by_whom VARCHAR NOT NULL DEFAULT ''",
        _chosen("return_reason", "service_record", "returnreason", REASONS),
        _chosen("again_by", "service_record", "way", WAYS),
        "agreement_id INTEGER CONSTRAINT fk_service_record_agreement_id REFERENCES email_agreement (id)",
        "corrects_id INTEGER CONSTRAINT fk_service_record_corrects_id REFERENCES service_record (id)",
        "is_void BOOLEAN NOT NULL DEFAULT false",
        "why VARCHAR NOT NULL DEFAULT ''",
    ),
}
APPEND_ONLY = ("email_agreement", "format_made")
# Of a deputy only the end may be written, once.
NAMED_ONCE = (
    "OLD.ended_on IS NOT NULL OR OLD.officer_id <> NEW.officer_id OR OLD.deputy_id <> NEW.deputy_id "
    "OR OLD.from_on <> NEW.from_on OR OLD.until_on <> NEW.until_on OR OLD.reason <> NEW.reason "
    "OR OLD.named_by_id <> NEW.named_by_id OR OLD.named_on <> NEW.named_on"
)


def upgrade() -> None:
    """To this revision."""
    _agreements()
    for table, columns in ADDED.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    op.execute("UPDATE person SET other_format = 'ANOTHER' WHERE letter_format = 'OTHER'")
    _formats()
    _deputies()
    refuse_change(*APPEND_ONLY)
    if op.get_bind().dialect.name == "sqlite":
        _refuse_on_sqlite()
    else:
        _refuse_on_postgresql()


def downgrade() -> None:
    """Back to the one before."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.drop_table("format_made")
    op.drop_table("approval_deputy")
    for table, columns in reversed(ADDED.items()):
        for column in reversed(columns):
            op.drop_column(table, column.split()[0])
    op.drop_table("email_agreement")
    if not is_sqlite:
        op.execute("DROP FUNCTION refuse_change_of_deputy")


def _kind(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _key(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))


def _agreements() -> None:
    name = "email_agreement"
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("recognition_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("agreed_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("withdraws_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NULL) <> (recognition_id IS NULL)", name=op.f("ck_email_agreement_one_reader")
        ),
        _key(name, "transfer_id", "transfer"),
        _key(name, "person_id", "person"),
        _key(name, "recognition_id", "recognition"),
        _key(name, "withdraws_id", "email_agreement"),
        _key(name, "recorded_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_email_agreement")),
        sa.UniqueConstraint("withdraws_id", name=op.f("uq_email_agreement_withdraws_id")),
    )
    for column in ("transfer_id", "person_id", "recognition_id"):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def _formats() -> None:
    name = "format_made"
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("format", _kind("otherformat", FORMATS), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("way", _kind("way", WAYS), nullable=False),
        sa.Column("post_class", _kind("postclass", CLASSES), nullable=True),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        _key(name, "letter_id", "letter"),
        _key(name, "agreement_id", "email_agreement"),
        _key(name, "recorded_by_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_format_made")),
    )
    op.create_index(op.f("ix_format_made_letter_id"), name, ["letter_id"])


def _deputies() -> None:
    name = "approval_deputy"
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("named_by_id", sa.Integer(), nullable=False),
        sa.Column("named_on", sa.Date(), nullable=False),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_approval_deputy_in_order")),
        sa.CheckConstraint("officer_id <> deputy_id", name=op.f("ck_approval_deputy_two_people")),
        _key(name, "transfer_id", "transfer"),
        _key(name, "employer_id", "employer"),
        *(_key(name, f"{who}_id", "account") for who in ("officer", "deputy", "named_by", "ended_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_deputy")),
    )
    op.create_index(op.f(f"ix_{name}_transfer_id"), name, ["transfer_id"])


def _refuse_on_sqlite() -> None:
    op.execute(
        f"CREATE TRIGGER approval_deputy_named_once BEFORE UPDATE ON approval_deputy WHEN {NAMED_ONCE} "
        "BEGIN SELECT RAISE(ABORT, 'approval_deputy only ends'); END"
    )
    op.execute(
        "CREATE TRIGGER approval_deputy_no_delete BEFORE DELETE ON approval_deputy "
        "BEGIN SELECT RAISE(ABORT, 'approval_deputy is never deleted'); END"
    )


def _refuse_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change_of_deputy() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'approval_deputy only ends'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER approval_deputy_named_once BEFORE UPDATE ON approval_deputy FOR EACH ROW "
        f"WHEN ({NAMED_ONCE}) EXECUTE FUNCTION refuse_change_of_deputy()"
    )
    op.execute(
        "CREATE TRIGGER approval_deputy_no_delete BEFORE DELETE ON approval_deputy "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change_of_deputy()"
    )
