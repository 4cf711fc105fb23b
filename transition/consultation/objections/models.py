"""Objections under regulation 4(7): when, to whom, in what words. The system never closes one."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned


class Objection(Versioned, Base):
    """Someone told an employer that they object to becoming employed by the other."""

    __tablename__ = "objection"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    person_as_given: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date]
    told_to: Mapped[str]
    words: Mapped[str]
    detriment_asked_on: Mapped[date | None]
    is_because_of_detriment: Mapped[bool | None]
    adviser: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[date | None]
    withdrawal_words: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
