"""Elections of representatives: who was invited and when, the votes, each check of reg 14, and the result."""

from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import select

from transition.consultation.elections.labels import CHECKS
from transition.consultation.elections.models import Candidate, Election
from transition.consultation.representatives.labels import GROUPS
from transition.consultation.representatives.models import StaffDescription
from transition.db import db
from transition.reports.bundles.asked import Asked, cells, line
from transition.reports.bundles.entries import Cell, Entry, Section, Table
from transition.rules.representatives import ELECTION_SOURCES


def elections(asked: Asked) -> Iterable[Entry]:
    """Each election on the day of its result, or on which it began; candidates by name in a full bundle."""
    if asked.consultation is None:
        return
    mine = StaffDescription.consultation_id == asked.consultation.id
    query = select(Election).join(Election.description).where(mine).order_by(Election.id)
    for one in db.session.scalars(query).unique():
        ended = one.declared_on or one.given_up_on
        title = _("Election of representatives") if ended is None else _title(one)
        yield Entry(
            f"election:{one.id}",
            Section.CONSULTED,
            ended or one.invited_on,
            Cell(title),
            facts=(
                line(_("Staff"), str(GROUPS[one.description.group])),
                line(_("Constituency"), asked.own(one, "constituency")),
                line(_("Representatives to be elected"), one.seats),
                line(_("Invited on"), one.invited_on),
                line(_("Nominations until"), one.nominations_until),
                line(_("Ballot from"), one.ballot_from),
                line(_("Ballot until"), one.ballot_until),
                line(_("Papers counted"), one.papers_count),
                line(_("Spoilt papers"), one.spoilt_count),
                line(_("How the tie was decided"), one.tie_means),
                line(_("Why it was given up"), one.given_up_reason),
                asked.by(one.declared_by_id),
            ),
            texts=(asked.text(_("Arrangements"), one, "arrangements"),),
            tables=(_candidates(asked, one), _checks(one)),
        )


def _title(election: Election) -> str:
    if election.given_up_on:
        return str(_("Election of representatives given up"))
    return str(_("Result of an election"))


def _candidates(asked: Asked, election: Election) -> Table:
    """By name, or how many stood and were elected."""
    votes, elected = _("Votes"), _("Elected")
    if asked.is_full:
        rows = tuple(cells(one.name, _votes(one), _outcome(one)) for one in election.candidates)
        return Table(_("Candidates"), (_("Name"), votes, elected), rows)
    standing = election.standing_candidates
    counted = cells(len(standing), sum(one.is_elected for one in standing))
    return Table(_("Candidates"), (_("How many"), elected), (counted,) if election.candidates else ())


def _votes(candidate: Candidate) -> str:
    return "" if candidate.votes is None else str(candidate.votes)


def _outcome(candidate: Candidate) -> str:
    if candidate.withdrawn_on:
        return str(_("Withdrew"))
    return str(_("Yes") if candidate.is_elected else _("No"))


def _checks(election: Election) -> Table:
    """What was answered under each check, every answer in the order given."""
    rows = tuple(
        cells(
            str(CHECKS[one.about]), ELECTION_SOURCES[one.about], str(_("Yes") if one.is_met else _("No")), one.words
        )
        for one in election.answers
    )  # fmt: skip
    headings = (_("Check"), _("Source"), _("Met"), _("How"))
    return Table(_("The checks of regulation 14"), headings, rows)
