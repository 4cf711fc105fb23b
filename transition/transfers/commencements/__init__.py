"""Rules whose commencement is not confirmed: when an administrator says that they began, and by which date."""
