"""The forms of a report, a module each; what they share is in `escaping`."""
