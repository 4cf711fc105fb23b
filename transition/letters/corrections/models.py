"""What corrections of issued letters say."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base


class LetterCorrection(Base):
    """What was wrong in letters of an issued batch and what is right, as the letters of `batch_id` say it.

    `batch_id` is the batch of corrections, `corrected_id` that of the letters corrected. Rows are only added.
    """

    __tablename__ = "letter_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), unique=True)
    corrected_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), index=True)
    wrong: Mapped[str]
    wrong_cy: Mapped[str]
    right: Mapped[str]
    right_cy: Mapped[str]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_on: Mapped[date]
