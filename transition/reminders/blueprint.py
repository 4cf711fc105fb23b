"""The blueprint that every page of reminders is on."""

from flask import Blueprint

reminders = Blueprint("reminders", __name__)
