"""Readers of `data/*.json`: skills, roles, titles, resources, projects, rates, cities, sources."""
