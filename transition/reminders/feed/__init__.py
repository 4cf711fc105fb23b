"""The calendar feed: one's own deadlines and meetings at a private address, for the calendar that one uses."""
