"""Employers, the services that people know, unions, and which union is recognised where."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.db import Base, Versioned


class Employer(Versioned, Base):
    """A legal employer of people. Its Welsh name is kept in the four forms that sentences need."""

    __tablename__ = "employer"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    name_cy: Mapped[str]
    name_cy_soft: Mapped[str]
    name_cy_nasal: Mapped[str]
    name_cy_aspirate: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    telephone: Mapped[str] = mapped_column(default="")
    signatory: Mapped[str] = mapped_column(default="")
    signatory_title: Mapped[str] = mapped_column(default="")
    signatory_title_cy: Mapped[str] = mapped_column(default="")
    weeks_divisor_hundredths: Mapped[int] = mapped_column(default=5200)
    reply_working_days: Mapped[int] = mapped_column(default=10)

    recognitions: Mapped[list["Recognition"]] = relationship(
        back_populates="employer", order_by="Recognition.id", lazy="raise_on_sql"
    )


class Service(Versioned, Base):
    """What people call the destination. Its legal employer may not be known yet."""

    __tablename__ = "service"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    name_cy: Mapped[str] = mapped_column(default="")
    short_name: Mapped[str] = mapped_column(default="")
    legal_employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"))
    legal_employer_note: Mapped[str] = mapped_column(default="")

    legal_employer: Mapped[Employer | None] = relationship(lazy="raise_on_sql")


class Union(Versioned, Base):
    """A trade union, with the head or main office to which the law lets notices be posted."""

    __tablename__ = "trade_union"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    head_office: Mapped[str] = mapped_column(default="")


class Recognition(Versioned, Base):
    """A union recognised by an employer for one bargaining unit."""

    __tablename__ = "recognition"

    id: Mapped[int] = mapped_column(primary_key=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    union_id: Mapped[int] = mapped_column(ForeignKey("trade_union.id"))
    bargaining_unit: Mapped[str]
    bargaining_unit_cy: Mapped[str] = mapped_column(default="")
    # The agreement whose staff are the unit, as staff lists name it: a post's unit follows from its agreement.
    collective_agreement: Mapped[str] = mapped_column(default="")
    branch: Mapped[str] = mapped_column(default="")
    notice_address: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    employer: Mapped[Employer] = relationship(back_populates="recognitions", lazy="raise_on_sql")
    union: Mapped[Union] = relationship(lazy="joined")

    __table_args__ = (UniqueConstraint("employer_id", "union_id", "bargaining_unit"),)
