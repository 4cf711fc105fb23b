"""A programme whose councils have issued their Part 1s: as many as wanted, some of a single person, with long names."""

from datetime import date
from itertools import count

from tests.conftest import TODAY
from tests.factories import make_account, make_lead, make_programme, viewer_for
from tests.reports.cases import the_case
from transition.access.permissions import Viewer
from transition.clock import now
from transition.db import db
from transition.i18n.names import Words
from transition.reports.actions import Issue, issue_report
from transition.reports.content import EXEMPT, PUBLIC, Exemption, Paragraph
from transition.reports.issuing import Issuing
from transition.reports.models import StatusReport
from transition.reports.programmes.actions import issue_report as issue_programme_report
from transition.reports.programmes.models import ProgrammeReport
from transition.rules.programmes import Progress
from transition.transfers.models import Programme, ProgrammeItem, ProgrammeItemKind, Transfer
from transition.transfers.programmes.actions import add_item, record_progress

LONG = "County Borough Council of the Upper Valleys and the Eastern Vale, number {}"
LONG_CY = "Cyngor Bwrdeistref Sirol y Cymoedd Uchaf a’r Fro Ddwyreiniol, rhif {}"
WHY = Exemption((Paragraph.INDIVIDUAL,), Words("It names people."), "Ann Monitoring")


# Of four digits, because reports go by name: those of the factory count on from 1, and 10 comes before 9.
_numbers = count(1001)


def by(name: str = "Rhian Maddox") -> Viewer:
    """Somebody who signs in."""
    return Viewer(make_account(name).id, name, ())


def join(programme: Programme, people: int = 8, *, name: str = "", name_cy: str = "") -> Transfer:
    """A council whose transfer under way belongs to the programme; nothing of it is issued yet."""
    transfer = the_case(people)
    transfer.programme = programme
    if name:
        transfer.outgoing_employer.name, transfer.outgoing_employer.name_cy = name, name_cy or name
    db.session.flush()
    return transfer


def publish(transfer: Transfer, day: date = TODAY, part: int = PUBLIC) -> StatusReport:
    """The council issues a part of its report."""
    issue = Issue(day, exemption=WHY if part == EXEMPT else None)
    return issue_report(transfer, part, issue, by=by("Mair Rees"), today=TODAY)


def _names() -> dict[str, str]:
    number = next(_numbers)
    return {"name": f"Council number {number}", "name_cy": f"Cyngor rhif {number}"}


def the_programme(councils: int, *, is_long: bool = False) -> Programme:
    """A programme of so many councils that have each issued Part 1; every third moves a single person."""
    programme = make_programme(name_cy="Y rhaglen", summary="Working at scale.")
    for number in range(1, councils + 1):
        names = {"name": LONG.format(number), "name_cy": LONG_CY.format(number)} if is_long else _names()
        publish(join(programme, people=1 if number % 3 == 0 else 8, **names))
    return programme


def add_items(programme: Programme) -> None:
    """One published item of each kind, one with published progress and evidence."""
    who = viewer_for(make_lead(programme))
    for kind, given in (
        (
            ProgrammeItemKind.PHASE,
            {"name": "Discovery", "begins_on": date(2026, 1, 5), "began_on": date(2026, 1, 5)},
        ),
        (ProgrammeItemKind.AREA_OF_DEVELOPMENT, {"name": "Governance", "owner": "Monitoring officers"}),
        (
            ProgrammeItemKind.EXPECTED_BENEFIT,
            {"name": "Scale", "measure": "Shared teams", "target": "8 teams"},
        ),
    ):
        item = add_item(programme, kind, {**given, "is_published": True}, by=who, today=TODAY)
    publish_progress(
        item, Progress.UNDER_WAY, text="5 teams share their work", evidence="The register names 5",
        evidence_on=date(2026, 2, 13), evidence_source="https://example.org/register",
    )  # fmt: skip


def publish_progress(item: ProgrammeItem, state: Progress, **said: object) -> None:
    """A word on how an item stood on 16 February 2026, marked as published."""
    answers = {"as_at_on": date(2026, 2, 16), "state": state, "text": "Said", "is_published": True, **said}
    record_progress(item, answers, by=by(), today=TODAY, now=now())


def issue(programme: Programme, day: date = TODAY, **said: object) -> ProgrammeReport:
    """The programme's lead issues its report."""
    return issue_programme_report(programme, Issuing(day, **said), by=by(), today=TODAY)
