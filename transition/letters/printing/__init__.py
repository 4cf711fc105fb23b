"""Issued letters joined for the printer, with what goes with each file."""
