"""Measurements: ratios within one run, printed, never a test."""
