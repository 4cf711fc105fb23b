"""The letters part of the house; see its modules."""
