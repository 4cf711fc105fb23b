<<<<<<< HEAD
"""Transition keeps the record when staff move from one employer to another."""
=======
"""Transition: keeps the record when a council moves staff to another employer."""
>>>>>>> rules
