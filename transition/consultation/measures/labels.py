"""The words of measures: why one raises an alert, how a request stands, what a version changed, whom one touches."""

from enum import Enum
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from transition.consultation.measures.alerts import Alert
from transition.consultation.measures.touched import Pick, Touched, touched_by
from transition.consultation.measures.versions import Change
from transition.rules.measures import Cause, RequestStanding, VersionKind
from transition.transfers.models import Transfer
from transition.web import words

REQUESTS: dict[Enum, LazyString] = {
    RequestStanding.AWAITED: _l("Awaited"),
    RequestStanding.OVERDUE: _l("Late"),
    RequestStanding.ANSWERED: _l("Answered"),
    RequestStanding.ANSWERED_LATE: _l("Answered late"),
}
REQUEST_SHAPES: dict[Enum, str] = {
    RequestStanding.AWAITED: "waiting",
    RequestStanding.OVERDUE: "overdue",
    RequestStanding.ANSWERED: "met",
    RequestStanding.ANSWERED_LATE: "late",
}
VERSIONS: dict[Enum, LazyString] = {
    VersionKind.RECORDED: _l("Recorded"),
    VersionKind.REWORDED: _l("Changed"),
    VersionKind.DAY_CORRECTED: _l("Day put right"),
    VersionKind.FINAL_WORDING: _l("Final wording written"),
    VersionKind.WITHDRAWN: _l("Withdrawn"),
}
MARKS: dict[Enum, LazyString] = {
    Cause.AFTER_REPLY_DAY: _l("After the reply date"),
    Cause.AFTER_NONE: _l("After a statement of none"),
    Cause.AFTER_OPENING: _l("Late"),
    Cause.CHANGED: _l("Changed"),
    Cause.WITHDRAWN: _l("Withdrawn"),
}
_FIELDS: dict[str, LazyString] = {
    "title": _l("Name (English)"),
    "title_cy": _l("Name (Welsh)"),
    "text": _l("What will change (English)"),
    "text_cy": _l("What will change (Welsh)"),
    "affected": _l("Who is affected (English)"),
    "affected_cy": _l("Who is affected (Welsh)"),
    "effect": _l("Effect on them (English)"),
    "effect_cy": _l("Effect on them (Welsh)"),
    "mitigation": _l("What will lessen the effect (English)"),
    "mitigation_cy": _l("What will lessen the effect (Welsh)"),
    "touches": _l("Staff whom it touches"),
    "takes_effect_on": _l("Takes effect"),
    "received_on": _l("Made known"),
    "withdrawn_on": _l("Withdrawn on"),
    "final_wording": _l("Final wording (English)"),
    "final_wording_cy": _l("Final wording (Welsh)"),
}


def why(alert: Alert) -> list[str]:
    """Why a measure raises an alert, a sentence for each reason."""
    return [_why(cause, alert) for cause in alert.causes]


def _why(cause: Cause, alert: Alert) -> str:
    came, known = words.day(alert.measure.received_on), words.day(alert.known_on)
    match cause:
        case Cause.AFTER_REPLY_DAY:
            return str(
                _("It came on %(day)s, after the day by which the new employer was to answer.", day=came)
            )
        case Cause.AFTER_NONE:
            none = words.day(alert.none_stated_on)
            return str(
                _(
                    "The employer said on %(none)s that there were none, then named this on %(day)s.",
                    none=none,
                    day=came,
                )
            )
        case Cause.AFTER_OPENING:
            return str(_("It came on %(day)s, after consultation opened.", day=came))
        case Cause.CHANGED:
            return str(_("It was changed on %(day)s, after consultation opened.", day=known))
        case Cause.WITHDRAWN:
            return str(_("It was withdrawn on %(day)s, after consultation opened.", day=known))


def touched(one: Touched) -> str:
    """What a measure touches, as an answer to choose."""
    name = words.own_words(one, "name").striptags()
    match one.pick:
        case Pick.EVERYONE:
            return str(_("Everyone in the transfer"))
        case Pick.TEAM:
            return str(_("Team: %(name)s", name=name))
        case Pick.POST:
            return str(_("Post: %(name)s", name=name))
        case Pick.AGREEMENT:
            return str(_("Staff under the agreement: %(name)s", name=name))


def field_of(change: Change) -> str:
    """What a change is of."""
    return str(_FIELDS[change.field])


def said(value: Any, field: str, transfer: Transfer) -> Markup:
    """What one wording said there."""
    if field == "touches":
        return Markup("<br>").join(escape(touched(one)) for one in touched_by(value or [], transfer))
    if field.endswith("_on"):
        return escape(words.day(value) if value else "")
    return escape(value or "")
