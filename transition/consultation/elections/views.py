"""The pages of elections: one election with its checks, and those that carry it from invitation to result."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
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
    saved,
    the_file,
)
from transition.consultation.elections import actions, nominations
from transition.consultation.elections.forms import (
    CandidateWithdrawnForm,
    CheckForm,
    CountForm,
    ElectionForm,
    GivenUpForm,
    NominationForm,
    ResultForm,
    count_form,
)
from transition.consultation.elections.labels import CHECKS, CONTRADICTED, NOTICES, Notice, problem
from transition.consultation.elections.models import Election
from transition.consultation.elections.paper import is_ready, notice_pdf
from transition.consultation.elections.queries import (
    checks_standing,
    get_candidate,
    get_election,
    result_so_far,
)
from transition.consultation.representatives.actions import kept_description
from transition.consultation.representatives.forms import said
from transition.consultation.representatives.queries import Description, get_description
from transition.rules.elections import checks_of
from transition.rules.representatives import ElectionCheck
from transition.web.downloads import attachment, file_name
from transition.web.language import LOCALES

elections = Blueprint("elections", __name__, url_prefix="/transfers/<int:transfer_id>/consultation")

PDF = "application/pdf"


def _found(transfer_id: int, election_id: int) -> tuple[File, Election]:
    found = get_election(the_file(transfer_id).transfer, election_id)
    return file_behind(transfer_id, found.description.consultation, Thing.MEETINGS), found


def _to_write(transfer_id: int, election_id: int) -> tuple[File, Election]:
    file, found = _found(transfer_id, election_id)
    file.must_write(Thing.MEETINGS)
    return file, found


def _url(file: File, found: Election) -> str:
    return file.url("elections.election", election_id=found.id)


@elections.get("/elections/<int:election_id>")
@requires(Thing.MEETINGS)
def election(transfer_id: int, election_id: int) -> ResponseReturnValue:
    """One election: its days, its candidates for those who may read names, its checks and its result."""
    file, found = _found(transfer_id, election_id)
    ready = [one for one in Notice if is_ready(found, one)] if file.reach.reads_evidence() else []
    return page(
        "elections/election", file, election=found, checks=checks_standing(found, file.transfer), words=CHECKS,
        contradicted=CONTRADICTED, notices=NOTICES, ready=ready, sees_names=file.reach.reads_evidence(),
        result=result_so_far(found),
    )  # fmt: skip


@elections.route("/representatives/<key>/elections/new", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def new_election(transfer_id: int, key: str) -> ResponseReturnValue:
    """Begins an election among one description of staff."""
    file = file_to_write(transfer_id, Thing.MEETINGS)
    consultation = file.consultation
    one = get_description(file.transfer, file.employer, consultation, key, clock.today())
    form, home = ElectionForm(data={"version": 0}), file.url("representatives.list_descriptions")
    if form.validate_on_submit() and form.attempt(lambda: _begin(form, file, one), problem):
        return saved(_("The election was saved."), home)
    is_again = bool(one.left_unrepresented)
    intro = (
        _("This election replaces a representative who left. Fewer checks apply to it.") if is_again else ""
    )
    return form_page(form, _("Begin an election"), _("Save the election"), home, intro=intro)


def _begin(form: ElectionForm, file: File, one: Description) -> None:
    last = (
        next((held for held in one.elections if held.declared_on), None) if one.left_unrepresented else None
    )
    kept = kept_description(file.consultation, file.transfer, one)
    actions.begin_election(kept, file.transfer, form.said(), replaces=last, by=viewer(), today=clock.today())


@elections.route("/elections/<int:election_id>/change", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def change_election(transfer_id: int, election_id: int) -> ResponseReturnValue:
    """Changes how an election is to be held."""
    file, found = _to_write(transfer_id, election_id)
    form = ElectionForm(data=present(found, *actions.ElectionAnswers.__dataclass_fields__))
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_election(
            found, file.transfer, form.said(), version=form.version.data, by=viewer(), today=clock.today()
        ),
        problem,
    ):
        return saved(_("The election was saved."), _url(file, found))
    return form_page(form, _("Change the election"), _("Save the election"), _url(file, found))


@elections.route("/elections/<int:election_id>/nominate", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def nominate(transfer_id: int, election_id: int) -> ResponseReturnValue:
    """Keeps a candidate."""
    file, found = _to_write(transfer_id, election_id)
    form = NominationForm()
    if form.validate_on_submit() and form.attempt(
        lambda: nominations.nominate(found, file.transfer, **given(form), by=viewer(), today=clock.today()),
        problem,
    ):
        return saved(_("The candidate was saved."), _url(file, found))
    return form_page(form, _("Add a candidate"), _("Save the candidate"), _url(file, found))


@elections.route(
    "/elections/<int:election_id>/candidates/<int:candidate_id>/withdraw", methods=["GET", "POST"]
)
@requires(Thing.MEETINGS, Verb.WRITE)
def withdraw_candidate(transfer_id: int, election_id: int, candidate_id: int) -> ResponseReturnValue:
    """Keeps that a candidate no longer stands."""
    file, found = _to_write(transfer_id, election_id)
    candidate = get_candidate(found, candidate_id)
    form = CandidateWithdrawnForm(data={"version": candidate.version})
    if form.validate_on_submit() and form.attempt(
        lambda: nominations.withdraw_candidate(
            candidate, found, file.transfer, **given(form), by=viewer(), today=clock.today()
        ),
        problem,
    ):
        return saved(_("The withdrawal was recorded."), _url(file, found))
    title = _("%(name)s no longer stands", name=candidate.name)
    return form_page(form, title, _("Save"), _url(file, found))


@elections.route("/elections/<int:election_id>/checks/<about>", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def answer_check(transfer_id: int, election_id: int, about: str) -> ResponseReturnValue:
    """How one check of regulation 14 is met."""
    file, found = _to_write(transfer_id, election_id)
    asked = [one for one in checks_of(found.replaces_id is not None) if one.value == about] or abort(404)
    form = CheckForm()
    if form.validate_on_submit() and form.attempt(lambda: _answer(form, file, found, asked[0]), problem):
        return saved(_("The answer was saved; earlier ones stay."), _url(file, found))
    intro = str(CHECKS[asked[0]])
    return form_page(
        form, _("A check of regulation 14"), _("Save the answer"), _url(file, found), intro=intro
    )


def _answer(form: CheckForm, file: File, found: Election, about: ElectionCheck) -> None:
    is_met = bool(said(form.is_met.data))
    actions.answer_check(found, file.transfer, about, is_met=is_met, words=form.words.data, by=viewer())


@elections.route("/elections/<int:election_id>/count", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def record_count(transfer_id: int, election_id: int) -> ResponseReturnValue:
    """Keeps the votes of each candidate."""
    file, found = _to_write(transfer_id, election_id)
    names = ("electorate_count", "papers_count", "spoilt_count", "counted_on")
    votes = {f"votes_{one.id}": one.votes for one in found.standing_candidates}
    form = count_form(found.standing_candidates, {**present(found, *names), **votes})
    if form.validate_on_submit() and form.attempt(lambda: _count(form, file, found, names), problem):
        return saved(_("The count was saved."), _url(file, found))
    return form_page(form, _("Count of the votes"), _("Save the count"), _url(file, found))


def _count(form: CountForm, file: File, found: Election, names: tuple[str, ...]) -> None:
    answers = {name: form[name].data for name in (*names, "version")}
    actions.record_count(found, file.transfer, form.votes, **answers, by=viewer(), today=clock.today())


@elections.route("/elections/<int:election_id>/declare", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def declare_result(transfer_id: int, election_id: int) -> ResponseReturnValue:
    """Declares who is elected; refused while a check is open."""
    file, found = _to_write(transfer_id, election_id)
    tied = result_so_far(found).tied
    offered = [(str(one.id), one.name) for one in found.standing_candidates if one.id in tied]
    form = ResultForm(data={"version": found.version}, choices={"chosen": offered})
    if not offered:
        del form.chosen, form.tie_means
    if form.validate_on_submit() and form.attempt(lambda: _declare(form, file, found), problem):
        return saved(_("The result was declared. Put up its notice."), _url(file, found))
    intro = _("Once it is declared, nothing of this election can be changed.")
    return form_page(form, _("Declare the result"), _("Declare the result"), _url(file, found), intro=intro)


def _declare(form: ResultForm, file: File, found: Election) -> None:
    answers = given(form)
    chosen = {int(one) for one in answers.get("chosen") or ()}
    actions.declare_result(
        found, file.transfer, chosen=chosen, tie_means=answers.get("tie_means", ""), version=answers["version"],
        by=viewer(), today=clock.today(),
    )  # fmt: skip


@elections.route("/elections/<int:election_id>/give-up", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def give_up_election(transfer_id: int, election_id: int) -> ResponseReturnValue:
    """Keeps that nobody was elected within a reasonable time."""
    file, found = _to_write(transfer_id, election_id)
    form = GivenUpForm(data={"version": found.version})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.give_up_election(
            found, file.transfer, **given(form), by=viewer(), today=clock.today()
        ),
        problem,
    ):
        return saved(
            _("It was recorded. The information now goes to each of these staff."), _url(file, found)
        )
    intro = _("What is a reasonable time is to be confirmed by your adviser.")
    return form_page(form, _("Nobody was elected in time"), _("Save"), _url(file, found), intro=intro)


@elections.get("/elections/<int:election_id>/notices/<notice>/<any(cy, en):code>.pdf")
@requires(Thing.MEETINGS)
def notice(transfer_id: int, election_id: int, notice: str, code: str) -> ResponseReturnValue:
    """A notice as a PDF, for those who may read names."""
    file, found = _found(transfer_id, election_id)
    kind = next((one for one in Notice if one.value == notice), None)
    if kind is None or not file.reach.reads_evidence() or not is_ready(found, kind):
        abort(404)
    with force_locale(LOCALES[code]):
        name = file_name(f"{file.employer.slug} {NOTICES[kind]} {code}", "pdf")
    return attachment(notice_pdf(file.transfer, found, kind, clock.today(), code), name, PDF)
