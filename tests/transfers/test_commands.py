"""The command line's timetable and working days: what scripts hold on to."""

import json

import pytest
from click.testing import CliRunner, Result

from transition.transfers.commands import transfers


def run(*arguments: str) -> Result:
    return CliRunner().invoke(transfers, list(arguments))


def test_the_timetable_as_json_has_the_keys_that_scripts_read():
    found = run("timetable", "--on", "2026-04-01", "--notified-on", "2026-03-04", "--json")
    assert found.exit_code == 0
    rows = {row["duty"]: row for row in json.loads(found.stdout)}
    assert rows["LIABILITY_INFORMATION"] == {
        "duty": "LIABILITY_INFORMATION",
        "due_on": "2026-03-04",
        "advised_on": "2026-03-04",
        "source": "TUPE 2006 reg 11(6)",
        "kind": "statutory",
        "is_last_day": True,
        "cautious_on": "2026-03-03",
        "to_be_confirmed": False,
        "owed_by": "transferor",
        "owed_to": "transferee",
        "bank_holidays_known": True,
    }
    assert rows["LIABILITY_SPECIFIED_DATE"]["due_on"] == "2026-02-18"
    assert rows["CLAIM_LIMIT"]["due_on"] == "2026-06-30"
    assert rows["WRITTEN_STATEMENT"]["due_on"] == "2026-05-01"
    assert rows["COLLECTIVE_TERMS_CHANGE"]["due_on"] == "2027-04-02"


def test_without_a_notice_there_is_no_specified_date():
    rows = json.loads(run("timetable", "--on", "2026-04-01", "--json").stdout)
    assert "LIABILITY_SPECIFIED_DATE" not in {row["duty"] for row in rows}


@pytest.mark.parametrize(
    ("basis", "kind"),
    [("TUPE", "statutory"), ("UNDECIDED", "statutory_if_tupe"), ("tupe-equivalent", "policy")],
)
def test_the_kind_follows_the_basis(basis, kind):
    rows = json.loads(run("timetable", "--on", "2026-04-01", "--basis", basis, "--json").stdout)
    assert {row["kind"] for row in rows if row["duty"] == "LIABILITY_INFORMATION"} == {kind}


def test_good_friday_moves_the_advice_and_not_the_date():
    rows = json.loads(run("timetable", "--on", "2026-05-01", "--json").stdout)
    found = next(row for row in rows if row["duty"] == "LIABILITY_INFORMATION")
    assert (found["due_on"], found["advised_on"]) == ("2026-04-03", "2026-04-02")


def test_the_timetable_in_words_has_a_line_for_each_duty():
    found = run("timetable", "--on", "2026-04-01")
    assert found.exit_code == 0
    assert "by 2026-03-04" in found.stdout
    assert "from 2027-04-02" in found.stdout
    assert "Bank holidays are not known" not in found.stdout
    assert "Bank holidays are not known" in run("timetable", "--on", "2060-04-01").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("timetable",), "--on"),
        (("timetable", "--on", "2026-02-30"), "is not a date"),
        (("timetable", "--on", "1/4/2026"), "is not a date"),
        (("timetable", "--on", "2026-04-01", "--basis", "COSOP"), "is not a legal basis"),
        (("timetable", "--on", "2005-04-01"), "2006-04-06"),
        (("timetable", "--on", "9999-12-31"), "calendar"),
        (("working-day", "--after", "2026-03-20", "--days", "0"), "--days"),
        (("working-day", "--after", "2026-03-20", "--days", "ten"), "--days"),
        (("working-day", "--after", "9999-12-31", "--days", "1"), "calendar"),
    ],
)
def test_what_is_wrong_is_said_on_standard_error(arguments, message):
    found = run(*arguments)
    assert found.exit_code != 0
    assert found.stdout == ""
    assert message in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize(
    ("after", "days", "expected"), [("2026-03-20", "10", "2026-04-07"), ("2025-12-19", "5", "2025-12-30")]
)
def test_a_working_day_is_printed_alone(after, days, expected):
    found = run("working-day", "--after", after, "--days", days)
    assert (found.exit_code, found.stdout, found.stderr) == (0, f"{expected}\n", "")


@pytest.mark.parametrize("command", ["timetable", "working-day"])
def test_each_command_explains_itself(command):
    found = run(command, "--help")
    assert found.exit_code == 0
    assert "Print" in found.stdout
