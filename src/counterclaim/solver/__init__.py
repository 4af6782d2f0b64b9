"""What decides whether constraints can hold together; it knows no claims."""
