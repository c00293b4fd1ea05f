"""Formats of what leaves the program: CSV with its metadata, calendar files, escaped markup."""
