"""The consultation part of the house; see its modules."""
