"""The terms part of the house; see its modules."""
