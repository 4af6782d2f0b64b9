"""From results to English."""
