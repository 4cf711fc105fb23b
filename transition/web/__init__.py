"""What all pages share: forms, language, filters, errors, headers. Knows no feature."""

from flask import Flask

from transition.web import (
    addresses,
    cards,
    citations,
    errors,
    forms,
    headers,
    language,
    pages,
    transactions,
    views,
    words,
)

# The pages that ask nothing of their reader; this layer knows no permissions, so the application marks them.
FOR_ANYONE = ("static", "language.choose", "web.health", "web.accessibility", "web.privacy")


def init_app(app: Flask) -> None:
    """Gives the application its languages, templates, headers, error pages and the pages that belong to nobody."""
    addresses.init_app(app)
    pages.init_app(app)
    language.init_app(app)
    words.init_app(app)
    cards.init_app(app)
    citations.init_app(app)
    forms.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    views.init_app(app)
    transactions.init_app(app)
