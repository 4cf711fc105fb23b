"""The pages of questions: asked, answered in versions, put right, published in both languages."""

from flask import abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation.asked import (
    File,
    file_behind,
    file_to_write,
    form_page,
    given,
    page,
    present,
    refused,
    saved,
    the_file,
)
from transition.consultation.labels import QUESTIONS, problem
from transition.consultation.records import actions, queries
from transition.consultation.records.forms import (
    AnswerForm,
    ChangedQuestionForm,
    PublicationForm,
    QuestionForm,
)
from transition.consultation.records.models import Question
from transition.consultation.records.queries import QuestionsShown
from transition.consultation.records.views import records
from transition.web.paging import page_of, sort_from


@records.route("/questions/new", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def new_question(transfer_id: int) -> ResponseReturnValue:
    """Keeps a question that was asked."""
    file = file_to_write(transfer_id, Thing.MEETINGS)
    kept, form = file.consultation, QuestionForm()
    if form.validate_on_submit() and form.attempt(
        lambda: actions.ask_question(kept, **given(form), by=viewer(), today=clock.today()), problem
    ):
        return saved(_("The question was saved."), file.home)
    return form_page(form, _("Record a question"), _("Save the question"), file.home)


@records.get("/questions")
@requires(Thing.MEETINGS)
def list_questions(transfer_id: int) -> ResponseReturnValue:
    """The file's questions, narrowed and sorted; a representative reads those that are published."""
    file = the_file(transfer_id)
    file.must_read(Thing.MEETINGS)
    asked = request.args.get("show", "")
    shown = next((one for one in QuestionsShown if one.value == asked), QuestionsShown.ALL)
    sort = sort_from({"asked": Question.asked_on, "published": Question.is_published}, "asked")
    query = queries.listed_questions(file.consultation, file.reach, shown)
    return page(
        "records/list_questions",
        file,
        found=page_of(query, sort, Question.id),
        sort=sort,
        shown=shown,
        filters=QUESTIONS,
    )


def _question(transfer_id: int, question_id: int) -> tuple[File, Question]:
    found = queries.get_question(the_file(transfer_id).transfer, question_id)
    return file_behind(transfer_id, found.consultation, Thing.MEETINGS), found


@records.get("/questions/<int:question_id>")
@requires(Thing.MEETINGS)
def question(transfer_id: int, question_id: int) -> ResponseReturnValue:
    """One question with every version of its answer; a representative reads it once it is published."""
    file, found = _question(transfer_id, question_id)
    if file.reach.is_only_a_representative and not found.is_published:
        abort(404)
    return page("records/question", file, question=found)


@records.route("/questions/<int:question_id>/change", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def change_question(transfer_id: int, question_id: int) -> ResponseReturnValue:
    """Puts a question right, or adds the other language, while it is not published."""
    file, found = _question(transfer_id, question_id)
    file.must_write(Thing.MEETINGS)
    form = ChangedQuestionForm(data=present(found, "asked_on", "asked_by", "text", "text_cy"))
    home = _question_url(file, found)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_question(found, **given(form), by=viewer(), today=clock.today()), problem
    ):
        return saved(_("The question was saved."), home)
    return form_page(form, _("Change a question"), _("Save the question"), home)


@records.route("/questions/<int:question_id>/answer", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def answer_question(transfer_id: int, question_id: int) -> ResponseReturnValue:
    """Adds an answer, or a new version of it."""
    file, found = _question(transfer_id, question_id)
    file.must_write(Thing.MEETINGS)
    last = found.answers[-1] if found.answers else None
    said = {"text": last.text, "text_cy": last.text_cy} if last else {}
    form, home = AnswerForm(data={**said, "version": found.version}), _question_url(file, found)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.answer_question(found, **given(form), by=viewer(), today=clock.today()), problem
    ):
        return saved(_("The answer was saved; earlier ones stay beside it."), home)
    return form_page(form, _("Answer a question"), _("Save the answer"), home)


def _question_url(file: File, found: Question) -> str:
    return file.url("records.question", question_id=found.id)


@records.post("/questions/<int:question_id>/publish")
@requires(Thing.MEETINGS, Verb.WRITE)
def publish_question(transfer_id: int, question_id: int) -> ResponseReturnValue:
    """Shows a question to representatives, or hides it again."""
    file, found = _question(transfer_id, question_id)
    file.must_write(Thing.MEETINGS)
    form, publish = PublicationForm(), not found.is_published
    if form.validate_on_submit() and form.attempt(
        lambda: actions.publish_question(found, is_published=publish, version=form.version.data, by=viewer()),
        problem,
    ):
        done = _("The question is published.") if publish else _("The question is no longer published.")
        return saved(done, _question_url(file, found))
    reason = form.error_list[0]["text"] if form.error_list else _("Somebody else changed it. Look again.")
    return refused(reason, _question_url(file, found))
