"""The access part of the house; see its modules."""
