"""Evidence bundles: all that was done in a transfer, in order of date, as one PDF and one ZIP, kept as made."""
