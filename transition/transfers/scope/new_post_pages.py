"""The pages of posts that are new and funded, into which nobody transfers."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.transfers.labels import POST_SHAPES, POST_STATES
from transition.transfers.pages import the_transfer, transfers
from transition.transfers.scope import actions, queries
from transition.transfers.scope.forms import NewPostForm
from transition.transfers.scope.models import NewPost
from transition.transfers.scope.pages import form_page


@transfers.get("/transfers/<int:transfer_id>/new-posts", endpoint="new_posts")
@requires(Thing.SCOPE)
def list_posts(transfer_id: int) -> ResponseReturnValue:
    """The posts that are new: why, funded by what, from when and how far each has come."""
    transfer = the_transfer(transfer_id)
    posts = queries.posts_of(transfer, clock.today())
    return render_template(
        "transfers/new_posts.html", transfer=transfer, posts=posts, states=POST_STATES, shapes=POST_SHAPES
    )


@transfers.route("/transfers/<int:transfer_id>/new-posts/new", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def new_post(transfer_id: int) -> ResponseReturnValue:
    """Adds a new post."""
    transfer, form = the_transfer(transfer_id), NewPostForm()
    return form_page(
        transfer,
        form,
        lambda: actions.add_post(transfer, form.answers, by=viewer(), today=clock.today()),
        home=url_for("transfers.new_posts", transfer_id=transfer.id),
        said=_("The new post was added."),
        title=_("Add a new post"),
    )


@transfers.route("/transfers/<int:transfer_id>/new-posts/<int:new_post_id>/change", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def change_new_post(transfer_id: int, new_post_id: int) -> ResponseReturnValue:
    """Changes a new post, or says how far it has come."""
    transfer = the_transfer(transfer_id)
    post = queries.get_child(NewPost, new_post_id, transfer)
    form = NewPostForm(obj=post)
    stamp: dict[str, Any] = {"version": form.version.data, "by": viewer(), "today": clock.today()}
    return form_page(
        transfer,
        form,
        lambda: actions.change_post(post, form.answers, **stamp),
        home=url_for("transfers.new_posts", transfer_id=transfer.id),
        said=_("The new post was changed."),
        title=_("Change a new post"),
    )
