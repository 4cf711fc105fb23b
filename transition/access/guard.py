"""The check before every request: a page that does not say what it needs stays shut."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import Flask, abort, current_app, g, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from transition.access.permissions import Needs, Open, Post, Thing, Verb, Viewer, conditions, grants

View = TypeVar("View", bound=Callable[..., Any])
Posts = Callable[[int, Viewer], frozenset[Post]]


class NotGuarded(Exception):
    """A page was registered that does not say what it needs."""


def requires(thing: Thing, verb: Verb = Verb.READ) -> Callable[[View], View]:
    """Marks a view with what its reader must be granted."""
    return _mark(Needs(thing, verb))


def open_to(whom: Open) -> Callable[[View], View]:
    """Marks a view as open to anyone, or to anyone who is signed in."""
    return _mark(whom)


def _mark(needs: Needs | Open) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.needs = needs  # type: ignore[attr-defined]  # a mark on the function
        return view

    return mark


def viewer() -> Viewer:
    """Whoever is signed in, with the appointments that hold today."""
    return cast(Viewer, current_user.viewer)


def posts() -> frozenset[Post]:
    """What the viewer is on this page's transfer; empty on a page of no transfer."""
    return cast(frozenset[Post], g.get("posts", frozenset()))


def allows(thing: Thing, verb: Verb = Verb.READ) -> bool:
    """Whether the viewer may do that to this page's transfer: what decides if a link is shown."""
    return bool(conditions(posts(), Needs(thing, verb)))


def is_open(endpoint: str) -> bool:
    """Whether there is such a page and the viewer may open it here: what decides if a link to it is shown."""
    needs = getattr(current_app.view_functions.get(endpoint), "needs", None)
    if not isinstance(needs, Needs):
        return isinstance(needs, Open)
    if current_app.url_map.is_endpoint_expecting(endpoint, "transfer_id"):
        return allows(needs.thing, needs.verb)
    return grants(viewer().roles, needs)


def allows_anywhere(thing: Thing, verb: Verb = Verb.READ) -> bool:
    """Whether any of the viewer's roles may do that somewhere: for pages that belong to no transfer."""
    return grants(viewer().roles, Needs(thing, verb))


def init_guard(app: Flask, posts_on: Posts) -> None:
    """Puts the guard before every request. `posts_on` says what a viewer is on a transfer, if anything."""
    app.jinja_env.globals.update(
        allows=allows, allows_anywhere=allows_anywhere, is_open=is_open, Thing=Thing, Verb=Verb
    )

    @app.before_request
    def guard() -> ResponseReturnValue | None:
        if request.endpoint is None:
            return None
        needs = getattr(current_app.view_functions.get(request.endpoint), "needs", None)
        if needs is Open.ANYONE:
            return None
        if not current_user.is_authenticated:
            return cast(ResponseReturnValue, current_app.login_manager.unauthorized())  # type: ignore[attr-defined]  # Flask-Login adds it
        if needs is Open.SIGNED_IN:
            _enter(posts_on, None)
        elif isinstance(needs, Needs) and grants(viewer().roles, needs):
            _enter(posts_on, needs)
        else:
            abort(403)
        return None


def _enter(posts_on: Posts, needs: Needs | None) -> None:
    """On a transfer's own pages: 404 outside one's scope, 403 when that side of the table is closed."""
    transfer_id = (request.view_args or {}).get("transfer_id")
    if transfer_id is None:
        return
    g.posts = posts_on(transfer_id, viewer())
    if not g.posts:
        abort(404)
    if needs and not conditions(g.posts, needs):
        abort(403)


def check_every_page(app: Flask) -> None:
    """Refuses to start while any page does not say what it needs. Raises NotGuarded."""
    shut = [name for name, view in app.view_functions.items() if not hasattr(view, "needs")]
    if shut:
        raise NotGuarded(f"These pages do not say what they need: {', '.join(sorted(shut))}")
