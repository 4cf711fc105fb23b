"""Placeholder until its pages are here."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages of this feature."""
