"""Agreements to have letters by e-mail: who agreed, when, and to which address."""
