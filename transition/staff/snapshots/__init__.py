"""The snapshots part of the house; see its modules."""
