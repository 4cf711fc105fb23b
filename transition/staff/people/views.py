"""The pages of the staff list, of a person, of line managers and of agency workers."""

from typing import NamedTuple

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Role, Thing, Verb
from transition.accounts.actions import keep_search
from transition.accounts.queries import accounts_appointed, kept_words, names_of
from transition.db import db
from transition.rules.changes import ending
from transition.staff.blueprint import staff
from transition.staff.cases.queries import sight_of_cases
from transition.staff.changes import labels as change_labels
from transition.staff.changes.queries import changes_of_person
from transition.staff.checks import labels as check_labels
from transition.staff.checks.queries import check_of
from transition.staff.documents.labels import size_and_kind
from transition.staff.documents.queries import documents_of
from transition.staff.people import actions, asking, labels, queries
from transition.staff.people.completeness import missing_of_person, missing_of_post
from transition.staff.people.forms import ManagerForm, address_of, manager_form, wanted_from
from transition.staff.people.listing import KEYS, Listed, Wanted, listed
from transition.staff.people.marks import Mark, marks_of
from transition.staff.people.models import Person
from transition.staff.people.sight import Level, Sight, person_shown, sight_of
from transition.staff.people.sources import sources_of_person, sources_of_posts
from transition.staff.quality import labels as quality_labels
from transition.staff.quality.queries import people_among
from transition.staff.service import labels as service_labels
from transition.staff.service.queries import projection_of
from transition.staff.terms.labels import CATEGORIES, STATUSES
from transition.staff.terms.queries import terms_of
from transition.transfers.models import Transfer
from transition.transfers.queries import access_given, get_transfer
from transition.web.pages import render_form
from transition.web.paging import Page, Sort, address_with


class Reading(NamedTuple):
    """A transfer, and what its reader sees of its staff."""

    transfer: Transfer
    sight: Sight


def reading(transfer_id: int) -> Reading:
    """The transfer of the page, with what the viewer sees of its staff today."""
    transfer = get_transfer(transfer_id, viewer())
    return Reading(transfer, sight_of(transfer, viewer(), clock.today()))


def person_of(transfer_id: int, person_id: int) -> tuple[Transfer, Person]:
    """The transfer and one of its people, for pages that change them."""
    transfer = get_transfer(transfer_id, viewer())
    return transfer, queries.get_person(transfer, person_id)


def page_of_person(transfer: Transfer, person: Person) -> str:
    """Where a person's page is."""
    return url_for("staff.show_person", transfer_id=transfer.id, person_id=person.id)


@staff.get("/transfers/<int:transfer_id>/staff")
@requires(Thing.STAFF)
def list_people(transfer_id: int) -> ResponseReturnValue:
    """The people in a transfer, as far as the reader may see them."""
    transfer, sight = reading(transfer_id)
    if sight.level is Level.NOTHING:
        reason = labels.CLOSED[sight.waits_for] if sight.waits_for else abort(403)
        return render_template("staff/closed.html", transfer=transfer, reason=reason)
    words = words_sought()
    wanted = wanted_from(request.args, words or "").at(sight.level)
    found = listed(transfer, sight, wanted, people_among(transfer, wanted.lacks, wanted.wrong, clock.today()))
    return render_template(
        "staff/list_people.html", transfer=transfer, sight=sight, level=Level, wanted=wanted, found=found,
        has_search_ended=words is None,
        page=_page(found), sort=Sort(wanted.order, KEYS[wanted.order], wanted.is_descending), labels=labels,
        quality_labels=quality_labels, position=_position(found, wanted),
        access=access_given(transfer, viewer(), clock.today()) if sight.level is Level.NAMES_AND_POSTS else [],
        marks=marks_of(transfer, viewer(), [person.id for person in found.people], clock.today()),
    )  # fmt: skip


def words_sought() -> str | None:
    """The words that the address's token stands for; nothing without a token, None when the search has ended."""
    token = request.args.get("search", "")
    return kept_words(current_user.session, token, clock.now()) if token else ""


@staff.post("/transfers/<int:transfer_id>/staff")
@requires(Thing.STAFF)
def search_people(transfer_id: int) -> ResponseReturnValue:
    """Keeps the words of a search with the session and opens the list on them: no name stands in the address."""
    transfer, sight = reading(transfer_id)
    wanted = wanted_from(request.form).at(sight.level)
    token = keep_search(current_user.session, request.form.get("q", ""), now=clock.now())
    db.session.commit()
    address = url_for("staff.list_people", transfer_id=transfer.id, search=token, **address_of(wanted))
    return redirect(address, 303)


def _page(found: Listed) -> Page[object]:
    previous = address_with(before=str(found.before), after=None) if found.before else None
    following = address_with(after=str(found.after), before=None) if found.after else None
    return Page([*found.people], previous, following)


def _position(found: Listed, wanted: Wanted) -> str:
    """How much of the list is on the page."""
    shown = len(found.people)
    if found.total is None:
        return str(_("People on this page: %(shown)s. People in the list: more than 1,000.", shown=shown))
    return str(
        _("People on this page: %(shown)s. People in the list: %(total)s.", shown=shown, total=found.total)
    )


@staff.get("/transfers/<int:transfer_id>/staff/<int:person_id>")
@requires(Thing.STAFF)
def show_person(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """One person, as far as the reader may see them. What an auditor opens is noted in the trail."""
    transfer, sight = reading(transfer_id)
    if sight.level is Level.NOTHING:
        abort(404)
    person = queries.get_person(transfer, person_id, manager_account_id=sight.manager_account_id)
    if sight.is_logged:
        actions.note_opening(transfer, person, by=viewer())
    marks = marks_of(transfer, viewer(), [person.id], clock.today()).get(person.id, [])
    if sight.level is not Level.EVERYTHING:
        pairs = [(post, post.assignments[0]) for post in person.posts]
        shown = person_shown(person, pairs, sight.level)
        return render_template(
            "staff/show_person_in_part.html",
            transfer=transfer,
            person=shown,
            labels=labels,
            sight=sight,
            level=Level,
            marks=marks,
        )
    return _whole_record(transfer, person, sight, marks)


def _whole_record(transfer: Transfer, person: Person, sight: Sight, marks: list[Mark]) -> ResponseReturnValue:
    questions, provenance = queries.questions_of(person), queries.provenance_of(person)
    changes, terms = queries.service_date_changes(person), terms_of(person)
    today = clock.today()
    held = sorted((term for group in terms.values() for term in group), key=lambda term: term.id)
    check = check_of(transfer, person, held, today)
    named = [person.address_checked_by_id, *(post.line_manager_account_id for post in person.posts)]
    named += [question.answered_by_id for question in questions] + [one.recorded_by_id for one in provenance]
    named += [change.changed_by_id for change in changes]
    documents = documents_of(held)
    named += [term.checked_by_id for term in held]
    named += [one.added_by_id for group in documents.values() for one in group]
    return render_template(
        "staff/show_person.html", transfer=transfer, person=person, sight=sight, labels=labels,
        asking=asking, questions=questions, provenance=provenance, changes=changes, terms=terms, names=names_of(named),
        own=sources_of_person(person, provenance), of_posts=sources_of_posts(person, provenance),
        missing=[*missing_of_person(person), *(name for post in person.posts for name in missing_of_post(post))],
        term_changes=changes_of_person(transfer, person), change_labels=change_labels, ending=ending, today=today,
        projection=projection_of(person, terms, today), service_labels=service_labels,
        categories=CATEGORIES, statuses=STATUSES, check=check, check_labels=check_labels,
        documents=documents, size_and_kind=size_and_kind,
        reads_cases=sight_of_cases(transfer, viewer(), today).may_read,
        elsewhere=queries.posts_elsewhere(person, transfer), marks=marks,
    )  # fmt: skip


@staff.get("/transfers/<int:transfer_id>/staff/agency-workers")
@requires(Thing.STAFF)
def agency_workers(transfer_id: int) -> ResponseReturnValue:
    """Agency workers of the outgoing employer: numbers, where and at what; nobody is named."""
    transfer, sight = reading(transfer_id)
    if sight.level < Level.ASSIGNMENTS or sight.manager_account_id is not None:
        abort(404)
    lines = queries.agency_workers(transfer)
    return render_template("staff/agency_workers.html", transfer=transfer, lines=lines)


@staff.route("/transfers/<int:transfer_id>/staff/managers", methods=["GET", "POST"])
@requires(Thing.STAFF, Verb.WRITE)
def match_managers(transfer_id: int) -> ResponseReturnValue:
    """Which person who signs in each line manager's name belongs to."""
    transfer = get_transfer(transfer_id, viewer())
    found = queries.manager_names(transfer)
    accounts = accounts_appointed(Role.MANAGER, transfer.outgoing_employer_id, clock.today())
    options = [(account.id, f"{account.name} ({account.email})") for account in accounts]
    form = manager_form([one.name for one in found], options)
    if form.validate_on_submit() and form.attempt(lambda: _match(transfer, form), labels.problem):
        db.session.commit()
        flash(_("The line manager was matched."))
        return redirect(url_for("staff.match_managers", transfer_id=transfer.id))
    names = names_of(one.account_id for one in found)
    return render_form("staff/match_managers.html", form, transfer=transfer, found=found, names=names)


def _match(transfer: Transfer, form: ManagerForm) -> None:
    actions.match_managers(transfer, form.name.data, form.account.data, by=viewer())
