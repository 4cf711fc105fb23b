"""Documents that protected terms are written in, kept with their digest."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from transition.db import Base, UTCDateTime
from transition.staff.terms.models import Term


class TermDocument(Base):
    """One document: what it is in the officer's words, a name of our own making, its bytes and their digest.

    A row never changes; one that was attached to the wrong term can be taken away, and the trail says so.
    """

    __tablename__ = "term_document"

    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("term.id"), index=True)
    description: Mapped[str]
    name: Mapped[str] = mapped_column(unique=True)
    type: Mapped[str]
    size: Mapped[int]
    digest: Mapped[str]
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
    added_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    added_at: Mapped[datetime] = mapped_column(UTCDateTime)

    term: Mapped[Term] = relationship(lazy="raise_on_sql")
