"""What a check returns: conflicts with their grades and reasons, and what was left out."""
