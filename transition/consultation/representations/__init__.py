"""The representations part of the house; see its modules."""
