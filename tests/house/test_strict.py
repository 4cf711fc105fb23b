"""A skipped test is a failure on CI, and only there."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SKIPPING = """
import pytest

def test_skips_itself():
    pytest.skip("no database")

@pytest.mark.skip(reason="no browser")
def test_is_marked():
    pass

@pytest.mark.xfail
def test_is_expected_to_fail():
    raise ValueError
"""


def run(folder: Path, text: str, ci: str, url: str = "postgresql://server") -> str:
    """The closing line of a run of its own."""
    (folder / "test_it.py").write_text(text)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.strict",
        "-p",
        "no:cacheprovider",
        "-c",
        "/dev/null",
        "-q",
    ]
    environment = {"CI": ci, "TEST_DATABASE_URL": url, "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [*command, str(folder)], capture_output=True, text=True, env=environment, check=False
    )
    return (done.stdout + done.stderr).strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("ci", "outcome"), [("true", "1 failed, 1 xfailed, 1 error"), ("", "2 skipped, 1 xfailed")]
)
def test_a_skipped_test_fails_on_ci_only(tmp_path: Path, ci: str, outcome: str) -> None:
    assert run(tmp_path, SKIPPING, ci).startswith(outcome)


@pytest.mark.parametrize(("ci", "outcome"), [("true", "1 error"), ("", "1 skipped")])
def test_so_does_a_file_that_skips_itself(tmp_path: Path, ci: str, outcome: str) -> None:
    whole_file = "import pytest\npytest.skip('no Java', allow_module_level=True)"
    assert outcome in run(tmp_path, whole_file, ci)


def test_ci_without_postgresql_is_refused(tmp_path: Path) -> None:
    assert "TEST_DATABASE_URL" in run(tmp_path, SKIPPING, "true", url="")
