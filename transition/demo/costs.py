"""Monmouthshire's published money, year by year; Torfaen and Blaenau Gwent have published none."""

from transition.access.permissions import Viewer
from transition.demo.facts import money, published
from transition.money.actions import CostLineAnswers, add_cost_line, name_source, record_published_figure
from transition.money.models import CostKind, Figure
from transition.transfers.models import Transfer

_POUND = 100
_FIRST_YEAR = 2025
_RESERVE_CY = "Cronfa wrth gefn technoleg"
_LATER = "New commitment in the budget, or departmental savings"
_LATER_CY = "Ymrwymiad newydd yn y gyllideb, neu arbedion adrannol"
_PAPER, _PAPER_CY = "Report to the cabinet", "Adroddiad i’r cabinet"


def costs(transfer: Transfer, by: Viewer) -> None:
    """The published figures; the sums that follow are worked out and compared.

    The papers count a full year's cost in the first year, 2025/26, paid from the technology reserve, and say what
    pays for it from 2026/27 on.
    """
    figures = money()
    new_post = published()["new_post"][0]["full_year_cost"]
    pay, budget = figures["transferring_salaries_and_management_share"], figures["current_team_budget"]
    lines = (
        (CostKind.NEW_POST, "New data post", "Swydd ddata newydd", new_post, 1),
        (
            CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT,
            "Combined salaries of those transferring, and the share of joint management",
            "Cyflogau’r rhai sy’n trosglwyddo, a’r gyfran o’r cydreoli", pay, None,
        ),
        (CostKind.CURRENT_BUDGET, "Current digital team budget", "Cyllideb bresennol y tîm digidol", budget, None),
    )  # fmt: skip
    kept = [
        add_cost_line(
            transfer,
            CostLineAnswers(
                kind, name, pounds * _POUND, name_cy=name_cy, people_count=people, is_published=True,
                first_year=_FIRST_YEAR, funding_source=figures["first_year_funding"].capitalize(),
                funding_source_cy=_RESERVE_CY,
            ),
            by=by,
        )
        for kind, name, name_cy, pounds, people in lines
    ]  # fmt: skip
    name_source(
        transfer, kept, versions={line.id: line.version for line in kept}, from_year=_FIRST_YEAR + 1,
        source=_LATER, source_cy=_LATER_CY, by=by,
    )  # fmt: skip
    for figure, pounds in (
        (Figure.STAFF_AND_MANAGEMENT, pay),
        (Figure.CURRENT_BUDGET, budget),
        (Figure.NEW_POSTS, new_post),
        (Figure.ADDITIONAL_CONTRIBUTION, figures["additional_contribution"]),
        (Figure.FIRST_YEAR_INCREASE, figures["first_year_increase"]),
    ):
        record_published_figure(
            transfer, figure, amount_pence=pounds * _POUND, version=0, by=by, source=_PAPER, source_cy=_PAPER_CY
        )  # fmt: skip
