"""The commands, a module each: its `run` takes the options and returns an outcome."""
