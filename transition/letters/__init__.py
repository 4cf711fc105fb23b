"""Letters: written from the records, approved by a second officer, issued for good, printed and served."""

from flask import Flask

from transition.jobs import register


def init_app(app: Flask) -> None:
    """Adds the pages, the commands and the waiting work of this feature."""
    from transition.letters import batch_pages as batch_pages
    from transition.letters import correction_pages as correction_pages
    from transition.letters import correspondent_pages as correspondent_pages
    from transition.letters import liability_pages as liability_pages
    from transition.letters import proof_pages as proof_pages
    from transition.letters import receipt_pages as receipt_pages
    from transition.letters import service_pages as service_pages
    from transition.letters import views as views
    from transition.letters.blueprint import letters
    from transition.letters.commands import letters as commands
    from transition.letters.jobs import WORK

    app.register_blueprint(letters)
    app.cli.add_command(commands)
    for work in WORK:
        register(app, work)
