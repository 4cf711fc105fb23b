"""The pages on which English goes ahead of its Welsh, and on which letters take up the Welsh that was checked."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.letters.blueprint import batch_to_write, letters
from transition.letters.labels import KINDS
from transition.letters.labels import problem as letters_problem
from transition.letters.models import Batch, Letter
from transition.letters.queries import letters_in
from transition.letters.texts import following
from transition.letters.texts.checks import held_in
from transition.letters.texts.forms import EnglishFirstForm
from transition.letters.texts.labels import held_words, problem
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice
from transition.transfers.models import Transfer
from transition.web.pages import render_form

_OF_LETTERS = frozenset({"already_issued", "cancelled", "still_rendering"})


@letters.route("/<int:batch_id>/english-first", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def english_first(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """A named officer sends the English of a batch now, with a reason; its Welsh waits in a batch of its own."""
    transfer, found = batch_to_write(transfer_id, batch_id, lock=True)
    form, made = EnglishFirstForm(), list[Batch]()
    if form.validate_on_submit() and form.attempt(
        lambda: made.append(
            following.send_english_first(
                found, transfer, reason=form.reason.data, name=_task_name(found), by=viewer(),
                today=clock.today(),
            )
        ), _words,
    ):  # fmt: skip
        db.session.commit()
        flash(
            _(
                "The English letters can be approved now. Their Welsh waits in this batch and is a task of yours."
            )
        )
        return redirect(_page(transfer, made[0]))
    return render_form(
        "letters/texts/english_first.html", form, transfer=transfer, batch=found, kinds=KINDS,
        held=[held_words(one) for one in held_in(found)], waiting=_welsh_only(found),
        statutory_on=following.statutory_day(found, transfer), back_href=_page(transfer, found),
    )  # fmt: skip


def _task_name(batch: Batch) -> tuple[str, str]:
    """What the task is called, in English and in Welsh."""

    def said(language: str) -> str:
        with force_locale(language):
            return str(
                _(
                    "Welsh letters to follow: %(letter)s, batch %(number)s",
                    letter=KINDS[batch.kind],
                    number=batch.id,
                )
            )

    return said("en"), said("cy")


def _welsh_only(batch: Batch) -> list[str]:
    query = letters_in(batch).where(Letter.is_stopped.is_(False), Letter.language == LanguageChoice.WELSH)
    return [one.addressee for one in db.session.scalars(query.order_by(Letter.number))]


@letters.post("/<int:batch_id>/take-up")
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def take_up_welsh(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """Puts the Welsh that was checked since into letters that are not issued yet."""
    transfer, found = batch_to_write(transfer_id, batch_id, lock=True)
    try:
        following.take_up_welsh(found, by=viewer())
    except RuleBroken as broken:
        flash(_words(broken), "warning")
    else:
        flash(_("The letters are being made again with the Welsh that was checked."))
    db.session.commit()
    return redirect(_page(transfer, found))


def _words(broken: RuleBroken) -> str:
    return letters_problem(broken) if broken.code in _OF_LETTERS else problem(broken)


def _page(transfer: Transfer, batch: Batch) -> str:
    return url_for("letters.batch", transfer_id=transfer.id, batch_id=batch.id)
