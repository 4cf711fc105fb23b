"""The people part of the house; see its modules."""
