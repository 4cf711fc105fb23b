"""Whether an archive is as it was made: a changed byte is told, and so is what is missing or was put in."""

import io
import zipfile
from pathlib import Path

import pytest
from flask import Flask

from tests.bundles.cases import made
from tests.letters.case import Case
from transition.reports.bundles.checking import Fault, faults

pytestmark = pytest.mark.only_sqlite
SUMS = "SHA256SUMS"
ONE, OTHER = b"one", b"other"
DIGEST = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"


def archive(**members: bytes) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    out.seek(0)
    return out


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"a": ONE, SUMS: f"{DIGEST}  a\n".encode()}, []),
        ({"a": OTHER, SUMS: f"{DIGEST}  a\n".encode()}, [Fault("a", "changed")]),
        ({SUMS: f"{DIGEST}  a\n".encode()}, [Fault("a", "missing")]),
        ({"a": ONE, "b": ONE, SUMS: f"{DIGEST}  a\n".encode()}, [Fault("b", "unlisted")]),
        ({"a": ONE}, [Fault(SUMS, "missing")]),
        ({"a": ONE, SUMS: b""}, [Fault("a", "unlisted")]),
    ],
)
def test_what_is_told_of_an_archive(members: dict[str, bytes], told: list[Fault]) -> None:
    assert faults(archive(**members))[1] == told


def test_what_is_no_archive_is_told() -> None:
    assert faults(io.BytesIO(b"no archive")) == (0, [Fault("", "unreadable")])


@pytest.mark.usefixtures("one_page")
def test_the_command_tells_a_changed_byte_wherever_it_is(app: Flask, case: Case, tmp_path: Path) -> None:
    _pdf, packed = made(app, case)
    file = tmp_path / "bundle.zip"
    file.write_bytes(packed)
    run = app.test_cli_runner()
    good = run.invoke(args=["bundles", "verify", str(file)])
    assert good.exit_code == 0, good.output
    assert "5 files are as they were made." in good.output
    assert "bundle 1 of transfer" in good.output
    with zipfile.ZipFile(io.BytesIO(packed)) as archive_of:
        for member in archive_of.infolist():
            at = member.header_offset + 30 + len(member.filename) + member.file_size // 2
            changed = bytearray(packed)
            changed[at] ^= 1
            file.write_bytes(changed)
            bad = run.invoke(args=["bundles", "verify", str(file)])
            assert bad.exit_code == 1, member.filename
            assert "No bundle made here has this digest." in bad.output
