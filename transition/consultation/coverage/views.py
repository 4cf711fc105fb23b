"""The pages of coverage: the numbers for everybody, the people for those who may see them, one one-to-one."""

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import posts, requires, viewer
from transition.access.permissions import Condition, Needs, Thing, Verb, conditions
from transition.accounts.queries import names_of
from transition.clock import UK
from transition.consultation.asked import form_page, present, saved
from transition.consultation.coverage import actions
from transition.consultation.coverage.forms import OneToOneForm
from transition.consultation.coverage.models import OneToOne
from transition.consultation.coverage.queries import (
    PAGE_SIZE,
    Narrowed,
    Reached,
    Standing,
    Why,
    coverage_of,
    get_reached,
    not_reached,
    people_to_reach,
    reached_by_means,
    teams_and_managers,
    why_not_reached,
)
from transition.consultation.labels import AWAY, REACHED_BY, STANDINGS, WHY_NOT, WHYS, problem
from transition.rules.suppression import may_show_parts
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer

coverage = Blueprint("coverage", __name__, url_prefix="/transfers/<int:transfer_id>/consultation")

_NAMES = tuple(actions.OneToOneAnswers.__dataclass_fields__)


def _whose(verb: Verb = Verb.READ) -> int | None:
    """Whose people may be named: everyone's (None) or the reader's own reports; 403 where only numbers are."""
    found = conditions(posts(), Needs(Thing.ONE_TO_ONES, verb))
    if Condition.ALWAYS in found:
        return None
    return viewer().account_id if Condition.OWN_REPORTS in found else abort(403)


def _sees_people() -> bool:
    found = conditions(posts(), Needs(Thing.ONE_TO_ONES, Verb.READ))
    return bool(found & {Condition.ALWAYS, Condition.OWN_REPORTS})


def _asked() -> tuple[Standing, int]:
    """The standing and the page that the address asks for; the first of each for anything odd."""
    standing = next((one for one in Standing if one.value == request.args.get("show")), Standing.ALL)
    return standing, _number("page") or 1


def _number(name: str) -> int | None:
    """A whole number above nought that the address gives under that name."""
    asked = request.args.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 10 and int(asked) else None


@coverage.get("/one-to-ones")
@requires(Thing.ONE_TO_ONES)
def one_to_ones(transfer_id: int) -> ResponseReturnValue:
    """Who has been reached: numbers, and by name for those who may see the people."""
    transfer = get_transfer(transfer_id, viewer())
    standing, page = _asked()
    people: list[Reached] = []
    count, whose = 0, None
    if _sees_people():
        whose = _whose()
        people, count = people_to_reach(transfer, manager_account_id=whose, standing=standing, page=page)
    return render_template(
        "consultation/coverage/one_to_ones.html",
        transfer=transfer,
        numbers=coverage_of(transfer, clock.today()) if whose is None else None,
        sees_people=_sees_people(),
        people=people,
        count=count,
        page=page,
        last_page=max(1, -(-count // PAGE_SIZE)),
        standing=standing,
        standings=STANDINGS,
        away=AWAY,
        means=_means(transfer) if whose is None else {},
        reached_by=REACHED_BY,
    )


def _means(transfer: Transfer) -> dict[str, int] | None:
    """How many were reached by which means; None where the parts would tell readers of numbers of a few people."""
    found = reached_by_means(transfer)
    if not _sees_people() and not may_show_parts(found.values()):
        return None
    return {str(REACHED_BY[one] if one else _("Not recorded")): count for one, count in found.items()}


@coverage.get("/one-to-ones/not-reached", endpoint="not_reached")
@requires(Thing.ONE_TO_ONES)
def list_not_reached(transfer_id: int) -> ResponseReturnValue:
    """Who has not been reached and why, those who are away too; for readers of numbers, how many."""
    transfer = get_transfer(transfer_id, viewer())
    if not _sees_people():
        numbers = coverage_of(transfer, clock.today())
        return render_template("consultation/coverage/not_reached.html", transfer=transfer, numbers=numbers)
    whose, narrowed, page = _whose(), _narrowed(), _number("page") or 1
    people, count = not_reached(transfer, narrowed, manager_account_id=whose, page=page)
    teams, managers = teams_and_managers(transfer, whose)
    return render_template(
        "consultation/coverage/not_reached.html", transfer=transfer, numbers=None, people=people, count=count,
        narrowed=narrowed, page=page, last_page=max(1, -(-count // PAGE_SIZE)), away=AWAY, whys=WHYS,
        reasons=why_not_reached(transfer, whose), teams=teams, managers=names_of(managers), why_not=WHY_NOT,
    )  # fmt: skip


def _narrowed() -> Narrowed:
    why = next((one for one in Why if one.value == request.args.get("why")), None)
    return Narrowed(why, request.args.get("team", "")[:200], _number("manager"))


@coverage.route("/one-to-ones/<int:person_id>", methods=["GET", "POST"])
@requires(Thing.ONE_TO_ONES, Verb.WRITE)
def one_to_one(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """How the one-to-one with one person stands."""
    transfer = get_transfer(transfer_id, viewer())
    reached = get_reached(transfer, person_id, _whose(Verb.WRITE))
    kept, home = reached.one_to_one, url_for("coverage.one_to_ones", transfer_id=transfer_id)
    form = OneToOneForm(data=_held(kept) if kept else {"version": 0})
    if form.validate_on_submit() and form.attempt(lambda: _record(form, transfer, reached), problem):
        return saved(_("The one-to-one was saved."), home)
    name = f"{reached.person.forenames} {reached.person.surname}"
    return form_page(form, _("One-to-one: %(name)s", name=name), _("Save"), home)


def _held(kept: OneToOne) -> dict[str, Any]:
    """What is kept, its time as the boxes of the form ask for it."""
    held = present(kept, *_NAMES)
    local = kept.meets_at.astimezone(UK) if kept.meets_at else None
    return {
        **held,
        "meets_day": local.date() if local else None,
        "meets_time": f"{local:%H:%M}" if local else "",
        "where": kept.place,
        "where_cy": kept.place_cy,
    }


def _record(form: OneToOneForm, transfer: Transfer, reached: Reached) -> None:
    actions.record_one_to_one(
        transfer,
        reached.person,
        reached.one_to_one,
        form.said(),
        version=form.version.data,
        by=viewer(),
        today=clock.today(),
    )
