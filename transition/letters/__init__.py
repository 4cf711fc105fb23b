"""Letters: written from the records, approved by a second officer, issued for good, printed and served."""

from flask import Flask

from transition.jobs import register


def init_app(app: Flask) -> None:
    """Adds the pages, the commands and the waiting work of this feature."""
    from transition.letters import batch_pages as batch_pages
    from transition.letters import letter_pages as letter_pages
    from transition.letters import preview_pages as preview_pages
    from transition.letters import printing_pages as printing_pages
    from transition.letters import proof_pages as proof_pages
    from transition.letters import service_pages as service_pages
    from transition.letters import views as views
    from transition.letters.agreements import views as agreement_pages  # noqa: F401
    from transition.letters.blueprint import letters
    from transition.letters.commands import letters as commands
    from transition.letters.deputies import views as deputy_pages  # noqa: F401
    from transition.letters.formats import views as format_pages  # noqa: F401
    from transition.letters.jobs import WORK

    app.register_blueprint(letters)
    app.cli.add_command(commands)
    for work in WORK:
        register(app, work)
