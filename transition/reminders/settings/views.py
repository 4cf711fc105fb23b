"""The pages of how one is reminded, who is next after whom, and who was told of what."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from transition import clock
from transition.access.guard import open_to, requires, viewer
from transition.access.permissions import Open, Thing, Verb
from transition.accounts.queries import names_of
from transition.db import db
from transition.reminders import labels
from transition.reminders.blueprint import reminders
from transition.reminders.feed.queries import feed_of
from transition.reminders.models import Telling
from transition.reminders.settings import actions, queries
from transition.reminders.settings.forms import NextForm, RuleForm, SettingsForm
from transition.reminders.settings.labels import days_in_words, problem
from transition.reminders.told import put_to, told_to
from transition.rules.reminders import ESCALATE_AFTER_DAYS, MOST_UNTOLD_WORKING_DAYS, Habits
from transition.web.pages import render_form
from transition.web.paging import page_of, sort_from


@reminders.get("/reminders")
@open_to(Open.SIGNED_IN)
def own() -> ResponseReturnValue:
    """How the reader is reminded, their calendar, and what they may set for others."""
    kept = queries.settings_of(viewer().account_id)
    habits = queries.habits_of(kept) if kept else Habits()
    return render_template(
        "reminders/own.html", habits=habits, who=names_of([habits.deputy]),
        quiet_words=days_in_words(habits.quiet_weekdays),
        feed=feed_of(viewer().account_id), most_untold=MOST_UNTOLD_WORKING_DAYS, today=clock.today(),
    )  # fmt: skip


@reminders.route("/reminders/settings", methods=["GET", "POST"])
@requires(Thing.TASKS, Verb.WRITE)
def settings() -> ResponseReturnValue:
    """Changes how the reader is reminded."""
    kept, today = queries.settings_of(viewer().account_id), clock.today()
    habits = queries.habits_of(kept) if kept else Habits()
    form = SettingsForm(
        data={
            "is_weekly": habits.is_weekly, "quiet_weekdays": sorted(habits.quiet_weekdays),
            "away_from": habits.away_from, "away_until": habits.away_until, "deputy_id": habits.deputy,
            "version": kept.version if kept else 0,
        },
        choices={"deputy_id": list(queries.deputies_for(viewer(), today).items())},
    )  # fmt: skip
    if form.validate_on_submit() and form.attempt(lambda: _change(form), problem):
        db.session.commit()
        flash(_("Your settings were saved."))
        return redirect(url_for("reminders.own"))
    return render_form("reminders/settings.html", form, most_untold=MOST_UNTOLD_WORKING_DAYS)


def _change(form: SettingsForm) -> None:
    habits = Habits(
        bool(form.is_weekly.data), frozenset(form.quiet_weekdays.data or ()), form.away_from.data,
        form.away_until.data, form.deputy_id.data,
    )  # fmt: skip
    actions.change_settings(
        current_user.account, habits, version=form.version.data, by=viewer(), today=clock.today()
    )


@reminders.get("/reminders/next-people")
@requires(Thing.REMINDERS, Verb.WRITE)
def next_people() -> ResponseReturnValue:
    """Who is next after whom at the reader's employers."""
    today = clock.today()
    employers = [
        (one, queries.rule_of(one.id), queries.people_of(one.id, today), queries.next_people_of(one.id))
        for one in queries.own_employers(viewer())
    ]
    chosen = [
        row.next_id for _one, rule, _people, named in employers for row in (rule, *named.values()) if row
    ]
    return render_template(
        "reminders/next_people.html", employers=employers, who=names_of(chosen), practice=ESCALATE_AFTER_DAYS
    )


@reminders.route("/reminders/next-people/<int:employer_id>", methods=["GET", "POST"])
@requires(Thing.REMINDERS, Verb.WRITE)
def change_rule(employer_id: int) -> ResponseReturnValue:
    """Sets when tasks of one's own employer go on, and to whom."""
    employer, today = queries.own_employer(viewer(), employer_id), clock.today()
    rule = queries.rule_of(employer.id)
    present = {"after_days": ESCALATE_AFTER_DAYS, "next_id": None, "version": 0}
    if rule:
        present = {"after_days": rule.after_days, "next_id": rule.next_id, "version": rule.version}
    form = RuleForm(data=present, choices={"next_id": list(queries.people_of(employer.id, today).items())})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_rule(employer, **form.answers, version=form.version.data, by=viewer(), today=today),
        problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The rule was saved. It applies from the next digest."))
        return redirect(url_for("reminders.next_people"))
    return render_form("reminders/change_rule.html", form, employer=employer)


@reminders.route("/reminders/next-people/<int:employer_id>/<int:account_id>", methods=["GET", "POST"])
@requires(Thing.REMINDERS, Verb.WRITE)
def name_next(employer_id: int, account_id: int) -> ResponseReturnValue:
    """Names who is next after one person of one's own employer."""
    employer, today = queries.own_employer(viewer(), employer_id), clock.today()
    people = queries.people_of(employer.id, today)
    if account_id not in people:
        raise queries.NotYours
    kept = queries.next_people_of(employer.id).get(account_id)
    present = {"next_id": kept.next_id, "version": kept.version} if kept else {"next_id": None, "version": 0}
    others = [(key, name) for key, name in people.items() if key != account_id]
    form = NextForm(data=present, choices={"next_id": others})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.name_next(
            employer, account_id, next_id=form.next_id.data, version=form.version.data, by=viewer(), today=today
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The next person was saved."))
        return redirect(url_for("reminders.next_people"))
    return render_form("reminders/name_next.html", form, employer=employer, name=people[account_id])


@reminders.get("/reminders/told")
@requires(Thing.REMINDERS)
def told() -> ResponseReturnValue:
    """Who was told of what, when and why: of the reader's own employer, or of a lead's programme."""
    columns = {"for_on": Telling.for_on, "due_on": Telling.due_on, "kind": Telling.kind}
    sort = sort_from(columns, "for_on", newest_first=True)
    return render_template(
        "reminders/told.html", page=page_of(told_to(viewer()), sort, Telling.id), sort=sort, labels=labels
    )


@reminders.get("/reminders/put-to-me")
@requires(Thing.TASKS)
def put_to_me() -> ResponseReturnValue:
    """What the last digest put to the reader in somebody else's place."""
    return render_template("reminders/put_to_me.html", rows=put_to(viewer()), labels=labels)
