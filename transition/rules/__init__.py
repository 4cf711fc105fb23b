"""What the law says, pure: dates and facts in, answers out. The standard library only."""
