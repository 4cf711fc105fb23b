"""The facilities part of the house; see its modules."""
