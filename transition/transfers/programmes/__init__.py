"""Programmes, and what one without a transfer yet is reported by."""
