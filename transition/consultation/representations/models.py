"""What representatives said, and what the employer replied."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.consultation.models import Consultation
from transition.db import Base, Versioned, stored
from transition.employers.models import Recognition
from transition.rules.consultation import InformationItem, Outcome


class Representation(Versioned, Base):
    """A representation, its reply with reasons, and what changed because of it.

    It may be about a measure, and about an item of the information of reg 13(2) and (2A).
    """

    __tablename__ = "representation"

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), index=True)
    recognition_id: Mapped[int] = mapped_column(ForeignKey("recognition.id"))
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    item: Mapped[InformationItem | None] = mapped_column(stored(InformationItem))
    theme: Mapped[str] = mapped_column(default="")
    theme_cy: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date]
    text: Mapped[str]
    reply_due_on: Mapped[date]
    replied_on: Mapped[date | None]
    outcome: Mapped[Outcome | None] = mapped_column(stored(Outcome))
    reply: Mapped[str] = mapped_column(default="")
    reply_cy: Mapped[str] = mapped_column(default="")
    reasons: Mapped[str] = mapped_column(default="")
    reasons_cy: Mapped[str] = mapped_column(default="")
    what_changed: Mapped[str] = mapped_column(default="")
    what_changed_cy: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))

    consultation: Mapped[Consultation] = relationship(lazy="joined")
    recognition: Mapped[Recognition] = relationship(lazy="joined")

    __table_args__ = (
        CheckConstraint("outcome IS NULL OR replied_on IS NOT NULL", name="replied"),
        CheckConstraint("outcome NOT IN ('rejected', 'agreed_in_part') OR reasons <> ''", name="reasons"),
    )


class WordingChange(Base):
    """How the final wording of a measure was changed: the words before and after. Never overwritten.

    `representation_id` is the representation because of which it was changed; None where there was none.
    """

    __tablename__ = "wording_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"), index=True)
    representation_id: Mapped[int | None] = mapped_column(ForeignKey("representation.id"), index=True)
    before: Mapped[str]
    before_cy: Mapped[str] = mapped_column(default="")
    after: Mapped[str]
    after_cy: Mapped[str] = mapped_column(default="")
    changed_on: Mapped[date]
    changed_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))


class AskedAndDone(Versioned, Base):
    """What is published of a representation that was agreed: what was asked and what was done, naming nobody.

    Words of their own, in both languages, because a representation's may tell who is meant.
    """

    __tablename__ = "asked_and_done"

    id: Mapped[int] = mapped_column(primary_key=True)
    representation_id: Mapped[int] = mapped_column(ForeignKey("representation.id"), unique=True)
    theme: Mapped[str] = mapped_column(default="")
    theme_cy: Mapped[str] = mapped_column(default="")
    asked: Mapped[str] = mapped_column(default="")
    asked_cy: Mapped[str] = mapped_column(default="")
    done: Mapped[str] = mapped_column(default="")
    done_cy: Mapped[str] = mapped_column(default="")
    published_on: Mapped[date | None]

    representation: Mapped[Representation] = relationship(lazy="joined")
