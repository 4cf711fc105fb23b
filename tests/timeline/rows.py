"""Rows of the tables on pages of the timeline and of tasks."""

from tests.visitor import Page


def line(page: Page, name: str, table: int = 0) -> list[str]:
    """The first row of a table that begins with these words."""
    return next(row for row in page.rows(table) if row[0].startswith(name))
