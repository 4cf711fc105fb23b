"""Letters: written from the records, approved by a second officer, issued for good, printed and served."""

from importlib import import_module

from flask import Flask

from transition.jobs import register

# Each puts its pages on the one blueprint of letters when it is imported.
_PAGES = (
    "batch_pages", "letter_pages", "preview_pages", "views", "agreements.views", "corrections.views",
    "correspondents.views", "deputies.views", "formats.views", "notices.views", "printing.views",
    "receipts.views", "service.proof_pages", "service.views", "texts.follow_pages", "texts.views",
)  # fmt: skip


def init_app(app: Flask) -> None:
    """Adds the pages, the commands and the waiting work of this feature."""
    from transition.letters.blueprint import letters
    from transition.letters.commands import letters as commands
    from transition.letters.jobs import WORK
    from transition.letters.texts.translations import translations

    for pages in _PAGES:
        import_module(f"transition.letters.{pages}")
    app.register_blueprint(letters)
    app.register_blueprint(translations)
    app.cli.add_command(commands)
    for work in WORK:
        register(app, work)
