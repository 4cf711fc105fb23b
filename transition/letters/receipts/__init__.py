"""Receipts of letters to organisations and unions."""
