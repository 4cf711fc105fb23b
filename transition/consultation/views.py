"""The page of an employer's file, and the pages that change its dates and its information."""

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation import actions
from transition.consultation.asked import (
    File,
    file_to_write,
    form_page,
    given,
    page,
    present,
    saved,
    the_file,
)
from transition.consultation.coverage.queries import coverage_of
from transition.consultation.forms import DatesForm, InformationForm, NothingAsked
from transition.consultation.information.labels import name_of
from transition.consultation.information.queries import issuing_of, version_numbers
from transition.consultation.labels import ITEMS, MEANS, MINUTES, OUTCOMES, REASONS, ROUTES, problem
from transition.consultation.measures import labels as measure_labels
from transition.consultation.measures import queries as measures
from transition.consultation.measures.alerts import alerts_of, requests_stood
from transition.consultation.meetings.queries import meetings_of, open_actions_of
from transition.consultation.models import Consultation
from transition.consultation.queries import (
    informed_on,
)
from transition.consultation.reach import employers_of, reads_objections
from transition.consultation.records.queries import (
    questions_for,
    quick_records_for,
    reads_all_that_was_sent,
    sent_for,
)
from transition.consultation.representations import queries as representations
from transition.consultation.representatives.labels import GROUPS
from transition.consultation.representatives.queries import descriptions_of
from transition.rules.consultation import ITEM_SOURCES, InformationItem

consultation = Blueprint("consultation", __name__, url_prefix="/transfers/<int:transfer_id>/consultation")

WORDS = {
    "groups": GROUPS,
    "items": ITEMS,
    "item_sources": ITEM_SOURCES,
    "means": MEANS,
    "minutes_words": MINUTES,
    "outcomes": OUTCOMES,
    "reasons": REASONS,
    "routes": ROUTES,
}


@consultation.get("", endpoint="consultation")
@requires(Thing.MEETINGS)
def consultation_page(transfer_id: int) -> ResponseReturnValue:
    """One employer's file: who is consulted, what was said to whom, and what came of it."""
    file = the_file(transfer_id)
    known, stated = (
        measures.measures_of(file.transfer, with_withdrawn=True),
        measures.statements_of(file.transfer),
    )
    asked = measures.requests_of(file.transfer)
    values = {
        "employers": employers_of(file.transfer),
        "today": clock.today(),
        "descriptions": descriptions_of(file.transfer, file.employer, file.kept, clock.today()),
        "measures": known,
        "measure_labels": measure_labels,
        "statements": stated,
        "requests": requests_stood(file.transfer, asked, known, stated, clock.today()),
        "overdue_request": measures.overdue_request(file.transfer, clock.today()),
        "reads_objections": reads_objections(viewer(), file.transfer, clock.today()),
    }
    inside = _inside(file, file.kept) if file.kept and file.reach.reads(Thing.MEETINGS) else {}
    return page("consultation", file, **values, **inside, **WORDS)


def _inside(file: File, kept: Consultation) -> dict[str, object]:
    """What an opened file holds, as far as this reader may read it."""
    today, is_home = clock.today(), file.employer.id == file.transfer.outgoing_employer_id
    sees_evidence, issuing = file.reach.reads_evidence(), issuing_of(kept, file.transfer, today)
    return {
        "information": issuing.information,
        "informed_on": informed_on(kept),
        "issuing": issuing,
        "name_of": name_of,
        "version_numbers": version_numbers(kept),
        "sent": sent_for(kept, file.reach),
        "sees_all_sent": reads_all_that_was_sent(file.reach),
        "late": alerts_of(kept),
        "meetings": meetings_of(kept),
        "open_actions": open_actions_of(kept),
        "representations": representations.representations_for(kept, file.reach),
        "union_numbers": representations.numbers_by_union(kept, today),
        "sees_all_representations": file.reach.reads_every_representation(),
        "questions": questions_for(kept, file.reach),
        "unsorted": sum(not one.is_sorted for one in quick_records_for(kept, file.reach))
        if sees_evidence
        else 0,
        "sees_evidence": sees_evidence,
        "coverage": coverage_of(file.transfer, today) if is_home else None,
    }


@consultation.post("/open")
@requires(Thing.MEETINGS, Verb.WRITE)
def open_file(transfer_id: int) -> ResponseReturnValue:
    """Begins the file."""
    file = file_to_write(transfer_id, Thing.MEETINGS)
    if NothingAsked().validate_on_submit():
        actions.open_file(file.transfer, file.employer, by=viewer())
        return saved(_("The consultation file has been opened."), file.home)
    return redirect(file.home)


@consultation.route("/dates", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def change_dates(transfer_id: int) -> ResponseReturnValue:
    """When consultation opens and closes."""
    file = file_to_write(transfer_id, Thing.MEETINGS)
    form = DatesForm(data=present(file.consultation, "opened_on", "closes_on", "closed_on"))
    if form.validate_on_submit() and form.attempt(lambda: _set_dates(form, file), problem):
        return saved(_("The dates of consultation were saved."), file.home)
    return form_page(form, _("Dates of consultation"), _("Save the dates"), file.home)


def _set_dates(form: DatesForm, file: File) -> None:
    actions.set_dates(file.consultation, file.transfer, **given(form), by=viewer(), today=clock.today())


@consultation.route("/information", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def change_information(transfer_id: int) -> ResponseReturnValue:
    """What the employer says under each item of regulation 13(2) and (2A)."""
    file = file_to_write(transfer_id, Thing.MEETINGS)
    form = InformationForm(data=_present(file.consultation))
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_information(
            file.consultation, form.said(), version=form.version.data, by=viewer()
        ),
        problem,
    ):
        return saved(_("The information was saved."), file.home)
    return form_page(form, _("Information for representatives"), _("Save the information"), file.home)


def _present(kept: Consultation) -> dict[str, object]:
    names = actions.InformationAnswers.__dataclass_fields__
    stated = [InformationItem(name) for name in kept.stated_none]
    return {name: getattr(kept, name) for name in names} | {"stated_none": stated, "version": kept.version}
