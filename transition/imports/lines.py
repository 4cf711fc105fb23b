"""The account of a list as the lines that the review shows."""

from collections.abc import Iterator
from typing import Any

from transition.imports.codes import Outcome
from transition.imports.models import (
    LineKind,
)
from transition.imports.plan import PersonPlan, Plan, as_text
from transition.imports.results import Check


def lines_of_account(account: Check, plan: Plan) -> Iterator[dict[str, Any]]:
    """The lines for review: people as they would be written, then problems, then rows set aside."""
    for one in plan.people:
        kind = (
            LineKind.NEW
            if one.person_id is None
            else LineKind.CHANGED
            if one.is_changed
            else LineKind.UNCHANGED
        )
        changes = [
            {"target": change.target.value, "name": change.name, "old": as_text(change.old),
             "new": as_text(change.new), "is_kept": change.is_kept, "row": change.row}
            for change in one.all_changes
        ]  # fmt: skip
        code = "RESEMBLES" if one.resembles is not None else ""
        yield account_line(
            kind, one.posts[0].row, person_id=one.person_id or one.resembles, name=one.name, code=code,
            changes=changes, has_kept=any(change.is_kept for change in one.all_changes),
            facts={"rows": [post.row for post in one.posts]},
        )  # fmt: skip
    for gone in plan.missing:
        yield account_line(
            LineKind.MISSING, None, person_id=gone.id, name=PersonPlan({}, [], gone.id, gone.values).name
        )
    kinds = {
        Outcome.QUESTION: LineKind.QUESTION,
        Outcome.REFUSED: LineKind.REFUSED,
        Outcome.DROPPED: LineKind.NOT_KEPT,
    }
    for problem in account.problems:
        yield account_line(
            kinds[problem.outcome], problem.row, heading=problem.heading or "", code=problem.code.value,
            raw=problem.raw or "", facts=dict(problem.facts),
        )  # fmt: skip
    for aside in account.aside:
        yield account_line(LineKind.SET_ASIDE, aside.row, code=aside.why.value)


def account_line(kind: LineKind, row: int | None, **given: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "person_id": None, "name": "", "heading": "", "code": "", "raw": "", "facts": {}, "changes": [],
        "has_kept": False, "is_accepted": False, "is_rejected": False, "answer": "",
    }  # fmt: skip
    return {**empty, "kind": kind, "row": row, **given}
