"""Staff lists as they really come, each made by a function here; nothing built is kept."""
