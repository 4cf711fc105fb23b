"""Measures that an employer envisages, or its dated statement that there are none."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from transition.db import Base, Versioned, stored
from transition.rules.measures import VersionKind


class MeasuresStatement(Base):
    """What one employer said of measures on one day: that these are all of them, or that there are none."""

    __tablename__ = "measures_statement"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    stated_on: Mapped[date]
    is_none: Mapped[bool]
    note: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))


class MeasuresRequest(Base):
    """That the outgoing employer asked the incoming one for its measures, and by when it wants the answer.

    TUPE 2006 reg 13(4) sets no day; a second request stands beside the first.
    """

    __tablename__ = "measures_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    asked_on: Mapped[date]
    reply_by: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))

    __table_args__ = (CheckConstraint("reply_by >= asked_on", name="in_order"),)


class Measure(Versioned, Base):
    """One measure: what will change, for whom, from when, with what effect and what softens it.

    `touches` names the teams, posts and categories of staff that it concerns, as `touched.py` reads them.
    """

    __tablename__ = "measure"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    title: Mapped[str]
    title_cy: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    text_cy: Mapped[str] = mapped_column(default="")
    affected: Mapped[str] = mapped_column(default="")
    affected_cy: Mapped[str] = mapped_column(default="")
    effect: Mapped[str] = mapped_column(default="")
    effect_cy: Mapped[str] = mapped_column(default="")
    mitigation: Mapped[str] = mapped_column(default="")
    mitigation_cy: Mapped[str] = mapped_column(default="")
    touches: Mapped[list[str]] = mapped_column(JSON, default=list)
    takes_effect_on: Mapped[date | None]
    received_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    final_wording: Mapped[str] = mapped_column(default="")
    final_wording_cy: Mapped[str] = mapped_column(default="")


class MeasureVersion(Base):
    """What a measure said from one day to the next change: written whenever it changes, and never changed itself.

    `known_on` is the day on which this wording was made known. `sent_before_id` is the last row of what was sent when
    the version was written, which tells apart what went out before it and after it on one day.
    """

    __tablename__ = "measure_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    number: Mapped[int]
    kind: Mapped[VersionKind] = mapped_column(stored(VersionKind))
    title: Mapped[str]
    title_cy: Mapped[str]
    text: Mapped[str]
    text_cy: Mapped[str]
    affected: Mapped[str]
    affected_cy: Mapped[str]
    effect: Mapped[str]
    effect_cy: Mapped[str]
    mitigation: Mapped[str]
    mitigation_cy: Mapped[str]
    touches: Mapped[list[str]] = mapped_column(JSON)
    takes_effect_on: Mapped[date | None]
    received_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    final_wording: Mapped[str]
    final_wording_cy: Mapped[str]
    known_on: Mapped[date]
    written_on: Mapped[date]
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    sent_before_id: Mapped[int]

    __table_args__ = (UniqueConstraint("measure_id", "number"),)
