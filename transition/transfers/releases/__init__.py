"""Recorded acts that open staff information to somebody else."""
