"""Gathers postings from sources and files, on a schedule."""

from collector.collect import collect

__all__ = ["collect"]
