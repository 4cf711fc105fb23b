"""What a release of employee liability information is, as its notice says it."""

from datetime import date

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base


class LiabilityDescription(Base):
    """What a release of employee liability information is, as its notice says it: the file by name and digest.

    `moved` and `rows` are the headings and the row keys that changed since the version before. Rows are only added.
    """

    __tablename__ = "liability_description"

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("information_release.id"), unique=True)
    specified_on: Mapped[date]
    file_name: Mapped[str]
    file_digest: Mapped[str]
    people_count: Mapped[int]
    incomplete: Mapped[list[str]] = mapped_column(JSON)
    reasons: Mapped[str]
    reasons_cy: Mapped[str]
    handed_over: Mapped[str]
    handed_over_cy: Mapped[str]
    moved: Mapped[list[str]] = mapped_column(JSON)
    rows: Mapped[list[str]] = mapped_column(JSON)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_on: Mapped[date]
