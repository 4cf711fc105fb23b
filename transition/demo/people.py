"""Who signs in to the demonstration, and what each is appointed to."""

from datetime import date, datetime
from typing import NamedTuple

from transition.access.permissions import Role, Viewer
from transition.accounts.actions import appoint_to, invite, set_password
from transition.accounts.models import Account
from transition.accounts.places import find_place
from transition.accounts.queries import get_account, viewer_of

BEGAN = date(2025, 9, 1)


class SignIn(NamedTuple):
    """One sign-in. The council is named by its short name, the union and programme by name."""

    email: str
    name: str
    role: Role
    council: str | None = None
    union: str | None = None
    programme: str | None = None
    language: str = "en"


ADMINISTRATOR = SignIn("admin@example.org", "Gethin Moss", Role.ADMINISTRATOR)

SIGN_INS = (
    SignIn("hr.monmouthshire@example.org", "Mari Gwynne", Role.HR_OFFICER, "monmouthshire"),
    SignIn("hr2.monmouthshire@example.org", "Tomos Reardon", Role.HR_OFFICER, "monmouthshire", language="cy"),
    SignIn("cases.monmouthshire@example.org", "Anwen Sayce", Role.HR_CASEWORKER, "monmouthshire"),
    SignIn("manager.monmouthshire@example.org", "Siân Pritchard", Role.MANAGER, "monmouthshire"),
    SignIn(
        "translator.monmouthshire@example.org", "Lowri Eynon", Role.TRANSLATOR, "monmouthshire", language="cy"
    ),
    SignIn("auditor.monmouthshire@example.org", "Peter Lindqvist", Role.AUDITOR, "monmouthshire"),
    SignIn(
        "unison.monmouthshire@example.org", "Beth Carraway", Role.REPRESENTATIVE, "monmouthshire", "UNISON"
    ),
    SignIn("hr.torfaen@example.org", "Owain Trefor", Role.HR_OFFICER, "torfaen", language="cy"),
    SignIn("hr2.torfaen@example.org", "Janet Osei", Role.HR_OFFICER, "torfaen"),
    SignIn("unite.torfaen@example.org", "Ravi Anand", Role.REPRESENTATIVE, "torfaen", "Unite"),
    SignIn("hr.blaenau-gwent@example.org", "Elin Coombs", Role.HR_OFFICER, "blaenau-gwent"),
    SignIn("hr2.blaenau-gwent@example.org", "Huw Pascoe", Role.HR_OFFICER, "blaenau-gwent"),
    SignIn("gmb.blaenau-gwent@example.org", "Dafydd Storey", Role.REPRESENTATIVE, "blaenau-gwent", "GMB"),
    SignIn("hr.srs@example.org", "Catrin Bellamy", Role.HR_OFFICER, "torfaen"),
    SignIn("hr2.srs@example.org", "Meirion Tate", Role.HR_OFFICER, "torfaen"),
    SignIn(
        "lead@example.org", "Rhian Maddox", Role.PROGRAMME_LEAD, programme="SRS digital, data and technology"
    ),
)


def open_account(sign_in: SignIn, password: str, *, by: Viewer | None, now: datetime) -> Account:
    """Invites someone, who takes up the invitation with the demonstration's password."""
    account, _token = invite(sign_in.email, sign_in.name, language=sign_in.language, by=by, now=now)
    set_password(account, password, now=now)
    return account


def appoint(sign_in: SignIn, account: Account, *, by: Viewer | None) -> None:
    """Gives the sign-in its role, from the day on which the programme began."""
    kinds = {
        Role.ADMINISTRATOR: None,
        Role.PROGRAMME_LEAD: "programme_id",
        Role.REPRESENTATIVE: "recognition_id",
    }
    place = find_place(
        kinds.get(sign_in.role, "employer_id"),
        council=sign_in.council,
        union=sign_in.union,
        programme=sign_in.programme,
    )
    appoint_to(account, sign_in.role, place, from_on=BEGAN, until_on=None, by=by)


class Cast:
    """Everybody of the demonstration, as viewers on a day."""

    def __init__(self, accounts: dict[str, Account]) -> None:
        self.accounts = accounts

    def as_of(self, who: str, day: date) -> Viewer:
        """The person with that e-mail address (its part before the @) as a viewer on that day."""
        account = get_account(self.accounts[f"{who}@example.org"].id)
        assert account is not None, "everybody of the demonstration has an account"
        return viewer_of(account, day)
