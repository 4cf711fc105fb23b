"""The pictures of a status report: pure drawings of its facts, whose words are handed over."""
