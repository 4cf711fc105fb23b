"""The audit part of the house; see its modules."""
