"""The page on which somebody is found by name, in whichever transfer they are."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing
from transition.accounts.actions import keep_search
from transition.db import db
from transition.staff.blueprint import staff
from transition.staff.people.everywhere import MOST_FOUND, found_everywhere
from transition.staff.people.views import words_sought


@staff.get("/people")
@requires(Thing.STAFF_DETAILS)
def find_people() -> ResponseReturnValue:
    """Whoever fits the words of the search, each with their transfer."""
    words = words_sought()
    found = found_everywhere(words or "", viewer(), clock.today())
    return render_template(
        "staff/find_people.html", words=words or "", has_search_ended=words is None,
        found=found[:MOST_FOUND], has_more=len(found) > MOST_FOUND, most=MOST_FOUND,
    )  # fmt: skip


@staff.post("/people")
@requires(Thing.STAFF_DETAILS)
def seek_people() -> ResponseReturnValue:
    """Keeps the words of a search with the session and opens the page on them: no name stands in the address."""
    token = keep_search(current_user.session, request.form.get("q", ""), now=clock.now())
    db.session.commit()
    return redirect(url_for("staff.find_people", search=token), 303)
