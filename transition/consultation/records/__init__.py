"""The records part of the house; see its modules."""
