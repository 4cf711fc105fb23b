"""The pages of rules whose commencement is not confirmed: for the administrator, and for auditors to read."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.rules.register import KEYS, Version, not_commenced
from transition.transfers.commencements import actions, labels, queries
from transition.transfers.commencements.forms import CommencementForm, TakeBackForm
from transition.transfers.pages import is_kept, transfers
from transition.web.pages import render_form


@transfers.get("/rules")
@requires(Thing.ACCOUNTS)
def rules_not_commenced() -> ResponseReturnValue:
    """Every rule that is off until its commencement is entered, and what was entered."""
    found = [(version, queries.history_of(version.rule_id)) for version in not_commenced()]
    return render_template("transfers/rules_not_commenced.html", rules=found, labels=labels)


@transfers.route("/rules/<rule>/commencement", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def enter_commencement(rule: str) -> ResponseReturnValue:
    """The administrator enters from when a rule applies."""
    version, held = _found(rule)
    now = {name: getattr(held, name, None) for name in ("applies_from", "decided_by", "source")}
    keys = [(key, labels.KEYS[key]) for key in KEYS[version.rule_id]]
    form = CommencementForm(data={**now, "version": held.id if held else 0}, choices={"decided_by": keys})
    stamp: dict[str, Any] = {"after": form.version.data, "by": viewer(), "now": clock.now()}
    if is_kept(form, lambda: actions.enter_commencement(version.rule_id, **form.answers, **stamp)):
        flash(_("The commencement was entered. Every day that hangs on it was worked out again."))
        return redirect(url_for("transfers.rules_not_commenced"))
    return render_form("transfers/enter_commencement.html", form, version=version, labels=labels)


@transfers.route("/rules/<rule>/commencement/take-back", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def take_back_commencement(rule: str) -> ResponseReturnValue:
    """The administrator takes an entry back, so that the rule is off again."""
    version, held = _found(rule)
    form = TakeBackForm(data={"version": held.id if held else 0})
    stamp: dict[str, Any] = {"after": form.version.data, "by": viewer(), "now": clock.now()}
    if is_kept(form, lambda: actions.take_back_commencement(version.rule_id, **form.answers, **stamp)):
        flash(_("The entry was taken back. The rule is off."))
        return redirect(url_for("transfers.rules_not_commenced"))
    return render_form("transfers/take_back_commencement.html", form, version=version, labels=labels)


def _found(rule: str) -> tuple[Version, Any]:
    """The rule that the address names, when it is one that waits, with the entry that holds; 404 otherwise."""
    version = next((one for one in not_commenced() if one.rule_id.value.lower() == rule), None)
    if version is None:
        abort(404)
    return version, queries.newest_entries().get(version.rule_id)
