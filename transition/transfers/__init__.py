"""The transfers part of the house; see its modules."""
