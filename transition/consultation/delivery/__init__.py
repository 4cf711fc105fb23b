"""Measures promised against delivered: what became of each, on what day, and what shows it."""
