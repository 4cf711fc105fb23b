"""The cases part of the house: disciplinary procedures, grievances and claims, for caseworkers; see its modules."""
