"""What length of service brings each person: the steps of a term as recorded, and statutory notice, by day."""
