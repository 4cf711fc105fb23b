<<<<<<< HEAD
"""The rules part of the house; see its modules."""
=======
"""What the law says, as pure functions and tables: dates and facts in, answers out."""
>>>>>>> rules
