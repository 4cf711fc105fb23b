"""The reports part of the house; see its modules."""
