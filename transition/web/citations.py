"""The sources of rules as a reader meets them: in Welsh where the source has a Welsh name, else marked as English."""

from flask import Flask
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from transition.web.language import language

# Acts of the Senedd have two names of equal standing; the Home Office's guidance is named in Welsh letters too.
_IN_BOTH: dict[str, LazyString] = {
    "SPPP (Wales) Act 2023 s.16": _l("SPPP (Wales) Act 2023 s.16"),
    "Home Office right to work guidance": _l("Home Office right to work guidance"),
    "Home Office right to work guidance: 60 days after a TUPE transfer": _l(
        "Home Office right to work guidance: 60 days after a TUPE transfer"
    ),
}


def init_app(app: Flask) -> None:
    """Puts the filter within reach of every template."""
    app.jinja_env.filters["citation"] = citation


def citation(source: str) -> str:
    """A rule's source; English words on a Welsh page are marked as such."""
    if source in _IN_BOTH:
        return str(_IN_BOTH[source])
    return (
        source if language() == "en" or not source else Markup('<span lang="en-GB">{}</span>').format(source)
    )
