"""The rules part of the house; see its modules."""
