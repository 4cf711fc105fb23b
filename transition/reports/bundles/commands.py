"""`flask bundles`: whether the files of an archive are as they were made."""

import hashlib
import sys
from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import select

from transition.db import db
from transition.reports.bundles.checking import faults
from transition.reports.bundles.models import BundleFile, EvidenceBundle

bundles = AppGroup("bundles", help="Evidence bundles.")
_SAID = {
    "changed": "is not what it was when the bundle was made",
    "missing": "is missing",
    "unlisted": "is not of the bundle",
    "unreadable": "cannot be read as a bundle",
}


@bundles.command("verify")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def verify(file: Path) -> None:
    """Compare each file of a bundle's ZIP with its digest; exit with 1 and name what differs."""
    with file.open("rb") as archive:
        compared, found = faults(archive)
        archive.seek(0)
        digest = hashlib.file_digest(archive, "sha256").hexdigest()
    for one in found:
        click.echo(f"{one.name or file.name}: {_SAID[one.code]}", err=True)
    if not found:
        click.echo(f"{compared} files are as they were made.")
    click.echo(f"SHA-256 of {file.name}: {digest}")
    click.echo(_known(digest))
    if found:
        sys.exit(1)


def _known(digest: str) -> str:
    query = (
        select(EvidenceBundle.transfer_id, EvidenceBundle.number)
        .join(BundleFile, BundleFile.bundle_id == EvidenceBundle.id)
        .where(BundleFile.digest == digest)
    )
    found = db.session.execute(query).first()
    if found is None:
        return "No bundle made here has this digest."
    return f"It is bundle {found[1]} of transfer {found[0]}, byte for byte."
