"""The overview part of the house; see its modules."""
