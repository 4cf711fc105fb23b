"""What readers agreed to about having letters by e-mail."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime


class EmailAgreement(Base):
    """A reader's agreement to have letters at an e-mail address, or with `withdraws_id` its withdrawal.

    Rows are only added. `agreed_by` is who said so: the reader, or somebody who may speak for them.
    """

    __tablename__ = "email_agreement"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    recognition_id: Mapped[int | None] = mapped_column(ForeignKey("recognition.id"), index=True)
    address: Mapped[str]
    agreed_on: Mapped[date]
    agreed_by: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    withdraws_id: Mapped[int | None] = mapped_column(ForeignKey("email_agreement.id"), unique=True)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (CheckConstraint("(person_id IS NULL) <> (recognition_id IS NULL)", name="one_reader"),)
