"""The pages of issued information: how it stands and who has which version, one version, and issuing."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation.asked import File, file_to_write, form_page, page, saved, the_file
from transition.consultation.information import actions
from transition.consultation.information.content import thawed
from transition.consultation.information.forms import IssueForm, issue_form
from transition.consultation.information.labels import name_of, problem
from transition.consultation.information.models import InformationVersion
from transition.consultation.information.paper import version_pdf
from transition.consultation.information.queries import (
    Issuing,
    get_version,
    issues_for,
    issuing_of,
    versions_of,
)
from transition.consultation.labels import ITEMS, MEANS
from transition.consultation.records.models import Means
from transition.consultation.records.queries import reads_all_that_was_sent
from transition.rules.consultation import ITEM_SOURCES
from transition.web.downloads import attachment, file_name
from transition.web.words import own_words

information = Blueprint(
    "information", __name__, url_prefix="/transfers/<int:transfer_id>/consultation/information"
)


def _readable(transfer_id: int) -> File:
    file = the_file(transfer_id)
    file.must_read(Thing.MEETINGS)
    return file


@information.get("/versions")
@requires(Thing.ORGANISATION_LETTERS)
def list_versions(transfer_id: int) -> ResponseReturnValue:
    """Which versions were issued, who has which, and what changed since; a representative sees their own union's."""
    file = _readable(transfer_id)
    kept = file.consultation
    sees_all = reads_all_that_was_sent(file.reach)
    found = [(one, issues_for(one, file.reach)) for one in versions_of(kept)]
    return page(
        "information/list_versions", file, versions=[one for one in found if one[1]], sees_all=sees_all,
        issuing=issuing_of(kept, file.transfer, clock.today()) if sees_all else None, name_of=name_of,
        items=ITEMS, item_sources=ITEM_SOURCES, means=MEANS,
    )  # fmt: skip


def _version(transfer_id: int, number: int) -> tuple[File, InformationVersion]:
    file = _readable(transfer_id)
    return file, get_version(file.consultation, number, file.reach)


@information.get("/versions/<int:number>")
@requires(Thing.ORGANISATION_LETTERS)
def version(transfer_id: int, number: int) -> ResponseReturnValue:
    """One version as it was issued, and to whom, as far as the reader may know."""
    file, found = _version(transfer_id, number)
    return page(
        "information/version", file, version=found, said=thawed(found.content), issues=issues_for(found, file.reach),
        items=ITEMS, item_sources=ITEM_SOURCES, means=MEANS,
    )  # fmt: skip


@information.get("/versions/<int:number>/<any(cy, en):code>.pdf")
@requires(Thing.ORGANISATION_LETTERS)
def print_version(transfer_id: int, number: int, code: str) -> ResponseReturnValue:
    """One version on paper."""
    file, found = _version(transfer_id, number)
    name = file_name(f"{file.employer.slug} regulation 13 version {found.number} {code}", "pdf")
    return attachment(version_pdf(file.transfer, found, code), name, "application/pdf")


@information.route("/issue", methods=["GET", "POST"])
@requires(Thing.ORGANISATION_LETTERS, Verb.WRITE)
def issue_information(transfer_id: int) -> ResponseReturnValue:
    """Records to whom the information went, by what means and when, as a version that never changes."""
    file = file_to_write(transfer_id, Thing.ORGANISATION_LETTERS)
    standing = issuing_of(file.consultation, file.transfer, clock.today())
    form = _form(standing)
    home = file.url("information.list_versions")
    if form.validate_on_submit() and form.attempt(lambda: _issue(form, file, standing), problem):
        return saved(_("The information was issued, and stays as it is."), home)
    intro = _intro(standing)
    return form_page(form, _("Issue the information"), _("Issue the information"), home, intro=intro)


def _form(standing: Issuing) -> IssueForm:
    """Everybody is offered under the ways open to them; whoever had an earlier version is ticked under the first."""
    offered = {
        means: [(one.key, name_of(one)) for one in standing.recipients if means in one.means]
        for means in Means
    }
    due = [*standing.behind, *standing.without]
    ticked = {means: [one.key for one in due if one.means[0] is means] for means in Means}
    return issue_form(offered, ticked)


def _intro(standing: Issuing) -> str:
    last = standing.last
    if standing.information.missing:
        return str(_("The information under regulation 13 is not complete yet, so it cannot be issued."))
    if last is None:
        return str(_("This will be version 1."))
    if standing.changed:
        words = _("The information has changed: this will be version %(number)s.", number=last.number + 1)
        return str(words)
    return str(
        _("Nothing has changed since version %(number)s: more people can be given it.", number=last.number)
    )


def _issue(form: IssueForm, file: File, standing: Issuing) -> None:
    known = {one.key: one for one in standing.recipients}
    given = [
        actions.Given(
            known[key], means, name_of(known[key]), str(own_words(file.transfer, "name").striptags())
        )
        for key, means in form.chosen
    ]
    actions.issue_information(
        file.consultation, file.transfer, given, sent_on=form.sent_on.data, by=viewer(), today=clock.today()
    )
