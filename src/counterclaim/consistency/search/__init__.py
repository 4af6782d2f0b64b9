"""The search for claims that conflict: candidates, pairs and sums, and what explains them."""
