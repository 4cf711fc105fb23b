"""The pages and files of terms side by side, and of the new employer's own terms."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.db import db
from transition.rules.comparison import Outcome
from transition.rules.protection import TermCategory
from transition.staff.blueprint import staff
from transition.staff.comparison import actions, labels, queries
from transition.staff.comparison.forms import NewEmployerTermForm
from transition.staff.comparison.paper import category_pdf, person_pdf
from transition.staff.people.actions import note_opening
from transition.staff.people.editing import BOTH, answers
from transition.staff.people.labels import problem
from transition.staff.people.models import Person
from transition.staff.people.queries import get_person
from transition.staff.people.reading import closed, reading_of_details
from transition.staff.people.sight import Level
from transition.staff.terms.labels import CATEGORIES, STATUSES, band_label
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.downloads import PDF, XLSX, attachment, file_name, workbook
from transition.web.language import LOCALES
from transition.web.pages import render_form
from transition.web.paging import page_of, sort_from

_COLUMNS = {"name": Person.sort_key, "payroll": Person.payroll_number}


@staff.get("/transfers/<int:transfer_id>/terms/new-employer")
@requires(Thing.TERMS_BY_CATEGORY)
def list_new_terms(transfer_id: int) -> ResponseReturnValue:
    """The new employer's own terms, category by category."""
    transfer = get_transfer(transfer_id, viewer())
    terms = queries.new_terms(transfer)
    names = names_of(term.recorded_by_id for term in terms.values())
    return render_template(
        "staff/list_new_terms.html", transfer=transfer, terms=terms, names=names, categories=CATEGORIES
    )


@staff.route("/transfers/<int:transfer_id>/terms/new-employer/<category>", methods=BOTH)
@requires(Thing.TERMS_BY_CATEGORY, Verb.WRITE)
def record_new_term(transfer_id: int, category: str) -> ResponseReturnValue:
    """Records one of the new employer's own terms."""
    transfer, found = get_transfer(transfer_id, viewer()), _category(category)
    term = queries.new_terms(transfer).get(found)
    now: dict[str, Any] = {name: getattr(term, name) for name in actions.FIELDS} if term else {}
    form = NewEmployerTermForm(data={**now, "version": term.version if term else 0})
    back = url_for("staff.list_new_terms", transfer_id=transfer.id)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_new_term(
            transfer, found, version=form.version.data, given=answers(form, actions.FIELDS), by=viewer()
        ),
        problem,
    ):
        db.session.commit()
        flash(_("The new employer's term was recorded."))
        return redirect(back)
    title, note = CATEGORIES[found], _("What is recorded here changes nobody's contract.")
    return render_form("staff/edit.html", form, title=title, note=note, person=None, back_href=back)


def _category(slug: str) -> TermCategory:
    """The category that an address names; 404 for anything else."""
    named = {category.value.lower().replace("_", "-"): category for category in TermCategory}
    return named.get(slug) or abort(404)


@staff.get("/transfers/<int:transfer_id>/terms/side-by-side")
@requires(Thing.TERMS_BY_CATEGORY)
def show_categories(transfer_id: int) -> ResponseReturnValue:
    """Terms side by side by category: no person can be told from it."""
    transfer = get_transfer(transfer_id, viewer())
    day = queries.day_compared(transfer, clock.today())
    return render_template(
        "staff/show_categories.html", transfer=transfer, day=day, labels=labels, outcomes=Outcome,
        found=queries.by_category(transfer, day), categories=CATEGORIES, band_label=band_label,
    )  # fmt: skip


@staff.get("/transfers/<int:transfer_id>/terms/side-by-side.xlsx")
@requires(Thing.TERMS_BY_CATEGORY)
def categories_xlsx(transfer_id: int) -> ResponseReturnValue:
    """The categories without people as a spreadsheet."""
    transfer = get_transfer(transfer_id, viewer())
    found = queries.by_category(transfer, queries.day_compared(transfer, clock.today()))
    return attachment(workbook([labels.category_sheet(found)]), _file(transfer, "xlsx"), XLSX)


@staff.get("/transfers/<int:transfer_id>/terms/side-by-side/<any(cy, en):code>.pdf")
@requires(Thing.TERMS_BY_CATEGORY)
def categories_pdf(transfer_id: int, code: str) -> ResponseReturnValue:
    """The categories without people as a PDF."""
    transfer = get_transfer(transfer_id, viewer())
    day = queries.day_compared(transfer, clock.today())
    content = category_pdf(transfer, queries.by_category(transfer, day), day, code)
    return attachment(content, _file(transfer, "pdf", code), PDF)


@staff.get("/transfers/<int:transfer_id>/comparison")
@requires(Thing.STAFF_DETAILS)
def list_comparison(transfer_id: int) -> ResponseReturnValue:
    """The people in scope, with how many of their terms are the same as the new employer's."""
    transfer, sight = reading_of_details(transfer_id)
    if sight.waits_for:
        return closed(transfer, sight)
    day, sort = queries.day_compared(transfer, clock.today()), sort_from(_COLUMNS, "name")
    page = page_of(queries.people_compared(transfer), sort, Person.id)
    found = queries.compared(transfer, [person.id for person in page.rows], day)
    return render_template(
        "staff/list_comparison.html", transfer=transfer, day=day, page=page, sort=sort, labels=labels,
        found={one.person_id: one for one in found}, new_count=len(queries.new_terms(transfer)), outcomes=Outcome,
    )  # fmt: skip


@staff.get("/transfers/<int:transfer_id>/comparison.xlsx")
@requires(Thing.STAFF_DETAILS)
def comparison_xlsx(transfer_id: int) -> ResponseReturnValue:
    """Everybody's terms side by side as a spreadsheet; that it was taken is noted in the trail."""
    transfer, sight = reading_of_details(transfer_id)
    if sight.level is not Level.EVERYTHING:
        abort(404)
    people = list(queries.everybody(transfer, queries.day_compared(transfer, clock.today())))
    actions.note_download(transfer, transfer, form="XLSX", people_count=len(people), by=viewer())
    return attachment(workbook([labels.people_sheet(people)]), _file(transfer, "xlsx"), XLSX)


@staff.get("/transfers/<int:transfer_id>/comparison/<int:person_id>")
@requires(Thing.STAFF_DETAILS)
def show_comparison(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """One person's terms beside the new employer's."""
    transfer, one = _person(transfer_id, person_id)
    return render_template(
        "staff/show_comparison.html", transfer=transfer, one=one, labels=labels, categories=CATEGORIES,
        statuses=STATUSES, day=queries.day_compared(transfer, clock.today()),
    )  # fmt: skip


@staff.get("/transfers/<int:transfer_id>/comparison/<int:person_id>/<any(cy, en):code>.pdf")
@requires(Thing.STAFF_DETAILS)
def comparison_pdf(transfer_id: int, person_id: int, code: str) -> ResponseReturnValue:
    """One person's terms side by side as a PDF; that it was taken is noted in the trail."""
    transfer, one = _person(transfer_id, person_id)
    person = get_person(transfer, person_id)
    actions.note_download(transfer, person, form="PDF", people_count=1, by=viewer())
    content = person_pdf(transfer, one, queries.day_compared(transfer, clock.today()), code)
    return attachment(content, _file(transfer, "pdf", code), PDF)


def _person(transfer_id: int, person_id: int) -> tuple[Transfer, queries.PersonCompared]:
    """The transfer and one of the people in scope; 404 for anybody else. What an auditor opens is noted."""
    transfer, sight = reading_of_details(transfer_id)
    if sight.level is not Level.EVERYTHING:
        abort(404)
    person = get_person(transfer, person_id)
    if sight.is_logged:
        note_opening(transfer, person, by=viewer())
    people = queries.people_compared(transfer).with_only_columns(Person.id).where(Person.id == person.id)
    found = list(queries.compared(transfer, people, queries.day_compared(transfer, clock.today())))
    return transfer, found[0] if found else abort(404)


def _file(transfer: Transfer, ending: str, code: str | None = None) -> str:
    """The name of a file: whose staff and what it is, never who."""
    with force_locale(LOCALES[code] if code else LOCALES["en"]):
        name = _("Terms side by side")
    return file_name(f"{transfer.outgoing_employer.slug} {name} {code or ''}", ending)
