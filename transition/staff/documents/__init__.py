"""The documents part of the house: what a protected term is written in, kept with it; see its modules."""
