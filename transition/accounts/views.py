"""Signing in and out, choosing a password, and the administrator's pages of people."""

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from transition import clock
from transition.access.guard import open_to, requires, viewer
from transition.access.permissions import Open, Thing, Verb
from transition.accounts import actions, places
from transition.accounts.forms import (
    AccountForm,
    AppointmentForm,
    EndingForm,
    NothingAsked,
    PasswordForm,
    SignInForm,
)
from transition.accounts.labels import ROLES, problem
from transition.accounts.models import Account
from transition.accounts.queries import all_accounts, find_appointment, get_account, open_invitation
from transition.accounts.signing_in import client_address, enter, forget_cookie
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.web.addresses import own_address
from transition.web.pages import render_form

accounts = Blueprint("accounts", __name__)


@accounts.route("/sign-in", methods=["GET", "POST"])
@open_to(Open.ANYONE)
def sign_in() -> ResponseReturnValue:
    """Begins a session for whoever knows an e-mail address and its password."""
    form = SignInForm()
    if form.validate_on_submit():
        try:
            _, token = actions.sign_in(
                form.email.data, form.password.data, address=client_address(), now=clock.now()
            )
        except RuleBroken as broken:
            db.session.commit()  # the attempt counts
            form.place(broken, problem)
        else:
            db.session.commit()
            forget_cookie()
            login_user(enter(token))
            return redirect(own_address(request.args.get("next"), url_for("overview.home")))
    return render_form("accounts/sign_in.html", form)


@accounts.post("/sign-out")
@open_to(Open.SIGNED_IN)
def sign_out() -> ResponseReturnValue:
    """Ends the session on the server; the cookie, and any copy of it, opens nothing more."""
    actions.sign_out(current_user.session, now=clock.now())
    db.session.commit()
    logout_user()
    forget_cookie()
    return redirect(url_for("accounts.sign_in"))


@accounts.route("/invitations/<token>", methods=["GET", "POST"])
@open_to(Open.ANYONE)
def choose_password(token: str) -> ResponseReturnValue:
    """Where an invited person chooses a password; a link that was used or is too old says so."""
    invitation = open_invitation(token, clock.now())
    account = get_account(invitation.account_id) if invitation else None
    if account is None:
        return render_template("accounts/invitation_closed.html"), 404
    form = PasswordForm()
    if form.validate_on_submit() and form.attempt(lambda: _set_password(form, account, token), problem):
        db.session.commit()
        flash(_("Your password has been set. Sign in with it."))
        return redirect(url_for("accounts.sign_in"))
    return render_form("accounts/choose_password.html", form, account=account)


def _set_password(form: PasswordForm, account: Account, token: str) -> None:
    if form.password.data != form.again.data:
        raise RuleBroken("passwords_differ", "again")
    now = clock.now()
    actions.set_password(account, form.password.data, now=now, invitation=open_invitation(token, now))


@accounts.get("/accounts")
@requires(Thing.ACCOUNTS)
def people() -> ResponseReturnValue:
    """Everybody who signs in."""
    return render_template("accounts/people.html", accounts=all_accounts(), roles=ROLES, today=clock.today())


@accounts.route("/accounts/new", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def new_account() -> ResponseReturnValue:
    """Invites someone."""
    form = AccountForm(data={"language": "en"})
    invited: list[tuple[Account, str]] = []
    if form.validate_on_submit() and form.attempt(lambda: invited.append(_invite(form)), problem):
        db.session.commit()
        account, token = invited[0]
        return _invited(account, token)
    return render_form("accounts/new_account.html", form)


def _invite(form: AccountForm) -> tuple[Account, str]:
    return actions.invite(
        form.email.data, form.name.data, language=form.language.data, by=viewer(), now=clock.now()
    )


def _invited(account: Account, token: str) -> ResponseReturnValue:
    """The link is shown once: only its digest is kept."""
    link = f"{current_app.config['BASE_URL']}{url_for('accounts.choose_password', token=token)}"
    return render_template("accounts/invited.html", account=account, link=link)


@accounts.get("/accounts/<int:account_id>")
@requires(Thing.ACCOUNTS)
def account(account_id: int) -> ResponseReturnValue:
    """One person: their appointments, and whether they may sign in."""
    found = _account(account_id)
    names = {kind: dict(options) for kind, options in places.all_places().items()}
    return render_template(
        "accounts/account.html", account=found, roles=ROLES, places=names, today=clock.today()
    )


@accounts.route("/accounts/<int:account_id>/appointments/new", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def new_appointment(account_id: int) -> ResponseReturnValue:
    """Gives someone a role at a place."""
    found, form = _account(account_id), AppointmentForm(data={"from_on": clock.today()})
    if form.validate_on_submit() and form.attempt(lambda: _appoint(found, form), problem):
        db.session.commit()
        return redirect(url_for("accounts.account", account_id=account_id))
    return render_form("accounts/new_appointment.html", form, account=found)


def _appoint(found: Account, form: AppointmentForm) -> None:
    place = places.place_from(form.held_at.data)
    actions.appoint_to(
        found, form.role.data, place, from_on=form.from_on.data, until_on=form.until_on.data, by=viewer()
    )


@accounts.route("/accounts/<int:account_id>/appointments/<int:appointment_id>/end", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def end_appointment(account_id: int, appointment_id: int) -> ResponseReturnValue:
    """Ends an appointment after a day."""
    found = _account(account_id)
    held = find_appointment(found, appointment_id) or abort(404)
    form = EndingForm(data={"until_on": held.until_on or clock.today()})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.end_appointment(held, until_on=form.until_on.data, by=viewer()), problem
    ):
        db.session.commit()
        return redirect(url_for("accounts.account", account_id=account_id))
    return render_form("accounts/end_appointment.html", form, account=found, role=ROLES[held.role])


@accounts.post("/accounts/<int:account_id>/invitation")
@requires(Thing.ACCOUNTS, Verb.WRITE)
def invite_again(account_id: int) -> ResponseReturnValue:
    """A new link to choose a password; earlier links stop working."""
    found = _account(account_id)
    token = actions.new_invitation(found, now=clock.now())
    db.session.commit()
    return _invited(found, token)


@accounts.post("/accounts/<int:account_id>/active")
@requires(Thing.ACCOUNTS, Verb.WRITE)
def set_active(account_id: int) -> ResponseReturnValue:
    """Lets someone sign in, or no longer."""
    found = _account(account_id)
    if NothingAsked().validate_on_submit():
        actions.set_active(found, request.form.get("active") == "yes", by=viewer(), now=clock.now())
        db.session.commit()
    return redirect(url_for("accounts.account", account_id=account_id))


def _account(account_id: int) -> Account:
    return get_account(account_id) or abort(404)
