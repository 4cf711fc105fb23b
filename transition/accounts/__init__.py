"""The accounts part of the house; see its modules."""
