"""The page of the questions that are open about a council's people, where they are answered one after the other."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.staff.blueprint import staff
from transition.staff.people import actions, asking, labels, queries
from transition.staff.people.forms import AnswersForm
from transition.staff.people.models import StaffQuestion
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.pages import render_form
from transition.web.paging import Page, Sort, page_of


@staff.route("/transfers/<int:transfer_id>/staff/questions", methods=["GET", "POST"])
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def open_questions(transfer_id: int) -> ResponseReturnValue:
    """What imported lists left open, a page at a time; whatever is filled in is answered, the rest stays open."""
    transfer, form = get_transfer(transfer_id, viewer()), AnswersForm()
    page = page_of(
        queries.open_questions(transfer), Sort("asked", StaffQuestion.id), StaffQuestion.id, size=25
    )
    if form.validate_on_submit() and form.attempt(
        lambda: _answer(transfer, page, _said(page)), labels.problem
    ):
        answered = len(_said(page))
        db.session.commit()
        flash(
            ngettext(
                "%(count)s question was answered.",
                "%(count)s questions were answered.",
                answered,
                count=answered,
            )
        )
        return redirect(url_for("staff.open_questions", transfer_id=transfer.id))
    people = queries.people_by_id(transfer, {one.person_id for one in page.rows})
    return render_form(
        "staff/questions.html", form, transfer=transfer, page=page, people=people, asking=asking,
        labels=labels, said=_said(page),
    )  # fmt: skip


def _said(page: Page[StaffQuestion]) -> dict[int, str]:
    """What was typed, by question."""
    typed = {one.id: request.form.get(f"answer-{one.id}", "").strip() for one in page.rows}
    return {question_id: text[: actions.MOST_OF_AN_ANSWER] for question_id, text in typed.items() if text}


def _answer(transfer: Transfer, page: Page[StaffQuestion], said: dict[int, str]) -> None:
    people = queries.people_by_id(transfer, {one.person_id for one in page.rows if one.id in said})
    for question in page.rows:
        if question.id in said:
            actions.answer_question(
                transfer, people[question.person_id], question, answer=said[question.id], by=viewer(),
                now=clock.now(),
            )  # fmt: skip
