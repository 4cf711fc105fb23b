"""Who must be consulted, elections of representatives, and the information of reg 13 in versions."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import refuse_change

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# What was issued and answered: rows are added, never changed, never deleted.
APPEND_ONLY = ("information_version", "information_issue", "election_answer")
# An election and its candidates never change once the result is declared.
DECLARED = {
    "election": "SELECT {}.declared_on",
    "candidate": "SELECT declared_on FROM election WHERE election.id = {}.election_id",
}
TABLES = (
    "information_issue",
    "representative",
    "election_answer",
    "candidate",
    "election",
    "staff_description",
    "information_version",
)
OF_THE_FILE = (("employee_count_on", sa.Date()), ("are_others_affected", sa.Boolean()))


def upgrade() -> None:
    """To this revision."""
    _descriptions()
    _elections()
    _representatives()
    _versions()
    for name, kind in OF_THE_FILE:
        op.add_column("consultation", sa.Column(name, kind, nullable=True))
    refuse_change(*APPEND_ONLY)
    if op.get_bind().dialect.name == "sqlite":
        _refuse_on_sqlite()
    else:
        _refuse_on_postgresql()


def downgrade() -> None:
    """Back to the one before."""
    for name, _kind in reversed(OF_THE_FILE):
        op.drop_column("consultation", name)
    for table in TABLES:
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        for table in DECLARED:
            op.execute(f"DROP FUNCTION refuse_change_of_declared_{table}")


def _descriptions() -> None:
    op.create_table(
        "staff_description",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column(
            "staff_group",
            sa.Enum(
                "moving",
                "staying",
                "host",
                name="group",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("recognition_id", sa.Integer(), nullable=True),
        sa.Column("agreement", sa.String(), nullable=False),
        sa.Column("stated_count", sa.Integer(), nullable=True),
        sa.Column("has_standing_representatives", sa.Boolean(), nullable=True),
        sa.Column("standing_authority", sa.String(), nullable=False),
        sa.Column("is_invited", sa.Boolean(), nullable=True),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("stated_count >= 0", name=op.f("ck_staff_description_people")),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_staff_description_consultation_id")
        ),
        sa.ForeignKeyConstraint(
            ["recognition_id"], ["recognition.id"], name=op.f("fk_staff_description_recognition_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_description")),
    )
    with op.batch_alter_table("staff_description", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_staff_description_consultation_id"), ["consultation_id"], unique=False
        )


def _elections() -> None:
    op.create_table(
        "election",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("description_id", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("constituency", sa.String(), nullable=False),
        sa.Column("constituency_cy", sa.String(), nullable=False),
        sa.Column("arrangements", sa.String(), nullable=False),
        sa.Column("arrangements_cy", sa.String(), nullable=False),
        sa.Column("term_until", sa.Date(), nullable=True),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("nominations_until", sa.Date(), nullable=True),
        sa.Column("ballot_from", sa.Date(), nullable=True),
        sa.Column("ballot_until", sa.Date(), nullable=True),
        sa.Column("electorate_count", sa.Integer(), nullable=True),
        sa.Column("papers_count", sa.Integer(), nullable=True),
        sa.Column("spoilt_count", sa.Integer(), nullable=True),
        sa.Column("counted_on", sa.Date(), nullable=True),
        sa.Column("tie_means", sa.String(), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=True),
        sa.Column("declared_by_id", sa.Integer(), nullable=True),
        sa.Column("given_up_on", sa.Date(), nullable=True),
        sa.Column("given_up_reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("seats >= 1", name=op.f("ck_election_seats")),
        sa.ForeignKeyConstraint(["declared_by_id"], ["account.id"], name=op.f("fk_election_declared_by_id")),
        sa.ForeignKeyConstraint(
            ["description_id"], ["staff_description.id"], name=op.f("fk_election_description_id")
        ),
        sa.ForeignKeyConstraint(["replaces_id"], ["election.id"], name=op.f("fk_election_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election")),
    )
    with op.batch_alter_table("election", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_election_description_id"), ["description_id"], unique=False)

    op.create_table(
        "candidate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_affected", sa.Boolean(), nullable=False),
        sa.Column("nominated_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("votes", sa.Integer(), nullable=True),
        sa.Column("is_elected", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("votes >= 0", name=op.f("ck_candidate_votes")),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_candidate_election_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_candidate_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
    )
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidate_election_id"), ["election_id"], unique=False)

    op.create_table(
        "election_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column(
            "about",
            sa.Enum(
                "fair",
                "enough_representatives",
                "classes_decided",
                "term_long_enough",
                "candidates_affected",
                "nobody_excluded",
                "all_may_vote",
                "votes_for_each_seat",
                "secret_and_counted",
                name="electioncheck",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_met", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["account.id"], name=op.f("fk_election_answer_answered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["election_id"], ["election.id"], name=op.f("fk_election_answer_election_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_answer")),
    )
    with op.batch_alter_table("election_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_election_answer_election_id"), ["election_id"], unique=False)


def _representatives() -> None:
    op.create_table(
        "representative",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("description_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "standing",
                "elected",
                name="representativekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("candidate_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("notice_address", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_reason", sa.String(), nullable=False),
        sa.Column("are_others_enough", sa.Boolean(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_representative_candidate_id")
        ),
        sa.ForeignKeyConstraint(
            ["description_id"], ["staff_description.id"], name=op.f("fk_representative_description_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representative")),
        sa.UniqueConstraint("candidate_id", name=op.f("uq_representative_candidate_id")),
    )
    with op.batch_alter_table("representative", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_representative_description_id"), ["description_id"], unique=False
        )


def _versions() -> None:
    op.create_table(
        "information_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("transfer_on", sa.Date(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultation.id"], name=op.f("fk_information_version_consultation_id")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["account.id"], name=op.f("fk_information_version_made_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_information_version")),
        sa.UniqueConstraint(
            "consultation_id", "number", name=op.f("uq_information_version_consultation_id_number")
        ),
    )
    op.create_table(
        "information_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("sent_id", sa.Integer(), nullable=False),
        sa.Column("representative_id", sa.Integer(), nullable=True),
        sa.Column("description_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["description_id"], ["staff_description.id"], name=op.f("fk_information_issue_description_id")
        ),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["representative.id"], name=op.f("fk_information_issue_representative_id")
        ),
        sa.ForeignKeyConstraint(
            ["sent_id"], ["information_sent.id"], name=op.f("fk_information_issue_sent_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["information_version.id"], name=op.f("fk_information_issue_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_information_issue")),
        sa.UniqueConstraint("sent_id", name=op.f("uq_information_issue_sent_id")),
    )
    with op.batch_alter_table("information_issue", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_information_issue_version_id"), ["version_id"], unique=False)


def _refuse_on_sqlite() -> None:
    for table, day in DECLARED.items():
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_declared_{verb.lower()} BEFORE {verb} ON {table} "
                f"WHEN ({day.format('OLD')}) IS NOT NULL "
                f"BEGIN SELECT RAISE(ABORT, '{table} never changes once declared'); END"
            )


def _refuse_on_postgresql() -> None:
    for table, day in DECLARED.items():
        op.execute(
            f"CREATE FUNCTION refuse_change_of_declared_{table}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF ({day.format('OLD')}) IS NOT NULL THEN "
            f"RAISE EXCEPTION '{table} never changes once declared'; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_declared BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
            f"EXECUTE FUNCTION refuse_change_of_declared_{table}()"
        )
