"""The objections part of the house; see its modules."""
