"""The information of reg 13(2) as it was issued: numbered versions that never change, and who had each."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.consultation.models import Consultation
from transition.consultation.records.models import InformationSent
from transition.db import Base, UTCDateTime


class InformationVersion(Base):
    """The complete information as it stood when it was issued, item by item, with a digest."""

    __tablename__ = "information_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    number: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str]
    transfer_on: Mapped[date]
    issued_on: Mapped[date]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)

    consultation: Mapped[Consultation] = relationship(lazy="joined")
    issues: Mapped[list["InformationIssue"]] = relationship(order_by="InformationIssue.id", lazy="selectin")

    __table_args__ = (UniqueConstraint("consultation_id", "number"),)


class InformationIssue(Base):
    """That a version went to somebody: a union, a representative by name, or each of a description of staff."""

    __tablename__ = "information_issue"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("information_version.id"), index=True)
    sent_id: Mapped[int] = mapped_column(ForeignKey("information_sent.id"), unique=True)
    representative_id: Mapped[int | None] = mapped_column(ForeignKey("representative.id"))
    description_id: Mapped[int | None] = mapped_column(ForeignKey("staff_description.id"))

    sent: Mapped[InformationSent] = relationship(lazy="joined")
