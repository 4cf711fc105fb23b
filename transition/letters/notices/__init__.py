"""What letters say of each release of employee liability information."""
