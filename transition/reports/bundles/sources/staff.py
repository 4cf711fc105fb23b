"""One-to-ones, coverage and objections: by name for the employer's own HR, in numbers or not at all for others.

What a follow-up says, who came along and why somebody was not reached may tell of health or of a union: they stay
in the records. Cases are nobody's but the caseworkers', and in no bundle.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from transition.consultation.coverage.models import OneToOne
from transition.consultation.coverage.queries import Coverage, coverage_of, everybody_not_reached
from transition.consultation.labels import AWAY
from transition.consultation.objections.models import Objection
from transition.db import db
from transition.reports.bundles.asked import Asked, cells, line
from transition.reports.bundles.entries import Cell, Entry, Section, Table, Text
from transition.reports.counts import banded
from transition.reports.labels import shown
from transition.rules.suppression import publish
from transition.staff.people.models import Person

Row = tuple[Cell, ...]


def one_to_ones(asked: Asked) -> Iterable[Entry]:
    """The meetings with single members of staff, by day: those offered, those held, those declined."""
    if not (asked.is_full and asked.is_outgoing):
        return
    query = (
        select(OneToOne, Person.surname, Person.forenames, Person.payroll_number)
        .join(Person, Person.id == OneToOne.person_id)
        .where(OneToOne.transfer_id == asked.transfer.id)
        .order_by(Person.sort_key, Person.id)
    )
    titles = {
        "offered_on": _("One-to-one meetings offered"),
        "held_on": _("One-to-one meetings held"),
        "declined_on": _("One-to-one meetings declined"),
    }
    days: dict[tuple[date, str], list[Row]] = defaultdict(list)
    for one, surname, forenames, number in db.session.execute(query):
        for field in titles:
            if (day := getattr(one, field)) is not None:
                days[day, field].append(cells(f"{forenames} {surname}".strip(), number))
    for (day, field), rows in days.items():
        table = Table(_("Members of staff"), (_("Name"), _("Payroll number")), tuple(rows))
        yield Entry(
            f"one_to_one:{field}:{day.isoformat()}",
            Section.STAFF,
            day,
            Cell(titles[field]),
            facts=(line(_("How many"), len(rows)),),
            tables=(table,),
        )


def coverage(asked: Asked) -> Iterable[Entry]:
    """How many were reached; who was not, in a full bundle."""
    if not asked.is_outgoing:
        return
    counts = coverage_of(asked.transfer, asked.today)
    tables: tuple[Table, ...] = ()
    if asked.is_full:
        rows = tuple(
            cells(one.name, one.payroll_number, str(AWAY[one.away_kind]) if one.away_kind else "")
            for one in everybody_not_reached(asked.transfer)
        )
        headings = (_("Name"), _("Payroll number"), _("Away"))
        tables = (Table(_("To whom no one-to-one meeting was offered"), headings, rows),)
    yield Entry(
        "coverage",
        Section.STAFF,
        None,
        Cell(_("One-to-one meetings: who was reached")),
        facts=tuple(line(label, value) for label, value in _numbers(asked, counts)),
        tables=tables,
    )


def _numbers(asked: Asked, counts: Coverage) -> Iterable[tuple[str, str]]:
    named = {
        _("Members of staff to reach"): counts.people,
        _("Offered"): counts.offered,
        _("Held"): counts.held,
        _("Declined"): counts.declined,
    }
    if asked.is_full:
        return [(label, str(count)) for label, count in named.items()]
    row = publish(named, counts.people)
    return [(label, shown(banded(row.cells[label]) if row else None)) for label in named]


def objections(asked: Asked) -> Iterable[Entry]:
    """Each objection with its words, and its withdrawal; never disclosed."""
    if not (asked.is_full and asked.is_outgoing):
        return
    query = (
        select(Objection, Person.surname, Person.forenames)
        .outerjoin(Person, Person.id == Objection.person_id)
        .where(Objection.transfer_id == asked.transfer.id)
    )
    said = {None: "", True: _("They said so"), False: _("They said not")}
    for one, surname, forenames in db.session.execute(query.order_by(Objection.id)):
        name = f"{forenames or ''} {surname or ''}".strip() or one.person_as_given
        yield Entry(
            f"objection:{one.id}",
            Section.STAFF,
            one.received_on,
            Cell(_("Objection received")),
            facts=(
                line(_("From whom"), name),
                line(_("Told to"), one.told_to),
                line(_("Asked whether it is because of a detriment"), one.detriment_asked_on),
                line(_("Because of a detriment"), said[one.is_because_of_detriment]),
                asked.by(one.recorded_by_id),
            ),
            texts=(Text(_("In these words"), Cell(one.words)),),
        )
        if one.withdrawn_on:
            yield Entry(
                f"objection:{one.id}:withdrawn",
                Section.STAFF,
                one.withdrawn_on,
                Cell(_("Objection withdrawn")),
                facts=(line(_("From whom"), name),),
                texts=(Text(_("In these words"), Cell(one.withdrawal_words)),),
            )
