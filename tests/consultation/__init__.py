"""What consultation does."""
