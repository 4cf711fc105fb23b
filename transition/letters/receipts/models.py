"""Receipts of letters."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column

from transition.db import Base, UTCDateTime


class LetterReceipt(Base):
    """That a letter came into somebody's hands: who received it, when, and what shows it. Rows are only added."""

    __tablename__ = "letter_receipt"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    received_by: Mapped[str]
    received_on: Mapped[date]
    email: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    document_name: Mapped[str] = mapped_column(default="")
    document_type: Mapped[str] = mapped_column(default="")
    document_digest: Mapped[str] = mapped_column(default="")
    document: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)
