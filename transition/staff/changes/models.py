"""Proposed changes of protected terms with what the rules said, the advice taken, and what was made. Only added to."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.db import Base, UTCDateTime, stored
from transition.rules.changes import ChangeStep, step_of
from transition.rules.protection import ChangeReason, Finding, Verdict
from transition.staff.terms.models import Term


@dataclass(frozen=True)
class AsItStood:
    """What a term said when its change was proposed."""

    text: str
    text_cy: str
    is_none: bool


class TermChange(Base):
    """A change of one term that was proposed, the facts it was judged on and the verdict. Rows are only added.

    `facts` are those of `rules.protection.ProposedChange`, as JSON, with the words of the term as it stood;
    `edition` names the table of rules that judged them.
    """

    __tablename__ = "term_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id"), index=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("term.id"), index=True)
    text: Mapped[str] = mapped_column(default="")
    text_cy: Mapped[str] = mapped_column(default="")
    is_none: Mapped[bool] = mapped_column(default=False)
    effective_on: Mapped[date]
    reason: Mapped[ChangeReason] = mapped_column(stored(ChangeReason))
    reason_words: Mapped[str]
    clause: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    edition: Mapped[str]
    verdict: Mapped[Verdict] = mapped_column(stored(Verdict))
    code: Mapped[str]
    source: Mapped[str]
    earliest_on: Mapped[date | None]
    unsure: Mapped[str | None]
    is_to_be_confirmed: Mapped[bool] = mapped_column(default=False)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    proposed_at: Mapped[datetime] = mapped_column(UTCDateTime)

    term: Mapped[Term] = relationship(lazy="raise_on_sql")
    advice: Mapped[list["TermChangeAdvice"]] = relationship(
        lazy="raise_on_sql", order_by="TermChangeAdvice.id", viewonly=True
    )
    made: Mapped["TermChangeMade | None"] = relationship(lazy="raise_on_sql", viewonly=True)

    __table_args__ = (CheckConstraint("is_none <> (text <> '' OR text_cy <> '')", name="text_or_none"),)

    @property
    def finding(self) -> Finding:
        """What the rules said of it when it was proposed."""
        return Finding(
            self.verdict, self.source, self.code, self.earliest_on, self.unsure, self.is_to_be_confirmed
        )

    @property
    def before(self) -> AsItStood:
        """The term as it stood."""
        facts = self.facts
        return AsItStood(facts["term_text"], facts["term_text_cy"], facts["term_is_none"])

    @property
    def step(self) -> ChangeStep:
        """Where it stands."""
        advice = self.advice[-1].may_be_made if self.advice else None
        return step_of(self.verdict, advice=advice, is_made=self.made is not None)


class TermChangeAdvice(Base):
    """What an adviser said of a proposed change, and whether it may be made. Rows are only added; the last counts."""

    __tablename__ = "term_change_advice"

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("term_change.id"), index=True)
    adviser: Mapped[str]
    advised_on: Mapped[date]
    text: Mapped[str]
    may_be_made: Mapped[bool]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)


class TermChangeMade(Base):
    """That a proposed change was made: from when, agreed on which day, where that is written. Rows are only added."""

    __tablename__ = "term_change_made"

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("term_change.id"), unique=True)
    new_term_id: Mapped[int] = mapped_column(ForeignKey("term.id"), unique=True)
    effective_on: Mapped[date]
    agreed_on: Mapped[date | None]
    written_in: Mapped[str]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)
