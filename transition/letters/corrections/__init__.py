"""Letters that put right what issued letters said."""
