"""The legal basis of a transfer: decisions, proposals and the question about a host that employs already."""
