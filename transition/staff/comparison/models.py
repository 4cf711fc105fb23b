"""What the new employer gives its own people, category by category: what protected terms are laid beside."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned, stored
from transition.rules.protection import TermCategory


class NewEmployerTerm(Versioned, Base):
    """One category of the new employer's own terms. It changes nobody's contract.

    No row means that nobody was asked; "none" is an answer of its own (`is_none`).
    """

    __tablename__ = "new_employer_term"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    category: Mapped[TermCategory] = mapped_column(stored(TermCategory))
    text: Mapped[str] = mapped_column(default="")
    text_cy: Mapped[str] = mapped_column(default="")
    is_none: Mapped[bool] = mapped_column(default=False)
    written_in: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))

    __table_args__ = (
        UniqueConstraint("transfer_id", "category"),
        CheckConstraint("is_none <> (text <> '' OR text_cy <> '')", name="text_or_none"),
    )
