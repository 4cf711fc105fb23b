"""Status reports of a whole programme: its councils side by side, from what each has issued for publication."""
