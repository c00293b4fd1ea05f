"""Postings from files: what format a file has, which column is which field, and what its values mean."""
