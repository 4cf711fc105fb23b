"""Reviews after the transfer, at three, six and twelve months."""
