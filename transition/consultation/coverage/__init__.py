"""The coverage part of the house; see its modules."""
