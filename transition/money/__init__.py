"""The money part of the house; see its modules."""
