"""What a claim says: its interpretations, as answers on the days of lines and as quantities."""
