"""The pages of representations: making one, reading it, replying, withdrawing it, saying what came of it."""

from flask import Blueprint, abort, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation.asked import File, any_file, form_page, given, page, present, saved, the_file
from transition.consultation.labels import ITEMS, OUTCOMES, problem
from transition.consultation.measures.forms import WithdrawalForm
from transition.consultation.measures.models import Measure
from transition.consultation.measures.queries import get_measure, measures_of
from transition.consultation.representations import actions
from transition.consultation.representations.forms import ReplyForm, RepresentationForm, SortingForm
from transition.consultation.representations.models import Representation
from transition.consultation.representations.queries import (
    get_representation,
    is_overdue,
    is_readable,
    recognitions_to_speak_for,
)
from transition.employers.models import Recognition
from transition.rules.answers import is_agreed
from transition.web.words import own_words

representations = Blueprint(
    "representations", __name__, url_prefix="/transfers/<int:transfer_id>/consultation"
)


def _found(transfer_id: int, representation_id: int) -> tuple[File, Representation]:
    """The representation, when this reader may open it; 404 otherwise, as if there were none."""
    found = get_representation(the_file(transfer_id).transfer, representation_id)
    file = any_file(transfer_id, found.consultation)
    if not is_readable(found, file.reach):
        abort(404)
    return file, found


def representation_to_write(transfer_id: int, representation_id: int) -> tuple[File, Representation]:
    """The representation, when this reader keeps the file that it is in; 403 otherwise."""
    file, found = _found(transfer_id, representation_id)
    file.must_write(Thing.REPRESENTATIONS)
    return file, found


def _url(file: File, found: Representation) -> str:
    return file.url("representations.representation", representation_id=found.id)


def _measures(file: File) -> list[tuple[int, str]]:
    return [(one.id, own_words(one, "title").striptags()) for one in measures_of(file.transfer)]


def _measure(file: File, measure_id: int | None) -> Measure | None:
    return get_measure(file.transfer, measure_id) if measure_id else None


@representations.get("/representations/<int:representation_id>")
@requires(Thing.REPRESENTATIONS)
def representation(transfer_id: int, representation_id: int) -> ResponseReturnValue:
    """What a union said, by when a reply is owed, the reply, and what changed."""
    file, found = _found(transfer_id, representation_id)
    return page(
        "representations/representation",
        file,
        representation=found,
        measure=_measure(file, found.measure_id),
        is_overdue=is_overdue(found, clock.today()),
        may_withdraw=found.recognition_id in file.reach.recognition_ids,
        may_publish=is_agreed(found.outcome) and file.reach.writes(Thing.REPRESENTATIONS),
        outcomes=OUTCOMES,
        items=ITEMS,
    )


@representations.route("/representations/new", methods=["GET", "POST"])
@requires(Thing.REPRESENTATIONS, Verb.WRITE)
def new_representation(transfer_id: int) -> ResponseReturnValue:
    """Records what a union says: the employer's officer for any union, a representative for their own."""
    file = the_file(transfer_id)
    if not (file.reach.writes(Thing.REPRESENTATIONS) or file.reach.speaks_for_a_union):
        abort(403)
    unions = {one.id: _union_words(one) for one in recognitions_to_speak_for(file.reach)}
    offered = {"recognition_id": [*unions.items()], "measure_id": _measures(file)}
    form = RepresentationForm(data={"recognition_id": _only(unions)}, choices=offered)
    if form.validate_on_submit() and form.attempt(lambda: _record(form, file), problem):
        return saved(_("The representation was recorded. A reply is owed."), file.home)
    return form_page(form, _("Make a representation"), _("Save the representation"), file.home)


def _union_words(recognition: Recognition) -> str:
    return f"{recognition.union.name} · {own_words(recognition, 'bargaining_unit').striptags()}"


def _only(offered: dict[int, str]) -> int | None:
    """The one that there is to choose, when there is one."""
    return next(iter(offered)) if len(offered) == 1 else None


def _record(form: RepresentationForm, file: File) -> None:
    unions = {one.id: one for one in recognitions_to_speak_for(file.reach)}
    made = actions.record_representation(
        file.consultation,
        file.transfer,
        recognition=unions[form.recognition_id.data],
        received_on=form.received_on.data,
        text=form.text.data,
        measure=_measure(file, form.measure_id.data),
        item=form.item.data,
        theme=form.theme.data or "",
        theme_cy=form.theme_cy.data or "",
        by=viewer(),
        today=clock.today(),
    )
    if made.reply_due_on >= file.transfer.transfer_on:
        flash(_("The reply is owed on or after the day of the transfer. Reply before it."), "warning")


@representations.route("/representations/<int:representation_id>/reply", methods=["GET", "POST"])
@requires(Thing.REPRESENTATIONS, Verb.WRITE)
def reply(transfer_id: int, representation_id: int) -> ResponseReturnValue:
    """The employer's reply, with reasons for what is rejected."""
    file, found = representation_to_write(transfer_id, representation_id)
    form = ReplyForm(data={"version": found.version})
    if form.validate_on_submit() and form.attempt(lambda: _reply(form, found), problem):
        return saved(_("The reply was recorded."), _url(file, found))
    return form_page(
        form,
        _("Reply to a representation"),
        _("Record the reply"),
        _url(file, found),
        template="representations/reply",
        representation=found,
    )


def _reply(form: ReplyForm, found: Representation) -> None:
    actions.reply_to_representation(found, **given(form), by=viewer(), today=clock.today())


@representations.route("/representations/<int:representation_id>/withdraw", methods=["GET", "POST"])
@requires(Thing.REPRESENTATIONS, Verb.WRITE)
def withdraw_representation(transfer_id: int, representation_id: int) -> ResponseReturnValue:
    """The union takes its representation back."""
    file, found = _found(transfer_id, representation_id)
    if found.recognition_id not in file.reach.recognition_ids:
        file.must_write(Thing.REPRESENTATIONS)
    form = WithdrawalForm(data={"version": found.version})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.withdraw_representation(found, **given(form), by=viewer(), today=clock.today()),
        problem,
    ):
        return saved(_("The representation was withdrawn. It can still be read."), _url(file, found))
    return form_page(form, _("Withdraw a representation"), _("Withdraw it"), _url(file, found))


@representations.route("/representations/<int:representation_id>/sort", methods=["GET", "POST"])
@requires(Thing.REPRESENTATIONS, Verb.WRITE)
def sort_representation(transfer_id: int, representation_id: int) -> ResponseReturnValue:
    """Ties it to a measure and a theme, and says what changed because of it."""
    file, found = representation_to_write(transfer_id, representation_id)
    names = ("measure_id", "item", "theme", "theme_cy", "what_changed", "what_changed_cy")
    form = SortingForm(data=present(found, *names), choices={"measure_id": _measures(file)})
    if form.validate_on_submit() and form.attempt(lambda: _sort(form, file, found), problem):
        return saved(_("The representation was saved."), _url(file, found))
    return form_page(form, _("What came of a representation"), _("Save"), _url(file, found))


def _sort(form: SortingForm, file: File, found: Representation) -> None:
    actions.sort_representation(
        found,
        measure=_measure(file, form.measure_id.data),
        item=form.item.data,
        theme=form.theme.data or "",
        theme_cy=form.theme_cy.data or "",
        what_changed=form.what_changed.data or "",
        what_changed_cy=form.what_changed_cy.data or "",
        version=form.version.data,
        by=viewer(),
    )
