"""Subjects to check, and several methods to check them with; see `engine.py` beside this folder."""
