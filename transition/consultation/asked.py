"""Which employer's file a request asks for, and what its reader may do there; for views only."""

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from transition.access.guard import viewer
from transition.access.permissions import Thing
from transition.consultation.models import Consultation
from transition.consultation.queries import consultation_of
from transition.consultation.reach import Reach, employers_of, reach_of
from transition.db import Versioned, db
from transition.employers.models import Employer
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.fields import TextField, VersionField
from transition.web.forms import Form
from transition.web.pages import render_form


@dataclass(frozen=True)
class File:
    """One employer's file of one transfer, as one reader meets it."""

    transfer: Transfer
    employer: Employer
    reach: Reach
    kept: Consultation | None

    @property
    def consultation(self) -> Consultation:
        """The file itself; a page that needs one answers 404 while it has not been opened."""
        if self.kept is None:
            abort(404)
        return self.kept

    def must_read(self, thing: Thing) -> None:
        """Answers 404 unless this part of this employer's file may be read."""
        if not self.reach.reads(thing):
            abort(404)

    def must_write(self, thing: Thing) -> None:
        """Answers 403 unless this part of this employer's file may be changed."""
        if not self.reach.writes(thing):
            abort(403)

    def url(self, endpoint: str, **values: Any) -> str:
        """The address of a page about this file."""
        return url_for(endpoint, transfer_id=self.transfer.id, employer=self.employer.id, **values)

    @property
    def home(self) -> str:
        """The address of the file's own page."""
        return self.url("consultation.consultation")


def the_file(transfer_id: int) -> File:
    """The file of the employer that the address names; else the one that the reader keeps, else the first."""
    transfer = get_transfer(transfer_id, viewer())
    reaches = [reach_of(viewer(), transfer, employer) for employer in employers_of(transfer)]
    if asked := request.args.get("employer"):
        found = next((one for one in reaches if str(one.employer.id) == asked), None)
        if found is None:
            abort(404)
    else:
        found = next((one for one in reaches if one.writes(Thing.MEETINGS)), reaches[0])
    return File(transfer, found.employer, found, consultation_of(transfer, found.employer))


def file_to_write(transfer_id: int, thing: Thing) -> File:
    """The file asked for, when this part of it may be changed; 403 otherwise."""
    file = the_file(transfer_id)
    file.must_write(thing)
    return file


def file_behind(transfer_id: int, consultation: Consultation, thing: Thing) -> File:
    """The file that a record belongs to, when this part of it may be read; 404 otherwise."""
    file = _file(transfer_id, consultation.employer)
    file.must_read(thing)
    return file


def file_of_employer(transfer_id: int, employer_id: int) -> File:
    """The file of one of the transfer's employers; 404 for any other."""
    transfer = get_transfer(transfer_id, viewer())
    employer = next((one for one in employers_of(transfer) if one.id == employer_id), None)
    return _file(transfer_id, employer) if employer else abort(404)


def any_file(transfer_id: int, consultation: Consultation) -> File:
    """The file that a record belongs to; the caller asks what may be done there."""
    return _file(transfer_id, consultation.employer)


def _file(transfer_id: int, employer: Employer) -> File:
    transfer = get_transfer(transfer_id, viewer())
    return File(
        transfer, employer, reach_of(viewer(), transfer, employer), consultation_of(transfer, employer)
    )


def saved(message: str, address: str) -> ResponseReturnValue:
    """Keeps what was done, says so, and goes to the page that shows it."""
    db.session.commit()
    flash(message)
    return redirect(address, 303)


def refused(message: str, address: str) -> ResponseReturnValue:
    """Goes back to a page with the reason why nothing was done."""
    db.session.rollback()
    flash(message, "warning")
    return redirect(address, 303)


def form_page(
    form: Form, title: str, save: str, back_href: str, *, template: str = "form_page", **values: object
) -> ResponseReturnValue:
    """A page with one form."""
    return render_form(
        f"consultation/{template}.html", form, title=title, save=save, back_href=back_href, **values
    )


def page(template: str, file: File, **values: object) -> ResponseReturnValue:
    """A page about one employer's file."""
    return render_template(f"consultation/{template}.html", file=file, transfer=file.transfer, **values)


def present(record: Versioned, *names: str) -> dict[str, Any]:
    """What a record says now under these names, with its version: what its form is opened on."""
    return {name: getattr(record, name) for name in (*names, "version")}


def given(form: Form) -> dict[str, Any]:
    """What was answered by the name of each question, no text as an empty one; the version too."""
    return {
        str(field.name): "" if field.data is None and isinstance(field, TextField) else field.data
        for field in form
        if field in form.questions or isinstance(field, VersionField)
    }
