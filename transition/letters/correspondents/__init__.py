"""Who receives an employer's letters at other organisations, by name."""
