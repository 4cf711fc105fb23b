"""What all pages share: forms, language, filters, errors, headers. Knows no feature."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Wires what all pages share."""
