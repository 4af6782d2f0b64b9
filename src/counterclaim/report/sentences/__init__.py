"""From results to English; no sentence knows the form of the report that it stands in."""
