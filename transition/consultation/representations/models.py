"""What representatives said, and what the employer replied."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.consultation.models import Consultation
from transition.db import Base, Versioned, stored
from transition.employers.models import Recognition
from transition.rules.consultation import Outcome


class Representation(Versioned, Base):
    """A representation, its reply with reasons, and what changed because of it."""

    __tablename__ = "representation"

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    recognition_id: Mapped[int] = mapped_column(ForeignKey("recognition.id"))
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    theme: Mapped[str] = mapped_column(default="")
    theme_cy: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date]
    text: Mapped[str]
    reply_due_on: Mapped[date]
    replied_on: Mapped[date | None]
    outcome: Mapped[Outcome | None] = mapped_column(stored(Outcome))
    reply: Mapped[str] = mapped_column(default="")
    reasons: Mapped[str] = mapped_column(default="")
    what_changed: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))

    consultation: Mapped[Consultation] = relationship(lazy="joined")
    recognition: Mapped[Recognition] = relationship(lazy="joined")

    __table_args__ = (
        CheckConstraint("outcome IS NULL OR replied_on IS NOT NULL", name="replied"),
        CheckConstraint("outcome NOT IN ('rejected', 'agreed_in_part') OR reasons <> ''", name="reasons"),
    )
