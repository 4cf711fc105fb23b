"""What the incoming employer must be told, and how far it is."""
