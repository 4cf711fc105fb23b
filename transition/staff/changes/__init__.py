"""Proposed changes of protected terms: judged by the rules, refused, advised on, made; and terms that end."""
