"""Gathers postings from sources and files, on a schedule."""
