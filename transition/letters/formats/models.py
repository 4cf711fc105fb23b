"""The record of other formats that were made of an issued letter."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, UTCDateTime, stored
from transition.letters.models import PostClass, Way
from transition.staff.people.models import OtherFormat


class FormatMade(Base):
    """A letter made in another format by hand, and how it was served. Rows are only added: the last one holds."""

    __tablename__ = "format_made"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    format: Mapped[OtherFormat] = mapped_column(stored(OtherFormat))
    made_by: Mapped[str]
    made_on: Mapped[date]
    way: Mapped[Way] = mapped_column(stored(Way))
    post_class: Mapped[PostClass | None] = mapped_column(stored(PostClass))
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("email_agreement.id"))
    served_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)
