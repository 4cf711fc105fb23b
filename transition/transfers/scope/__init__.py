"""What surrounds a transfer: teams in and out of scope, decisions of bodies, and risks."""
