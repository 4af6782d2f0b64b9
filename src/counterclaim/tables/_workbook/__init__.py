"""Workbooks (.xlsx): their package, read and written behind guards, on openpyxl."""
