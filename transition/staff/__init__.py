"""The staff part of the house; see its modules."""
