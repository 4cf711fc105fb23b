"""Transition: keeps the record when a council moves staff to another employer."""
