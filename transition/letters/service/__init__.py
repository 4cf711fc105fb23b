"""The record of service: what became of each issued letter, and what is not yet proved."""
