"""The i18n part of the house; see its modules."""
