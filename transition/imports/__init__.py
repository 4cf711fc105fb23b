"""The imports part of the house; see its modules."""
