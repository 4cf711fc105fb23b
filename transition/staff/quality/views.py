"""The page of data quality of a transfer's staff records, and the picture of its trend."""

from functools import partial

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from transition import clock
from transition.access.guard import requires
from transition.access.permissions import Thing
from transition.rules.record_needs import RecordHeading
from transition.staff.blueprint import staff
from transition.staff.people.queries import scope_counts
from transition.staff.people.sight import Level
from transition.staff.people.views import Reading, reading
from transition.staff.quality import labels, queries
from transition.staff.quality.shown import Shown, alt_of, not_in_records, svg_of
from transition.transfers.models import Scope
from transition.web.pages import drawing


@staff.get("/transfers/<int:transfer_id>/staff/quality")
@requires(Thing.STAFF)
def show_quality(transfer_id: int) -> ResponseReturnValue:
    """Heading by heading what the law needs and the records lack, what is wrong, who can mend it, and the trend."""
    (transfer, sight), today, heading = _counted(transfer_id), clock.today(), _heading()
    shown, found = Shown(sight), queries.quality_of(transfer, today)
    days = queries.days_counted(transfer, heading) if shown.is_exact or heading else []
    return render_template(
        "staff/quality.html", transfer=transfer, sight=sight, shown=shown, found=found, labels=labels,
        questions=shown.questions(queries.open_question_counts(transfer)), heading=heading, days=days,
        undecided=scope_counts(transfer)[Scope.UNDECIDED], not_in_records=not_in_records(),
        alt=alt_of(days) if shown.has_picture(days) else "",
        picture_address=partial(url_for, "staff.quality_trend", transfer_id=transfer.id, heading=heading),
    )  # fmt: skip


@staff.get("/transfers/<int:transfer_id>/staff/quality/trend.svg")
@requires(Thing.STAFF)
def quality_trend(transfer_id: int) -> ResponseReturnValue:
    """The trend as a line; nothing where there is no line to draw or numbers are hidden."""
    transfer, sight = _counted(transfer_id)
    days = queries.days_counted(transfer, _heading())
    if not Shown(sight).has_picture(days):
        abort(404)
    return drawing(lambda shape: svg_of(days, shape))


def _counted(transfer_id: int) -> Reading:
    """The transfer, for whoever sees the whole of its staff list or the numbers of it; 404 for anybody else."""
    found = reading(transfer_id)
    if found.sight.level < Level.ASSIGNMENTS or found.sight.manager_account_id is not None:
        abort(404)
    return found


def _heading() -> RecordHeading | None:
    """The heading whose trend is asked for; all together when it is none that we know."""
    return RecordHeading.__members__.get(request.args.get("heading", ""))
