"""From bytes to values of JSON, each with its place in the file."""
