"""The questions of a checked list beside the records: not what they answer already, and of teams nearly alike; pure."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Final

from transition.imports.cleaning import folded
from transition.imports.codes import Code
from transition.imports.fields import Field
from transition.imports.plan import Plan
from transition.imports.results import Check, Problem

# How near a name must be to one that is known to be taken for a slip of the pen, as for headings.
_NEAR: Final = 0.88
_SHORTEST: Final = 6


def asked(check: Check, plan: Plan, teams: Collection[str], heading: str, today: date) -> Check:
    """The same account with the questions that are left to ask; `teams` are the names of those that are known."""
    ends = {post.row: post.known_values.get("fixed_term_end_on") for one in plan.people for post in one.posts}

    def is_answered(problem: Problem) -> bool:
        end = ends.get(problem.row)
        # An end that has passed is no answer: the list says that the contract goes on.
        return problem.code is Code.FIXED_TERM_END_MISSING and isinstance(end, date) and end >= today

    left = [problem for problem in check.problems if not is_answered(problem)]
    left += _teams_nearly_alike(plan, teams, heading)
    return replace(check, problems=tuple(sorted(left, key=lambda problem: problem.row)))


def _teams_nearly_alike(plan: Plan, teams: Collection[str], heading: str) -> Iterator[Problem]:
    known = {folded(name): name for name in teams if name}
    near: dict[str, str | None] = {}
    for post in (post for one in plan.people for post in one.posts):
        said = str(post.values.get("team") or "")
        name = folded(said)
        if name not in near:
            near[name] = None if name in known else _nearest(name, known)
        if (like := near[name]) is not None:
            yield Problem(
                post.row, Code.TEAM_NEARLY_ALIKE, field=Field.TEAM, heading=heading, raw=said,
                facts={"team": known[like]},
            )  # fmt: skip


def _nearest(name: str, known: Collection[str]) -> str | None:
    """The one that was probably meant; teams that differ by a number alone are two teams."""
    if len(name) < _SHORTEST:
        return None
    found = get_close_matches(name, known, n=1, cutoff=_NEAR)
    return found[0] if found and _digits(found[0]) == _digits(name) else None


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
