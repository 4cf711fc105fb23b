"""The pages of one batch: its letters, approval, another date, issuing, giving up, and trying again."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.db import db
from transition.letters import actions, issuing, queries, standings
from transition.letters.approving import approval_of
from transition.letters.blueprint import batch_to_write, is_followed, letters, looking_again, reading
from transition.letters.chains import is_in_part, superseded_by
from transition.letters.deputies.queries import stands_in_for
from transition.letters.forms import ApproveForm, ConfirmForm, RedateForm
from transition.letters.history import holding
from transition.letters.labels import (
    DOCUMENTS,
    KINDS,
    LANGUAGES,
    SERVICE,
    SHAPES,
    STAGES,
    given_up,
    problem,
)
from transition.letters.mends.gaps import missing
from transition.letters.models import Batch, Letter, ServiceRecord
from transition.letters.preparing import unions_told_first
from transition.letters.progress import Progress, progress_of
from transition.letters.sources import sources_of
from transition.letters.texts.following import check_may_give_up, english_may_go_from
from transition.letters.texts.labels import held_words
from transition.letters.texts.queries import english_first_of, followers_of
from transition.rules.broken import RuleBroken
from transition.staff.people.labels import OTHER_FORMATS
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible
from transition.web.forms import Form
from transition.web.pages import render_form
from transition.web.paging import Page, Sort, page_of


@letters.get("/<int:batch_id>")
@requires(Thing.STAFF_LETTERS)
def batch(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """A batch: its stage and numbers, and its letters for those who may open them."""
    transfer, sight = reading(transfer_id)
    found = queries.get_batch(transfer, batch_id)
    if not sight.counts(found.employer_id, found.read_as):
        raise NotVisible
    standing = standings.standing_of(found, clock.today())
    opens = sight.reads(found.employer_id, found.read_as)
    waits = bool(standing.counts.waiting) and not found.cancelled_on and not found.issued_on
    page = _letters(found) if opens else None
    follows, progress = waits and is_followed(), _progress(found, standing) if waits else None
    welsh = _welsh(found, transfer)
    is_held = bool(welsh["held"]) and welsh["ahead"] is None
    shown = render_template(
        "letters/batch.html", transfer=transfer, batch=found, standing=standing, opens=opens,
        may_write=sight.writes(found.employer_id), who=_who(found), today=clock.today(),
        kinds=KINDS, stages=STAGES, shapes=SHAPES, languages=LANGUAGES, documents=DOCUMENTS, service=SERVICE,
        page=page, stopped=_stopped(found, transfer) if opens else [],
        failed=queries.failed_in(found) if opens else [], given_up=given_up,
        objectors=issuing.objectors_in(found, transfer) if opens and not found.issued_on else [],
        runs=queries.runs_of(found) if found.issued_on else [], waits=waits,
        follows=follows, progress=progress,
        superseded_by=superseded_by(page.rows) if page else {}, is_in_part=is_in_part,
        last_of=_last, formats=OTHER_FORMATS,
        approval=approval_of(standing, viewer().account_id, clock.today(), is_held=is_held), **welsh,
    )  # fmt: skip
    return looking_again(shown, progress.seconds_between if follows and progress else None)


def _who(found: Batch) -> dict[int, str]:
    ahead = english_first_of(found)
    return names_of(
        [
            found.prepared_by_id, found.approved_by_id, found.approved_for_id, found.issued_by_id,
            found.cancelled_by_id, ahead.decided_by_id if ahead else None,
        ]
    )  # fmt: skip


def _welsh(found: Batch, transfer: Transfer) -> dict[str, object]:
    """What of the Welsh holds a batch, and what went ahead of it or follows it."""
    is_over = found.issued_on or found.cancelled_on
    held = [] if is_over else issuing.held_welsh(found)
    return {
        "held": held, "held_words": held_words,
        "english_from": english_may_go_from(found, transfer) if held else None,
        "ahead": english_first_of(found), "followers": followers_of(found),
        "must_follow": found.follows_id is not None and found.transfer_on == transfer.transfer_on,
    }  # fmt: skip


def _progress(found: Batch, standing: standings.Standing) -> Progress:
    counts = standing.counts
    return progress_of(found, whole=counts.whole, waiting=counts.waiting, now=clock.now())


def _last(letter: Letter) -> ServiceRecord | None:
    """What holds of a letter and happened last."""
    held = holding(letter.service)
    return held[-1] if held else None


def _letters(found: Batch) -> Page[Letter]:
    query = queries.letters_in(found).where(Letter.is_stopped.is_(False))
    return page_of(query, Sort("number", Letter.number), Letter.id)


def _stopped(found: Batch, transfer: Transfer) -> list[tuple[str, list[object]]]:
    return [
        (letter.addressee, [missing(code, transfer.id, letter.person_id) for code in letter.missing])
        for letter in queries.stopped_in(found)
    ]


@letters.route("/<int:batch_id>/approve", methods=["GET", "POST"])
@requires(Thing.BATCH_APPROVAL, Verb.WRITE)
def approve(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """Another officer says yes to the letters, in their own name or as somebody's deputy."""
    transfer, found = batch_to_write(transfer_id, batch_id, lock=True)
    stands_for = stands_in_for(transfer, found.employer_id, viewer().account_id, clock.today())
    form: Form = ConfirmForm()
    if stands_for:
        names = names_of(stands_for)
        others = [(one, _("As the deputy of %(name)s", name=names[one])) for one in stands_for]
        form = ApproveForm(
            choices={"in_name_of": [(0, _("In my own name")), *others]}, data={"in_name_of": 0}
        )
    return _asked(
        "letters/approve.html", transfer, found,
        lambda form: issuing.approve_batch(
            found, transfer, by=viewer(), today=clock.today(),
            in_name_of=(form.in_name_of.data or None) if stands_for else None,
        ),
        _("The letters are approved. They can be issued now."), form,
    )  # fmt: skip


@letters.route("/<int:batch_id>/issue", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def issue(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """Makes the letters final."""
    transfer, found = batch_to_write(transfer_id, batch_id, lock=True)
    return _asked(
        "letters/issue.html", transfer, found,
        lambda _form: issuing.issue_batch(found, transfer, by=viewer(), today=clock.today()),
        _("The letters have been issued. They can never be changed."),
    )  # fmt: skip


@letters.route("/<int:batch_id>/give-up", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def give_up(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """Gives a batch up before it is issued."""
    transfer, found = batch_to_write(transfer_id, batch_id, lock=True)
    return _asked(
        "letters/give_up.html", transfer, found,
        lambda _form: _give_up(found),
        _("The letters were given up. Nobody gets them."),
    )  # fmt: skip


def _give_up(found: Batch) -> None:
    check_may_give_up(found)
    actions.cancel_batch(found, by=viewer(), today=clock.today())


@letters.route("/<int:batch_id>/date", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def redate(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """Puts another date on the letters, which are then made again."""
    transfer, found = batch_to_write(transfer_id, batch_id, lock=True)
    form = RedateForm(data={"dated_on": clock.today()})
    return _asked(
        "letters/redate.html", transfer, found,
        lambda form: actions.redate_batch(
            found, transfer, dated_on=form.dated_on.data, by=viewer(), today=clock.today()
        ),
        _("The letters are being made again with the new date."), form,
    )  # fmt: skip


@letters.post("/<int:batch_id>/again")
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def try_again(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """Lets the workers take up what failed."""
    transfer, found = batch_to_write(transfer_id, batch_id, lock=True)
    try:
        actions.try_again(found, by=viewer())
    except RuleBroken as broken:
        flash(problem(broken), "warning")
    db.session.commit()
    return _to(transfer, found)


def _asked(
    template: str,
    transfer: Transfer,
    found: Batch,
    action: Callable[[Form], None],
    done: str,
    form: Form | None = None,
) -> ResponseReturnValue:
    """A page that asks before the action, and says afterwards that it was done or why it was refused."""
    form = form or ConfirmForm()
    if form.validate_on_submit() and form.attempt(lambda: action(form), problem):
        db.session.commit()
        flash(done)
        return _to(transfer, found)
    return render_form(
        template, form, transfer=transfer, batch=found, kinds=KINDS,
        counts=standings.standing_of(found, clock.today()).counts,
        is_preparer=found.prepared_by_id == viewer().account_id, told_first=_told_first(transfer, found),
        today=clock.today(), back_href=_page(transfer, found), **_welsh(found, transfer),
    )  # fmt: skip


def _told_first(transfer: Transfer, found: Batch) -> bool:
    sides = (transfer.outgoing_employer, transfer.incoming_employer)
    employer = next(one for one in sides if one is not None and one.id == found.employer_id)
    return unions_told_first(sources_of(transfer, employer, clock.today()), found.kind)


def _page(transfer: Transfer, found: Batch) -> str:
    return url_for("letters.batch", transfer_id=transfer.id, batch_id=found.id)


def _to(transfer: Transfer, found: Batch) -> ResponseReturnValue:
    return redirect(_page(transfer, found))
