"""The words of snapshots: each kept fact as people read it, beside what is recorded now; and what a rule says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken
from transition.rules.moving import SignedFor
from transition.rules.protection import TermCategory, TermStatus
from transition.rules.service import ServiceDate
from transition.staff.people.labels import CONTRACTS, field_label
from transition.staff.people.models import ContractType
from transition.staff.service.labels import DATES
from transition.staff.snapshots.facts import POST, SERVICE, WHO, Facts
from transition.staff.terms.labels import CATEGORIES, STATUSES
from transition.web import words

EMPLOYERS: dict[SignedFor, LazyString] = {
    SignedFor.OUTGOING: _l("Present employer"),
    SignedFor.INCOMING: _l("New employer"),
}
PROBLEMS: dict[str, LazyString] = {
    "basis_undecided": _l(
        "The legal basis is not decided, so nobody knows whose terms transfer. Record the legal basis first."
    ),
    "nobody_transfers": _l("On this legal basis everybody keeps their employer, so no terms transfer."),
    "too_early": _l("The transfer date has not come yet. The terms can be locked from that day on."),
    "nobody_moves": _l(
        "Nobody transfers as the records stand. Record who is in scope; where people are made an offer, record "
        "who accepted it."
    ),
    "under_way": _l("A snapshot is being taken already. Wait until it is done."),
    "locked": _l("Both employers have signed off a snapshot. It is locked, and no other is taken."),
    "not_sealed": _l("This snapshot is not complete yet. Open the page again in a moment."),
    "overtaken": _l(
        "What is recorded is no longer what this digest stands for. Look at the differences, take a new snapshot "
        "and sign that off."
    ),
    "signed_before": _l("This employer has signed off this snapshot already."),
    "same_officer": _l("You signed off for the other employer. Another officer must sign off for this one."),
    "digest_wrong": _l(
        "The digest does not fit what is stored. Nothing was signed. Tell whoever looks after this service."
    ),
    "no_new_employer": _l("The new employer is not known yet."),
}
_OWN_FIELDS: Final[dict[str, LazyString]] = {
    "job_title_cy": _l("Job title in Welsh"),
    "work_base_cy": _l("Work base in Welsh"),
}


@dataclass(frozen=True)
class Line:
    """One fact as it transferred and as it is recorded now; empty where there is none."""

    label: str
    kept: str
    now: str

    @property
    def has_changed(self) -> bool:
        """Whether the two differ."""
        return self.kept != self.now


@dataclass(frozen=True)
class Section:
    """The facts of one kind, under their heading."""

    title: str
    lines: list[Line]


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(PROBLEMS[broken.code])


def sections(kept: Facts, now: Facts | None) -> list[Section]:
    """A person's terms as they transferred beside those recorded now; `now` is None when they no longer transfer."""
    other: Facts = now or {"who": {}, "service": {}, "posts": [], "terms": []}
    found = [
        Section(_("Person"), _fields(WHO, kept["who"], other["who"])),
        Section(_("Service dates"), _fields(SERVICE, kept["service"], other["service"])),
    ]
    for before, after in _paired(kept["posts"], other["posts"]):
        title = (before or after)["job_title"] or _("Post without a title")
        lines = _fields((*POST[1:], "share_percent"), before, after)
        found.append(Section(_("Post: %(title)s", title=title), lines))
    terms = [
        Line(str(CATEGORIES[TermCategory((before or after)["category"])]), _term(before), _term(after))
        for before, after in _paired(kept["terms"], other["terms"])
    ]
    return [*found, Section(_("Protected terms"), terms)]


def _paired(kept: list[Facts], now: list[Facts]) -> list[tuple[Facts, Facts]]:
    """Records of the same key side by side; an empty one where there is none."""
    before, after = ({one["id"]: one for one in some} for some in (kept, now))
    return [(before.get(key, {}), after.get(key, {})) for key in {**before, **after}]


def _fields(names: tuple[str, ...], kept: Mapping[str, Any], now: Mapping[str, Any]) -> list[Line]:
    lines = [
        Line(
            str(_OWN_FIELDS.get(name) or field_label(name)),
            _value(name, kept.get(name)),
            _value(name, now.get(name)),
        )
        for name in names
    ]
    return [line for line in lines if line.kept or line.now]


def _value(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name.endswith("_pence"):
        return words.money(value)
    if name.endswith("_hundredths"):
        return words.hundredths(value)
    if name.endswith("_on") or name == "pay_as_at":
        return words.day(date.fromisoformat(value))
    if name == "contract_type":
        return str(CONTRACTS[ContractType(value)])
    return f"{value}%" if name == "share_percent" else str(value)


def _term(term: Mapping[str, Any]) -> str:
    """What a term says, how firmly it binds, where it is written and when it holds: a line each."""
    if not term:
        return ""
    said = [_("None")] if term["is_none"] else [term["text"], term["text_cy"]]
    said += [_step(step) for step in term["steps"]]
    if term["status"]:
        said.append(str(STATUSES[TermStatus(term["status"])]))
    if term["written_in"]:
        said.append(_("Written in: %(place)s", place=term["written_in"]))
    if term["since_on"]:
        said.append(_("Since: %(day)s", day=_value("since_on", term["since_on"])))
    if term["until_on"]:
        said.append(_("Until: %(day)s", day=_value("until_on", term["until_on"])))
    if term["checked_on"]:
        said.append(_("Checked on %(day)s", day=_value("checked_on", term["checked_on"])))
    return "\n".join(str(one) for one in said if one)


def _step(step: Mapping[str, Any]) -> str:
    """What length of service brings: the years, from which date they count, and the words."""
    return str(
        _(
            "Years of service: %(years)s (%(date)s): %(text)s",
            years=step["after_years"],
            date=DATES[ServiceDate(step["counted_from"])],
            text=" / ".join(one for one in (step["text"], step["text_cy"]) if one),
        )
    )
