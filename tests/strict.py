"""On CI a test that is skipped proves nothing, so there it fails: what it needs must be installed."""

import os
from collections.abc import Generator

import pytest


def is_strict() -> bool:
    """Whether skipping is refused: on CI, told by CI=true as every CI does."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


def pytest_configure() -> None:
    """Without a server there would be no PostgreSQL test to skip, so its absence is refused too."""
    if is_strict() and not os.environ.get("TEST_DATABASE_URL"):
        raise pytest.UsageError("With CI=true, TEST_DATABASE_URL must name a PostgreSQL server")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that skips itself, or is marked so; an expected failure is no skip."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and is_strict():
        refuse(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A whole file that skips itself."""
    report = yield
    if report.skipped and is_strict():
        refuse(report)
    return report


def refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turns a skip into a failure that still says what was missing."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = f"{report.nodeid} may not be skipped here. {reason}"
