"""HTTP routes over views and accounts."""
