"""`flask audit`: checking that the trail is whole."""

import sys

import click
from flask.cli import AppGroup

from transition.audit.queries import breaks, count_events

audit = AppGroup("audit", help="The trail.")


@audit.command("verify")
def verify() -> None:
    """Reads every chain from its first event; exits with 1 and says where when one is broken."""
    found = list(breaks())
    for one in found:
        click.echo(f"{one.chain}, event {one.number}: {one.reason.replace('_', ' ')}", err=True)
    if found:
        sys.exit(1)
    click.echo(f"The trail is whole: {count_events()} events.")
