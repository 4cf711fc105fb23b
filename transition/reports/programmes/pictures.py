"""The key dates of a few councils' transfers drawn on one timeline, and the same in a sentence."""

from collections.abc import Sequence
from dataclasses import replace

from flask_babel import gettext as _

from transition.consultation.timeline.labels import STANDINGS
from transition.consultation.timeline.picture import PictureRow, PictureWords, draw
from transition.i18n.formats import SHORT_MONTHS
from transition.reports.labels import milestone_name
from transition.reports.programmes.content import ProgrammeFacts
from transition.reports.programmes.tables import CouncilLine
from transition.reports.transfer_facts import MilestoneFact
from transition.rules.milestones import MilestoneKey, Owner
from transition.rules.standing import Standing
from transition.web import words
from transition.web.canvas import Shape, draw_nothing
from transition.web.language import language, tag

# What every council passes on its way; a picture of all the steps of all of them could not be read.
KEY_DATES = (
    MilestoneKey.CABINET_DECISION,
    MilestoneKey.REGULATION_13_INFORMATION,
    MilestoneKey.CONSULTATION_CLOSE,
    MilestoneKey.LIABILITY_INFORMATION,
    MilestoneKey.TRANSFER,
)


def picture(facts: ProgrammeFacts, group: Sequence[CouncilLine], shape: Shape) -> str:
    """The key dates of these councils as SVG text, in the language that is being read; councils go by their numbers."""
    rows = [
        PictureRow(
            f"{milestone_name(one)} · {place}",
            one.baseline_on or one.due_on,
            one.forecast_on or one.due_on,
            one.done_on,
            one.standing is Standing.OVERDUE,
        )
        for place, one in in_order_of_day(group)
    ]
    legend = PictureWords(
        baseline=_("Baseline"),
        expected=_("Due or forecast"),
        done=_("Done"),
        overdue=str(STANDINGS[Standing.OVERDUE]),
        today=_("Day described"),
        months=SHORT_MONTHS[language()],
    )
    alt = picture_alt(group)
    canvas = draw(rows, legend, facts.as_at, shape) if rows else draw_nothing(alt, shape)
    return canvas.svg(_("Key dates of each council"), alt, tag(language()))


def picture_alt(group: Sequence[CouncilLine]) -> str:
    """What the picture shows, in a sentence for who cannot see it; the table of milestones holds every day."""
    found = [one for _place, one in in_order_of_day(group)]
    if not found:
        return str(_("An empty timeline."))
    days = [day for one in found for day in (one.baseline_on, one.due_on) if day]
    return str(
        _(
            "Key dates of each council from %(first)s to %(last)s. Rows: %(all)s. Done: %(done)s. "
            "Overdue: %(overdue)s. The table of milestones gives every day.",
            first=words.day(min(days)),
            last=words.day(max(days)),
            all=len(found),
            done=sum(1 for one in found if one.done_on),
            overdue=sum(1 for one in found if one.standing is Standing.OVERDUE),
        )
    )


def in_order_of_day(group: Sequence[CouncilLine]) -> list[tuple[int, MilestoneFact]]:
    """Key date by key date, the earliest first, each council's beside the others'."""
    found: list[list[tuple[int, MilestoneFact]]] = []
    for key in KEY_DATES:
        found.append([])
        for line in group:
            milestones = [one for one in line.report.milestones if one.key == key]
            # The council's own step, where the new employer has one of the same name.
            milestones.sort(key=lambda one: one.side is Owner.TRANSFEREE)
            found[-1] += [(line.place, replace(one, is_twofold=False)) for one in milestones[:1]]
    in_order = sorted(
        (rows for rows in found if rows), key=lambda rows: min(one.due_on for _place, one in rows)
    )
    return [row for rows in in_order for row in rows]
