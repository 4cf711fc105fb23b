"""The meetings part of the house; see its modules."""
