"""Everything Career Navigator knows and computes; pages, API and collector are its doors."""

__version__ = "0.2.0"
