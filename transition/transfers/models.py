"""Programmes, transfers, their legal basis, teams and scope, decisions, and releases of information."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.db import Base, UTCDateTime, Versioned, stored
from transition.employers.models import Employer, Service
from transition.rules.basis import LegalBasis


class Scope(StrEnum):
    """Whether a team, or a post, moves."""

    IN = "IN"
    OUT = "OUT"
    UNDECIDED = "UNDECIDED"


class ReleaseKind(StrEnum):
    """What was opened to somebody else, by a recorded act."""

    LIABILITY_PSEUDONYMISED = "LIABILITY_PSEUDONYMISED"
    LIABILITY_IDENTIFIED = "LIABILITY_IDENTIFIED"
    ACCESS_TO_EMPLOYEES = "ACCESS_TO_EMPLOYEES"


class ProgrammeItemKind(StrEnum):
    """What a programme without a transfer date is reported by."""

    PHASE = "PHASE"
    AREA_OF_DEVELOPMENT = "AREA_OF_DEVELOPMENT"
    EXPECTED_BENEFIT = "EXPECTED_BENEFIT"


class Programme(Versioned, Base):
    """What several councils do together; transfers belong to it, and it may have none yet."""

    __tablename__ = "programme"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    name_cy: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    summary_cy: Mapped[str] = mapped_column(default="")
    is_published: Mapped[bool] = mapped_column(default=False)

    transfers: Mapped[list["Transfer"]] = relationship(
        back_populates="programme", order_by="Transfer.id", lazy="raise_on_sql"
    )
    items: Mapped[list["ProgrammeItem"]] = relationship(order_by="ProgrammeItem.id", lazy="raise_on_sql")


class ProgrammeItem(Versioned, Base):
    """A phase, an area of development or an expected benefit; its progress is in `programme_progress`.

    A phase has days, an area an owner, a benefit its measure. `is_published` says that its name is as published, and
    nothing of the rest.
    """

    __tablename__ = "programme_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    kind: Mapped[ProgrammeItemKind] = mapped_column(stored(ProgrammeItemKind))
    name: Mapped[str]
    name_cy: Mapped[str] = mapped_column(default="")
    is_published: Mapped[bool] = mapped_column(default=False)
    begins_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    began_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    owner: Mapped[str] = mapped_column(default="")
    owner_cy: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="")
    measure_cy: Mapped[str] = mapped_column(default="")
    baseline: Mapped[str] = mapped_column(default="")
    baseline_cy: Mapped[str] = mapped_column(default="")
    target: Mapped[str] = mapped_column(default="")
    target_cy: Mapped[str] = mapped_column(default="")


class Transfer(Versioned, Base):
    """Staff of one employer moving to another on one day. The new employer may not be settled yet."""

    __tablename__ = "transfer"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    name: Mapped[str]
    name_cy: Mapped[str] = mapped_column(default="")
    outgoing_employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    incoming_employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"), index=True)
    service_id: Mapped[int | None] = mapped_column(ForeignKey("service.id"))
    transfer_on: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    reason_cy: Mapped[str] = mapped_column(default="")
    is_date_agreed_by_outgoing: Mapped[bool] = mapped_column(default=False)
    is_date_agreed_by_incoming: Mapped[bool] = mapped_column(default=False)

    programme: Mapped[Programme] = relationship(back_populates="transfers", lazy="joined")
    outgoing_employer: Mapped[Employer] = relationship(foreign_keys=[outgoing_employer_id], lazy="joined")
    incoming_employer: Mapped[Employer | None] = relationship(
        foreign_keys=[incoming_employer_id], lazy="joined"
    )
    service: Mapped[Service | None] = relationship(lazy="joined")
    bases: Mapped[list["LegalBasisDecision"]] = relationship(
        back_populates="transfer", order_by="LegalBasisDecision.id", lazy="selectin"
    )
    teams: Mapped[list["Team"]] = relationship(
        back_populates="transfer", order_by="Team.id", lazy="raise_on_sql"
    )

    @property
    def basis(self) -> LegalBasis:
        """The basis as last decided; undecided until somebody decides."""
        return self.bases[-1].basis if self.bases else LegalBasis.UNDECIDED


class LegalBasisDecision(Base):
    """On what legal footing people move: decided by somebody, on advice, for a reason. Never overwritten.

    `has_new_employer` is the answer to "does anybody's employer change?"; None where it was not asked.
    """

    __tablename__ = "legal_basis_decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    basis: Mapped[LegalBasis] = mapped_column(stored(LegalBasis))
    adviser: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date]
    reason: Mapped[str]
    has_new_employer: Mapped[bool | None]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    transfer: Mapped[Transfer] = relationship(back_populates="bases", lazy="raise_on_sql")


class LegalBasisProposal(Base):
    """A basis that a programme lead puts to the outgoing employer, which alone decides. Never overwritten."""

    __tablename__ = "legal_basis_proposal"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    basis: Mapped[LegalBasis] = mapped_column(stored(LegalBasis))
    reason: Mapped[str]
    proposed_on: Mapped[date]
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    proposed_at: Mapped[datetime] = mapped_column(UTCDateTime)


class DateMove(Base):
    """A change of the transfer date, with its reason."""

    __tablename__ = "date_move"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    from_on: Mapped[date]
    to_on: Mapped[date]
    reason: Mapped[str]
    moved_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    moved_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Team(Versioned, Base):
    """A team, and whether it is in scope: by whose decision, when and why.

    That its scope is public opens no reason, which may name people: `is_reason_published` does.
    """

    __tablename__ = "team"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    name: Mapped[str]
    name_cy: Mapped[str] = mapped_column(default="")
    scope: Mapped[Scope] = mapped_column(stored(Scope))
    reason: Mapped[str] = mapped_column(default="")
    reason_cy: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    is_published: Mapped[bool] = mapped_column(default=False)
    is_reason_published: Mapped[bool] = mapped_column(default=False)

    transfer: Mapped[Transfer] = relationship(back_populates="teams", lazy="raise_on_sql")

    __table_args__ = (UniqueConstraint("transfer_id", "name"),)


class Decision(Versioned, Base):
    """What a body decided about a transfer."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    body: Mapped[str]
    body_cy: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    text: Mapped[str]
    text_cy: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    is_published: Mapped[bool] = mapped_column(default=False)


class Risk(Versioned, Base):
    """Something that may go wrong, how bad as last assessed, who watches it, and why it was closed."""

    __tablename__ = "risk"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    text: Mapped[str]
    text_cy: Mapped[str] = mapped_column(default="")
    likelihood: Mapped[int]
    impact: Mapped[int]
    mitigation: Mapped[str] = mapped_column(default="")
    mitigation_cy: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    next_review_on: Mapped[date | None]
    is_closed: Mapped[bool] = mapped_column(default=False)
    closed_on: Mapped[date | None]
    closed_reason: Mapped[str] = mapped_column(default="")
    closed_reason_cy: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint("likelihood BETWEEN 1 AND 5", name="likelihood"),
        CheckConstraint("impact BETWEEN 1 AND 5", name="impact"),
    )


class InformationRelease(Base):
    """A recorded act that opens staff information to the other employer, or to one union's representatives.

    `recognition_id` says whose representatives, for access to employees (TUPE 2006 reg 13(8)), `purpose` what for,
    and `until_on` the last day on which it holds, where one was set.
    `lawful_basis` is asked for where TUPE does not itself oblige the employer to identify people. `transfer_on` is
    the transfer's date as it was then.
    """

    __tablename__ = "information_release"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    kind: Mapped[ReleaseKind] = mapped_column(stored(ReleaseKind))
    released_on: Mapped[date]
    transfer_on: Mapped[date | None]
    recipient: Mapped[str]
    recognition_id: Mapped[int | None] = mapped_column(ForeignKey("recognition.id"))
    lawful_basis: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    until_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    released_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))

    __table_args__ = (CheckConstraint("until_on >= released_on", name="until"),)
