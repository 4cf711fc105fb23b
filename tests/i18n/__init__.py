"""Tests of how each language writes dates, sums and names."""
