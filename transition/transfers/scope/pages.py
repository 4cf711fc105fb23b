"""What the forms of this part share: keep what was said, say so, and go back to where one came from."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from transition.transfers.models import Transfer
from transition.transfers.pages import is_kept
from transition.web.forms import Form
from transition.web.pages import render_form


def form_page(
    transfer: Transfer, form: Form, keep: Callable[[], Any], *, home: str, said: str, title: str
) -> ResponseReturnValue:
    """Keeps what the form says, says so and goes to the address `home`; until then, the form itself."""
    if is_kept(form, keep):
        flash(said)
        return redirect(home)
    return render_form("transfers/scope_form.html", form, transfer=transfer, title=title, home=home)
