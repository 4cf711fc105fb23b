"""The liability part of the house; see its modules."""
