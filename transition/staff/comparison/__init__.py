"""The comparison part of the house; see its modules."""
