"""The employers part of the house; see its modules."""
