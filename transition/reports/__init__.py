"""Status reports of each council: drafted from the records, issued in two parts, kept as issued; evidence bundles."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Adds the pages, the command and the waiting work of this feature."""
    from transition.jobs import register
    from transition.reports.bundles.commands import bundles as bundles_command
    from transition.reports.bundles.jobs import BUNDLE_WORK
    from transition.reports.bundles.views import bundles
    from transition.reports.commands import reports as command
    from transition.reports.jobs import REPORT_WORK
    from transition.reports.papers.views import papers
    from transition.reports.picture_pages import reports
    from transition.reports.programmes.commands import programme_command
    from transition.reports.programmes.jobs import PROGRAMME_REPORT_WORK
    from transition.reports.programmes.views import programme_reports

    app.register_blueprint(reports)
    app.register_blueprint(papers)
    app.cli.add_command(command)
    register(app, REPORT_WORK)
    app.register_blueprint(bundles)
    app.cli.add_command(bundles_command)
    register(app, BUNDLE_WORK)
    app.register_blueprint(programme_reports)
    command.add_command(programme_command)
    register(app, PROGRAMME_REPORT_WORK)
