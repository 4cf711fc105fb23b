"""The measures part of the house; see its modules."""
