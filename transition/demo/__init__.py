"""The demo part of the house; see its modules."""
