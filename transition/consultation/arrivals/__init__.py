"""What the new employer does for each person that comes over: written statement, check of the right to work."""
