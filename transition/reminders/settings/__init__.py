"""How each person wants to be reminded, and to whom their employer puts what stays undone."""
