"""The staff list as it is found and ordered, derived from people and posts so that any page costs the same."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base

# Compared by code point on both databases, whatever the server's language: order and prefixes rely on it.
_BY_CODE_POINT = String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")


class StaffEntry(Base):
    """One person's line in the staff list of one transfer: what it is ordered by, and what is open.

    Derived by `roll.py`, so that a page of the list costs the same whatever its length.
    """

    __tablename__ = "staff_entry"

    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    name_key: Mapped[str] = mapped_column(_BY_CODE_POINT)
    payroll_key: Mapped[str] = mapped_column(_BY_CODE_POINT)
    team_key: Mapped[str] = mapped_column(_BY_CODE_POINT)
    question_count: Mapped[int]
    missing_count: Mapped[int]

    __table_args__ = (
        Index(None, "transfer_id", "name_key", "person_id"),
        Index(None, "transfer_id", "payroll_key", "person_id"),
        Index(None, "transfer_id", "team_key", "person_id"),
        Index(None, "person_id"),
    )


class StaffMark(Base):
    """One thing that a person of a staff list is found by: a word of their names, a team, a kind of contract."""

    __tablename__ = "staff_mark"

    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id", ondelete="CASCADE"), primary_key=True)
    mark: Mapped[str] = mapped_column(_BY_CODE_POINT, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)

    __table_args__ = (Index(None, "person_id", "mark"),)
