"""The reminders part of the house; see its modules."""
