"""Status reports of a whole programme."""
