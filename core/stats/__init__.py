"""Statistics in plain NumPy: proportions, clustered samples, bootstrap, forecast. Knows no posting."""
