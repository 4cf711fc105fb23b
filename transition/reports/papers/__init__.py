"""The papers that a status report rests on: background papers and impact assessments, listed by the council."""
