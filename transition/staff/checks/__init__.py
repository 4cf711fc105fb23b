"""The checks part of the house: people check their own record, by letter and reply slip; see its modules."""
