"""`flask accounts`: inviting the first person, and any other."""

import click
from flask import current_app
from flask.cli import AppGroup

from transition import clock
from transition.access.permissions import Role
from transition.accounts.actions import appoint_to, invite, new_invitation, place_of
from transition.accounts.labels import problem
from transition.accounts.places import find_place
from transition.accounts.queries import find_account
from transition.db import db
from transition.rules.broken import RuleBroken

accounts = AppGroup("accounts", help="People who sign in.")


@accounts.command("invite")
@click.option("--email", required=True, help="The person's e-mail address.")
@click.option(
    "--role",
    required=True,
    help="One of: " + ", ".join(role.value.lower().replace("_", "-") for role in Role),
)
@click.option("--name", default=None, help="The person's name; the part before the @ when not given.")
@click.option("--council", default=None, help="The employer's short name, such as monmouthshire.")
@click.option("--union", default=None, help="The union's name, for a representative.")
@click.option("--programme", default=None, help="The programme's name, for a programme lead.")
def invite_command(
    email: str, role: str, name: str | None, council: str | None, union: str | None, programme: str | None
) -> None:
    """Invites someone, or gives someone who was invited before another role, and prints their link."""
    try:
        chosen = Role(role.upper().replace("-", "_"))
    except ValueError:
        raise click.BadParameter(f"there is no role {role}", param_hint="--role") from None
    try:
        place = find_place(place_of(chosen), council=council, union=union, programme=programme)
        found = find_account(email)
        if found is None:
            found, token = invite(
                email, name or email.partition("@")[0], language="en", by=None, now=clock.now()
            )
        else:
            token = new_invitation(found, now=clock.now())
        appoint_to(found, chosen, place, from_on=clock.today(), until_on=None, by=None)
    except RuleBroken as broken:
        db.session.rollback()
        raise click.ClickException(problem(broken)) from None
    db.session.commit()
    click.echo(f"{found.email}: open this link within 7 days to choose a password.")
    click.echo(f"{current_app.config['BASE_URL']}/invitations/{token}")
