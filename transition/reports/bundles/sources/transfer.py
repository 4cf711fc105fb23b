"""Of the transfer itself: decisions, the legal basis, moves of its date, and what was released to whom."""

from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import select

from transition.clock import UK
from transition.db import db
from transition.reports.bundles.asked import Asked, line
from transition.reports.bundles.entries import Cell, Entry, Section, Text
from transition.reports.queries import moves_of
from transition.transfers.labels import BASES, RELEASES
from transition.transfers.models import (
    Decision,
    InformationRelease,
    LegalBasisDecision,
    LegalBasisProposal,
    ReleaseKind,
)
from transition.web import words

_TO_A_UNION = frozenset({ReleaseKind.ACCESS_TO_EMPLOYEES})


def decisions(asked: Asked) -> Iterable[Entry]:
    """What bodies decided about the transfer."""
    query = select(Decision).where(Decision.transfer_id == asked.transfer.id).order_by(Decision.id)
    for one in db.session.scalars(query):
        yield Entry(
            f"decision:{one.id}",
            Section.TRANSFER,
            one.decided_on,
            Cell(_("Decision: %(body)s", body=asked.own(one, "body").text)),
            facts=(line(_("Reference"), one.reference),),
            texts=(asked.text(_("What was decided"), one, "text"),),
        )


def basis(asked: Asked) -> Iterable[Entry]:
    """The legal basis as proposed and decided; who advised is named in full bundles, what was advised in none."""
    decided = select(LegalBasisDecision).where(LegalBasisDecision.transfer_id == asked.transfer.id)
    for one in db.session.scalars(decided.order_by(LegalBasisDecision.id)):
        adviser = one.adviser if asked.is_full else ""
        yield Entry(
            f"legal_basis_decision:{one.id}",
            Section.TRANSFER,
            one.decided_on,
            Cell(_("Legal basis decided: %(basis)s", basis=BASES[one.basis])),
            facts=(line(_("Adviser"), adviser), asked.by(one.recorded_by_id)),
            texts=(Text(_("Reason"), Cell(one.reason)),),
        )
    proposed = select(LegalBasisProposal).where(LegalBasisProposal.transfer_id == asked.transfer.id)
    for put in db.session.scalars(proposed.order_by(LegalBasisProposal.id)):
        yield Entry(
            f"legal_basis_proposal:{put.id}",
            Section.TRANSFER,
            put.proposed_on,
            Cell(_("Legal basis proposed: %(basis)s", basis=BASES[put.basis])),
            facts=(asked.by(put.proposed_by_id),),
            texts=(Text(_("Reason"), Cell(put.reason)),),
        )


def moves(asked: Asked) -> Iterable[Entry]:
    """Each move of the transfer date, with its reason."""
    for one in moves_of(asked.transfer):
        yield Entry(
            f"date_move:{one.id}",
            Section.TRANSFER,
            one.moved_at.astimezone(UK).date(),
            Cell(_("Transfer date moved to %(day)s", day=words.day(one.to_on))),
            facts=(
                line(_("Transfer date before"), one.from_on),
                line(_("Transfer date now"), one.to_on),
                asked.by(one.moved_by_id),
            ),
            texts=(Text(_("Reason"), Cell(one.reason)),),
        )


def releases(asked: Asked) -> Iterable[Entry]:
    """What was opened to the other employer; and to unions, for the employer whose staff move."""
    query = select(InformationRelease).where(InformationRelease.transfer_id == asked.transfer.id)
    if not asked.is_outgoing:
        query = query.where(InformationRelease.kind.not_in(_TO_A_UNION))
    for one in db.session.scalars(query.order_by(InformationRelease.id)):
        union = asked.union(one.recognition_id)
        recipient = one.recipient if asked.is_full else union or asked.employer_name(_host(asked))
        yield Entry(
            f"information_release:{one.id}",
            Section.LIABILITY,
            one.released_on,
            Cell(str(RELEASES[one.kind])),
            facts=(
                line(_("To whom"), recipient),
                line(_("Union"), union if asked.is_full else ""),
                line(_("Lawful basis"), one.lawful_basis),
                line(_("Withdrawn on"), one.withdrawn_on),
                asked.by(one.released_by_id),
            ),
            texts=(Text(_("Note"), Cell(one.note if asked.is_full else "")),),
        )


def _host(asked: Asked) -> int | None:
    return asked.transfer.incoming_employer_id
