"""Recording what councils share and by which key, and taking a part of it into a council's own lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from transition.audit.record import By, record
from transition.db import Stale, check_version, db
from transition.money.actions import CostLineAnswers, add_cost_line
from transition.money.models import CostKind, CostLine
from transition.money.shared.models import CostShare, SharedCost
from transition.money.shared.queries import PartOfMine
from transition.rules.broken import RuleBroken
from transition.rules.shares import ShareKey, check_weights
from transition.transfers.models import Programme, Transfer


@dataclass(frozen=True)
class SharedCostAnswers:
    """What a lead says of one shared cost: a full year's, in pence, and the key with its source and its date.

    `weights` are by transfer: people, pence of budget, or hundredths of one per cent, as the key asks.
    """

    name: str
    name_cy: str
    amount_pence: int
    key: ShareKey
    source: str
    source_cy: str
    as_at: date
    weights: Mapping[int, int]


def record_shared_cost(
    programme: Programme,
    answers: SharedCostAnswers,
    *,
    by: By,
    today: date,
    cost: SharedCost | None = None,
    version: int = 0,
) -> SharedCost:
    """Keeps a shared cost, or changes one; what councils took into their lines before stays as they took it.

    Raises Stale for a second editor; RuleBroken `key_source_missing`, `in_the_future` and those of `check_weights`.
    """
    if not answers.source.strip():
        raise RuleBroken("key_source_missing", "source")
    if answers.as_at > today:
        raise RuleBroken("in_the_future", "as_at")
    check_weights(answers.key, list(answers.weights.values()))
    name = "shared_cost.changed" if cost else "shared_cost.added"
    if cost is None:
        cost = SharedCost(programme_id=programme.id, shares=[])
        db.session.add(cost)
    else:
        check_version(cost, version)
        flag_modified(cost, "key")  # other shares make another version of it, whatever else stays
    for field in ("name", "name_cy", "amount_pence", "key", "source", "source_cy", "as_at"):
        setattr(cost, field, getattr(answers, field))
    _weigh(cost, answers.weights)
    db.session.flush()
    record(name, by=by, subject=cost, key=cost.key.value, count=len(cost.shares))
    return cost


def _weigh(cost: SharedCost, weights: Mapping[int, int]) -> None:
    known = {share.transfer_id: share for share in cost.shares}
    for transfer_id, weight in weights.items():
        if transfer_id in known:
            known[transfer_id].weight = weight
        else:
            cost.shares.append(CostShare(transfer_id=transfer_id, weight=weight))
    for transfer_id in known.keys() - weights.keys():
        cost.shares.remove(known[transfer_id])


def take_part(
    transfer: Transfer, part: PartOfMine, *, cost_version: int, line_version: int, by: By
) -> CostLine:
    """Puts a council's part into its own lines, or brings the line there up to the part as it is now.

    The versions are those on the page where the part was read; that of the line is 0 while there was none. Raises
    Stale, so that nobody takes another amount than the one they saw.
    """
    line = part.line
    check_version(part.cost, cost_version)
    if line is None:
        if line_version:
            raise Stale
        answers = CostLineAnswers(
            CostKind.MANAGEMENT, part.cost.name, part.part_pence, name_cy=part.cost.name_cy
        )
        return add_cost_line(transfer, answers, by=by, shared_cost_id=part.cost.id)
    check_version(line, line_version)
    line.amount_pence = part.part_pence
    line.salary_pence = line.insurance_hundredths = line.insurance_pence = None
    line.pension_hundredths = line.pension_pence = None
    db.session.flush()
    record("cost_line.changed", by=by, subject=line, transfer_id=transfer.id, kind=line.kind.value)
    return line
