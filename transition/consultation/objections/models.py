"""Objections under regulation 4(7): when, to whom, in what words. The system never closes one."""

from datetime import date

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column

from transition.db import Base, Versioned


class Objection(Versioned, Base):
    """Someone told an employer that they object to becoming employed by the other.

    `told_employer_id` is which of the two was told; None where whoever passed it on serves neither or both.
    `detriment_words` is what they answered when asked, `withdrawal_document` the writing that withdrew it.
    """

    __tablename__ = "objection"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    person_as_given: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date]
    told_to: Mapped[str]
    told_employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"))
    words: Mapped[str]
    detriment_asked_on: Mapped[date | None]
    is_because_of_detriment: Mapped[bool | None]
    detriment_words: Mapped[str] = mapped_column(default="")
    adviser: Mapped[str] = mapped_column(default="")
    sent_to_adviser_on: Mapped[date | None]
    acknowledged_on: Mapped[date | None]
    acknowledgement_letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    withdrawn_on: Mapped[date | None]
    withdrawal_words: Mapped[str] = mapped_column(default="")
    withdrawal_received_by: Mapped[str] = mapped_column(default="")
    withdrawal_document_name: Mapped[str] = mapped_column(default="")
    withdrawal_document_type: Mapped[str] = mapped_column(default="")
    withdrawal_document_digest: Mapped[str] = mapped_column(default="")
    withdrawal_document: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
