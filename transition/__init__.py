"""Transition keeps the record when staff move from one employer to another."""
