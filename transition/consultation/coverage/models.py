"""One-to-ones: offered, held, with whom; and so who has been reached."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned


class OneToOne(Versioned, Base):
    """A meeting with one member of staff about the transfer."""

    __tablename__ = "one_to_one"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    offered_on: Mapped[date | None]
    held_on: Mapped[date | None]
    declined_on: Mapped[date | None]
    companion: Mapped[str] = mapped_column(default="")
    follow_up: Mapped[str] = mapped_column(default="")
    reason_not_reached: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("transfer_id", "person_id"),)
