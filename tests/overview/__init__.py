"""Tests of one feature; see its modules."""
