"""Programmes, transfers, teams and scope, decisions, information releases."""
