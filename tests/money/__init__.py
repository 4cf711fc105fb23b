"""What a transfer costs."""
