"""The information part of the house; see its modules."""
