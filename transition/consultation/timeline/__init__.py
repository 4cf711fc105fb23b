"""The timeline part of the house; see its modules."""
