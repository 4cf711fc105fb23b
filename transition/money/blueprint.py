"""The one blueprint of the pages of money: costs, shared costs and exposure register on it."""

from flask import Blueprint

from transition.money.shared.queries import NoSuchSharedCost
from transition.web.errors import not_found

money = Blueprint("money", __name__)
money.register_error_handler(NoSuchSharedCost, not_found)
