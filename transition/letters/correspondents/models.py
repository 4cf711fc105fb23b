"""Who receives letters at the other employer and at pension funds."""

from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned, stored
from transition.rules.letters import LanguageChoice


class CorrespondentRole(StrEnum):
    """Which organisation somebody receives letters for."""

    EMPLOYER = "EMPLOYER"
    PENSION_FUND = "PENSION_FUND"


class Correspondent(Versioned, Base):
    """Who receives one employer's letters about a transfer, by name, at the other employer or at a pension fund.

    There is one for the other employer; staff of one transfer may be members of several funds.
    """

    __tablename__ = "correspondent"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"))
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    role: Mapped[CorrespondentRole] = mapped_column(stored(CorrespondentRole))
    organisation: Mapped[str] = mapped_column(default="")
    organisation_cy: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    title_cy: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    language: Mapped[LanguageChoice] = mapped_column(stored(LanguageChoice), default=LanguageChoice.BOTH)

    __table_args__ = (
        Index(None, "transfer_id", "employer_id"),
        Index(
            "uq_correspondent_employer",
            "transfer_id",
            "employer_id",
            unique=True,
            sqlite_where=text("role = 'EMPLOYER'"),
            postgresql_where=text("role = 'EMPLOYER'"),
        ),
    )
