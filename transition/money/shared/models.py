"""What the councils of a programme pay together, and the key by which it is divided between them."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.db import Base, Versioned, stored
from transition.rules.shares import ShareKey
from transition.transfers.models import Transfer


class SharedCost(Versioned, Base):
    """A full year's cost, in pence, that councils share, with its key: by what, where that is written, as at when."""

    __tablename__ = "shared_cost"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    name: Mapped[str]
    name_cy: Mapped[str] = mapped_column(default="")
    amount_pence: Mapped[int] = mapped_column(BigInteger)
    key: Mapped[ShareKey] = mapped_column(stored(ShareKey))
    source: Mapped[str]
    source_cy: Mapped[str] = mapped_column(default="")
    as_at: Mapped[date]

    shares: Mapped[list["CostShare"]] = relationship(
        order_by="CostShare.transfer_id", lazy="raise_on_sql", cascade="all, delete-orphan"
    )

    __table_args__ = (CheckConstraint("amount_pence >= 0", name="amount"),)


class CostShare(Base):
    """One council's weight in a key: people, pence of budget, one, or hundredths of one per cent."""

    __tablename__ = "cost_share"

    id: Mapped[int] = mapped_column(primary_key=True)
    shared_cost_id: Mapped[int] = mapped_column(ForeignKey("shared_cost.id", ondelete="CASCADE"))
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    weight: Mapped[int] = mapped_column(BigInteger)

    transfer: Mapped[Transfer] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        UniqueConstraint("shared_cost_id", "transfer_id"),
        CheckConstraint("weight >= 0", name="weight"),
    )
