"""Staff lists on their way in: from a file of any shape to people, questions and a full account."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages, the commands and the waiting work of this feature."""
    from transition import jobs
    from transition.imports.commands import imports as commands
    from transition.imports.jobs import IMPORTS, SWEEP
    from transition.imports.views import imports

    app.register_blueprint(imports)
    app.cli.add_command(commands)
    jobs.register(app, IMPORTS)
    jobs.register(app, SWEEP)
