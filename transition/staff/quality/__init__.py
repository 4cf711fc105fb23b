"""Data quality: what the law needs of staff records and they lack, what is wrong, who can mend it, and the trend."""
