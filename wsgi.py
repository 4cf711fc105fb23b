"""What a web server and the `flask` command start from."""

import sys

from config import SettingsError, from_environment
from transition.app import create_app

try:
    app = create_app(from_environment())
except SettingsError as error:
    sys.exit(str(error))
