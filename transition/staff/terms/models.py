"""The terms that a person's contract gives, and that a transfer protects."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.db import Base, Versioned, stored
from transition.rules.protection import TermCategory, TermStatus
from transition.staff.people.models import Person


class Term(Versioned, Base):
    """One protected term: what it says, whether it is contractual, where that is written, who checked it.

    A status of None means that nobody was asked yet; "none" is an answer of its own (`is_none`).
    """

    __tablename__ = "term"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    category: Mapped[TermCategory] = mapped_column(stored(TermCategory))
    text: Mapped[str] = mapped_column(default="")
    text_cy: Mapped[str] = mapped_column(default="")
    is_none: Mapped[bool] = mapped_column(default=False)
    status: Mapped[TermStatus | None] = mapped_column(stored(TermStatus))
    written_in: Mapped[str] = mapped_column(default="")
    since_on: Mapped[date | None]
    until_on: Mapped[date | None]
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    checked_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    __table_args__ = (Index(None, "person_id", "category"),)
