"""The offers part of the house; see its modules."""
