"""The page that records that a letter was made in another format by hand, and served."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.letters.blueprint import letters
from transition.letters.formats import actions
from transition.letters.formats.forms import FormatForm
from transition.letters.formats.labels import problem
from transition.letters.service.views import letter_to_write
from transition.staff.people.labels import OTHER_FORMATS
from transition.web.pages import render_form


@letters.route("/letters/<int:letter_id>/format", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def record_format(transfer_id: int, letter_id: int) -> ResponseReturnValue:
    """Records that the other format of a letter was made, by whom and when, and how it was served."""
    transfer, batch, found = letter_to_write(transfer_id, letter_id)
    today = clock.today()
    form = FormatForm(data={"made_on": today, "served_on": today})
    back = url_for("letters.letter", transfer_id=transfer.id, letter_id=found.id)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_format(
            batch, found, actions.Made(**form.answers), by=viewer(), today=today
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("It was recorded that the other format was made and served."))
        return redirect(back)
    return render_form(
        "letters/formats/record.html",
        form,
        transfer=transfer,
        letter=found,
        formats=OTHER_FORMATS,
        back_href=back,
    )
