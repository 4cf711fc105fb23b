"""Employee liability information: how much of what regulation 11 asks for the records hold."""
