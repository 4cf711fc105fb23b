"""Where the journey begins: three people who sign in with passwords, and a transfer with nobody in it yet."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests.factories import appoint, make_account, make_timeline
from tests.letters.case import make_case
from transition.access.permissions import Role
from transition.accounts.actions import set_password
from transition.accounts.models import Account
from transition.db import db
from transition.employers.models import Employer
from transition.rules.milestones import Owner
from transition.transfers.models import Scope, Team

PASSWORD = "llwyfan tegell mynydd"
STARTED = datetime(2026, 1, 5, 9, tzinfo=UTC)
PAYROLL_TEST = date(2026, 3, 6)


@dataclass(frozen=True)
class World:
    """The addresses that people sign in with, and the transfer's own address."""

    transfer_id: int
    officer: str = "officer@example.org"
    second: str = "second@example.org"
    representative: str = "unison@example.org"
    manager: str = "manager@example.org"

    @property
    def home(self) -> str:
        """The address of the transfer."""
        return f"/transfers/{self.transfer_id}"


def make_world() -> World:
    """A council about to import its list: settings of letters, consultation and timeline are there.

    Call it inside `with build():`.
    """
    case = make_case(people=0, name="Digital services to the SRS", name_cy="Gwasanaethau digidol i’r SRS")
    world = World(case.transfer.id)
    for name, scope in (("Digital and Data", Scope.IN), ("GIS", Scope.UNDECIDED)):
        db.session.add(Team(transfer_id=case.transfer.id, name=name, scope=scope))
    _sign_in(case.outgoing, world.officer, "Mari Gwynne", Role.HR_OFFICER)
    _sign_in(case.outgoing, world.second, "Tomos Reardon", Role.HR_OFFICER)
    manager = _sign_in(case.outgoing, world.manager, "Gwen Rhydderch", Role.MANAGER)
    representative = make_account("Beth Carraway", email=world.representative)
    appoint(representative, Role.REPRESENTATIVE, recognition_id=case.unions[0].id)
    set_password(representative, PASSWORD, now=STARTED)
    test = make_timeline(case.transfer)["PAYROLL_TEST", Owner.BOTH_EMPLOYERS]
    test.owner_account_id, test.planned_on = manager.id, PAYROLL_TEST
    return world


def _sign_in(council: Employer, email: str, name: str, role: Role) -> Account:
    account = make_account(name, email=email)
    appoint(account, role, employer_id=council.id)
    set_password(account, PASSWORD, now=STARTED)
    return account
