"""What the law says, as pure functions and tables: dates and facts in, answers out."""
