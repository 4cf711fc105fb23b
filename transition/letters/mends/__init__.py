"""What stops a letter, in words that say what to do, and the page on which it is done."""
