"""What the councils of a programme pay together, divided by stated keys."""
