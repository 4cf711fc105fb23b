"""What all pages share: forms, language, filters, errors, headers. Knows no feature."""
