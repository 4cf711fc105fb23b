"""Costs by financial year, where their money comes from in each, on-costs, shared costs and more published figures."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0019"
branch_labels = None
depends_on = None

OLD_KINDS = ("NEW_POST", "TRANSFERRING_STAFF_AND_MANAGEMENT", "CURRENT_BUDGET", "OTHER")
KINDS = (*OLD_KINDS, "SALARY", "MANAGEMENT", "CONTRIBUTION")
OLD_FIGURES = ("ADDITIONAL_CONTRIBUTION", "FIRST_YEAR_INCREASE")
FIGURES = (*OLD_FIGURES, "NEW_POSTS", "STAFF_AND_MANAGEMENT", "CURRENT_BUDGET", "LINE")
LINE_NUMBERS = ("salary_pence", "insurance_pence", "pension_pence")
LINE_SHARES = ("first_year", "last_year", "insurance_hundredths", "pension_hundredths")
# A shared cost makes one line of a council's; a line that was removed frees its place.
OF_A_SHARED_COST = sa.text("shared_cost_id IS NOT NULL AND removed_on IS NULL")


def among(column: str, values: tuple[str, ...]) -> str:
    """The condition that a column holds one of these."""
    return f"{column} IN ({', '.join(repr(one) for one in values)})"


def cost_line(
    kinds: tuple[str, ...], amounts: type[sa.types.TypeEngine[int]], *more: sa.schema.SchemaItem
) -> sa.Table:
    """The table of cost lines as SQLite copies it: its checks are not read back from there."""
    words = ("name", "name_cy")
    return sa.Table(
        "cost_line",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in words),
        sa.Column("amount_pence", amounts(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("funding_source", "funding_source_cy")),
        sa.Column("people_count", sa.Integer(), nullable=True),
        sa.Column("is_published", sa.Boolean(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(among("kind", kinds), name="ck_cost_line_costkind"),
        sa.CheckConstraint("amount_pence >= 0", name="ck_cost_line_amount"),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name="fk_cost_line_transfer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cost_line"),
        sa.Index("ix_cost_line_transfer_id", "transfer_id"),
        *more,
    )


def published_figure(
    figures: tuple[str, ...], amounts: type[sa.types.TypeEngine[int]], *more: sa.schema.SchemaItem
) -> sa.Table:
    """The table of published figures as SQLite copies it."""
    return sa.Table(
        "published_figure",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("figure", sa.String(40), nullable=False),
        sa.Column("amount_pence", amounts(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("source", "source_cy")),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(among("figure", figures), name="ck_published_figure_figure"),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name="fk_published_figure_transfer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_published_figure"),
        *more,
    )


def upgrade() -> None:
    """To this revision. A line of before counts whole in every year from that of the transfer on."""
    _shared_costs()
    with op.batch_alter_table("cost_line", copy_from=cost_line(OLD_KINDS, sa.Integer)) as batch:
        batch.drop_constraint(op.f("ck_cost_line_costkind"), type_="check")
        batch.create_check_constraint(op.f("ck_cost_line_costkind"), among("kind", KINDS))
        batch.alter_column(
            "amount_pence", type_=sa.BigInteger(), existing_type=sa.Integer(), existing_nullable=False
        )
        for name in LINE_NUMBERS:
            batch.add_column(sa.Column(name, sa.BigInteger(), nullable=True))
        for name in LINE_SHARES:
            batch.add_column(sa.Column(name, sa.Integer(), nullable=True))
        batch.add_column(sa.Column("part_year", sa.String(40), nullable=False, server_default="WHOLE"))
        batch.add_column(sa.Column("shared_cost_id", sa.Integer(), nullable=True))
        batch.create_check_constraint(
            op.f("ck_cost_line_partyear"), among("part_year", ("WHOLE", "DAYS", "MONTHS"))
        )
        batch.create_check_constraint(op.f("ck_cost_line_years"), "last_year >= first_year")
        batch.create_foreign_key(
            op.f("fk_cost_line_shared_cost_id"), "shared_cost", ["shared_cost_id"], ["id"]
        )
    op.create_index(
        "uq_cost_line_shared_cost", "cost_line", ["transfer_id", "shared_cost_id"], unique=True,
        sqlite_where=OF_A_SHARED_COST, postgresql_where=OF_A_SHARED_COST,
    )  # fmt: skip
    op.create_table(
        "line_funding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("from_year", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("source", "source_cy")),
        sa.ForeignKeyConstraint(
            ["line_id"], ["cost_line.id"], name=op.f("fk_line_funding_line_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_funding")),
        sa.UniqueConstraint("line_id", "from_year", name=op.f("uq_line_funding_line_id_from_year")),
    )
    _more_figures()


def _shared_costs() -> None:
    op.create_table(
        "shared_cost",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("name", "name_cy")),
        sa.Column("amount_pence", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("source", "source_cy")),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            among("key", ("HEADCOUNT", "BUDGET", "EQUAL", "PERCENT")), name=op.f("ck_shared_cost_sharekey")
        ),
        sa.CheckConstraint("amount_pence >= 0", name=op.f("ck_shared_cost_amount")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_shared_cost_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_cost")),
    )
    op.create_index(op.f("ix_shared_cost_programme_id"), "shared_cost", ["programme_id"])
    op.create_table(
        "cost_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shared_cost_id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("weight", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("weight >= 0", name=op.f("ck_cost_share_weight")),
        sa.ForeignKeyConstraint(
            ["shared_cost_id"],
            ["shared_cost.id"],
            name=op.f("fk_cost_share_shared_cost_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_cost_share_transfer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_share")),
        sa.UniqueConstraint(
            "shared_cost_id", "transfer_id", name=op.f("uq_cost_share_shared_cost_id_transfer_id")
        ),
    )
    op.create_index(op.f("ix_cost_share_transfer_id"), "cost_share", ["transfer_id"])


def _more_figures() -> None:
    op.drop_index("ix_published_figure_transfer_id_figure", "published_figure")
    with op.batch_alter_table(
        "published_figure", copy_from=published_figure(OLD_FIGURES, sa.Integer)
    ) as batch:
        batch.drop_constraint(op.f("ck_published_figure_figure"), type_="check")
        batch.create_check_constraint(op.f("ck_published_figure_figure"), among("figure", FIGURES))
        batch.alter_column(
            "amount_pence", type_=sa.BigInteger(), existing_type=sa.Integer(), existing_nullable=False
        )
        batch.add_column(sa.Column("line_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("year", sa.Integer(), nullable=False, server_default="0"))
        batch.create_check_constraint(
            op.f("ck_published_figure_line"), "(figure = 'LINE') = (line_id IS NOT NULL)"
        )
        batch.create_foreign_key(op.f("fk_published_figure_line_id"), "cost_line", ["line_id"], ["id"])
    op.create_index(op.f("ix_published_figure_transfer_id"), "published_figure", ["transfer_id"])
    for name, columns, where in (
        ("uq_published_figure_sum", ["transfer_id", "figure", "year"], "line_id IS NULL"),
        ("uq_published_figure_line", ["line_id", "year"], "line_id IS NOT NULL"),
    ):
        op.create_index(
            name,
            "published_figure",
            columns,
            unique=True,
            sqlite_where=sa.text(where),
            postgresql_where=sa.text(where),
        )


def downgrade() -> None:
    """Back again: newer kinds become the older ones that stand for the same, newer figures go."""
    figures = sa.table("published_figure", sa.column("figure"), sa.column("year"))
    op.execute(sa.delete(figures).where(sa.or_(figures.c.figure.not_in(OLD_FIGURES), figures.c.year != 0)))
    for name in ("uq_published_figure_line", "uq_published_figure_sum", "ix_published_figure_transfer_id"):
        op.drop_index(name, "published_figure")
    checks = (
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False, server_default="0"),
        sa.CheckConstraint("(figure = 'LINE') = (line_id IS NOT NULL)", name="ck_published_figure_line"),
        sa.ForeignKeyConstraint(["line_id"], ["cost_line.id"], name="fk_published_figure_line_id"),
    )
    with op.batch_alter_table(
        "published_figure", copy_from=published_figure(FIGURES, sa.BigInteger, *checks)
    ) as batch:
        batch.drop_constraint("fk_published_figure_line_id", type_="foreignkey")
        for name in ("figure", "line"):
            batch.drop_constraint(op.f(f"ck_published_figure_{name}"), type_="check")
        batch.create_check_constraint(op.f("ck_published_figure_figure"), among("figure", OLD_FIGURES))
        batch.drop_column("line_id")
        batch.drop_column("year")
        batch.alter_column(
            "amount_pence", type_=sa.Integer(), existing_type=sa.BigInteger(), existing_nullable=False
        )
    op.create_index(
        op.f("ix_published_figure_transfer_id_figure"),
        "published_figure",
        ["transfer_id", "figure"],
        unique=True,
    )
    op.drop_table("line_funding")
    op.drop_index("uq_cost_line_shared_cost", "cost_line")
    _older_lines()
    op.drop_table("cost_share")
    op.drop_table("shared_cost")


def _older_lines() -> None:
    op.execute(
        "UPDATE cost_line SET kind = 'TRANSFERRING_STAFF_AND_MANAGEMENT' WHERE kind IN ('SALARY', 'MANAGEMENT')"
    )
    op.execute("UPDATE cost_line SET kind = 'OTHER' WHERE kind = 'CONTRIBUTION'")
    more = (
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in LINE_NUMBERS),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in LINE_SHARES),
        sa.Column("part_year", sa.String(40), nullable=False, server_default="WHOLE"),
        sa.Column("shared_cost_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(among("part_year", ("WHOLE", "DAYS", "MONTHS")), name="ck_cost_line_partyear"),
        sa.CheckConstraint("last_year >= first_year", name="ck_cost_line_years"),
        sa.ForeignKeyConstraint(["shared_cost_id"], ["shared_cost.id"], name="fk_cost_line_shared_cost_id"),
    )
    with op.batch_alter_table("cost_line", copy_from=cost_line(KINDS, sa.BigInteger, *more)) as batch:
        batch.drop_constraint("fk_cost_line_shared_cost_id", type_="foreignkey")
        for name in ("costkind", "partyear", "years"):
            batch.drop_constraint(op.f(f"ck_cost_line_{name}"), type_="check")
        batch.create_check_constraint(op.f("ck_cost_line_costkind"), among("kind", OLD_KINDS))
        for name in (*LINE_NUMBERS, *LINE_SHARES, "part_year", "shared_cost_id"):
            batch.drop_column(name)
        batch.alter_column(
            "amount_pence", type_=sa.Integer(), existing_type=sa.BigInteger(), existing_nullable=False
        )
