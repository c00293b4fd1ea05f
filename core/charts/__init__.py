"""DataFrame in, plotly figure out. No query, no aggregation."""
