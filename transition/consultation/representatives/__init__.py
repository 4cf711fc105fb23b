"""The representatives part of the house; see its modules."""
