"""A transfer of some years ago and a term of it, of which changes are proposed."""

from datetime import UTC, date, datetime
from typing import Any

from tests.conftest import TODAY
from tests.factories import make_employer, make_officer, make_staff, make_transfer
from transition.access.permissions import Role, Viewer
from transition.db import db
from transition.rules.changes import ChangeStep
from transition.rules.protection import ChangeReason, TermCategory, TermStatus
from transition.staff.changes import actions
from transition.staff.changes.actions import ChangeAnswers
from transition.staff.changes.models import TermChange, TermChangeMade
from transition.staff.changes.queries import get_change
from transition.staff.people.models import Person
from transition.staff.terms.models import Term
from transition.transfers.models import Transfer

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)

LONG_SINCE = date(2024, 4, 1)

AGREED = {"is_agreed": True}


class Case:
    """A transfer of some years ago, and one member of its staff with a contractual term."""

    def __init__(self, **term: Any) -> None:
        self.transfer: Transfer = make_transfer(transfer_on=LONG_SINCE)
        outgoing, incoming = self.transfer.outgoing_employer, self.transfer.incoming_employer
        assert incoming
        self.hr, self.host = make_officer(outgoing), make_officer(incoming)
        self.auditor = make_officer(outgoing, Role.AUDITOR)
        self.manager = make_officer(outgoing, Role.MANAGER)
        self.stranger = make_officer(make_employer())
        self.person: Person = make_staff(self.transfer)
        self.by = Viewer(self.hr.id, self.hr.name, ())
        said = {"category": TermCategory.LEAVE, "text": "31 days", "status": TermStatus.CONTRACTUAL, **term}
        self.term = Term(person_id=self.person.id, since_on=date(2009, 9, 1), **said)
        db.session.add(self.term)
        db.session.flush()
        self.page = f"/transfers/{self.transfer.id}/staff/{self.person.id}"
        self.new = f"{self.page}/terms/{self.term.id}/changes/new"

    def propose(self, reason: ChangeReason = ChangeReason.UNRELATED, **more: Any) -> TermChange:
        facts = {**more.pop("facts", AGREED)}
        said = {"text": "33 days", "reason_words": "A new scheme", "effective_on": date(2026, 4, 1), **more}
        answers = ChangeAnswers(reason=reason, facts=facts, **said)
        change = actions.propose_change(self.transfer, self.term, answers, by=self.by, now=NOW)
        return get_change(self.transfer, self.person, change.id)

    def advise(self, change: TermChange, *, may_be_made: bool = True, **more: Any) -> None:
        said = {"adviser": "A. Cyfreithiwr", "advised_on": TODAY, "text": "On the facts", **more}
        actions.record_advice(
            self.transfer, change, may_be_made=may_be_made, by=self.by, now=NOW, today=TODAY, **said
        )

    def make(self, change: TermChange, **more: Any) -> TermChangeMade:
        said = {"effective_on": change.effective_on, "agreed_on": TODAY, "written_in": "Letter", **more}
        return actions.record_made(self.transfer, change, by=self.by, now=NOW, today=TODAY, **said)

    def step(self, change: TermChange) -> ChangeStep:
        db.session.refresh(change, ["advice", "made"])
        return change.step
