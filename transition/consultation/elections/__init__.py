"""The elections part of the house; see its modules."""
